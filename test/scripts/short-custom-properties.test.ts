/** What the build does to custom properties (scripts/lib/short-custom-properties.mjs). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rollup } from 'rollup';
import { shortCustomProperties } from '../../scripts/lib/short-custom-properties.mjs';

async function shortened(source: string, names: readonly string[]): Promise<string> {
  const bundle = await rollup({ input: 'module', plugins: [{ name: 'module', resolveId: (id) => id, load: () => source }, shortCustomProperties(names)], treeshake: false });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code.trim();
}

describe('shortCustomProperties', () => {
  it('gives each of ours a letter, in sheets and in code, whatever the order they come in', async () => {
    const source = "const sheet = `a{--_b-c:red;color:var(--_b-c,var(--_b))}`;\nstyle.setProperty('--_b', sheet);";
    const short = "const sheet = `a{--_b:red;color:var(--_b,var(--_a))}`;\nstyle.setProperty('--_a', sheet);";
    assert.equal(await shortened(source, ['--_b-c', '--_b']), short);
    assert.equal(await shortened(source, ['--_b', '--_b-c', '--_b']), short);
  });

  it('leaves those that a page may set', async () => {
    const source = "const sheet = 'a{color:var(--chat-muted);--b:1;--_unknown:2}';";
    assert.equal(await shortened(source, ['--_muted']), source);
  });
});
