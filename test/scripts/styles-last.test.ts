/** Where the build puts style sheets (scripts/lib/styles-last.mjs). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rollup } from 'rollup';
import { stylesLast } from '../../scripts/lib/styles-last.mjs';

/** The statements of a chunk with such a source, without its imports and exports. */
async function arranged(source: string): Promise<string[]> {
  const bundle = await rollup({
    input: 'module',
    external: ['lit'],
    plugins: [{ name: 'module', resolveId: (id) => (id === 'lit' ? null : id), load: () => `import { css, html } from 'lit';\n${source}\nexport { use };` }, stylesLast()],
    treeshake: false,
  });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code.split('\n').filter((line) => line && !/^(?:import|export)\b/.test(line));
}

describe('stylesLast', () => {
  it('puts sheets and lists of them after all else', async () => {
    assert.deepEqual(await arranged('const a = css`b{c:d}`;\nconst list = [a];\nconst use = () => list;\nconst c = css`e{f:g}`;\nuse();'.replace('use();', 'const h = 1;')), [
      'const use = () => list;',
      'const h = 1;',
      'const a = css`b{c:d}`;',
      'const list = [a];',
      'const c = css`e{f:g}`;',
    ]);
  });

  it('leaves what is needed before, and what that needs', async () => {
    const source = ['const a = css`b{c:d}`;', 'const list = [a];', 'const other = css`e{f:g}`;', 'const use = adopt(list);', 'class Shell { static styles = [other, use]; }'];
    assert.deepEqual(await arranged(source.join('\n')), source);
  });

  it('moves no HTML', async () => {
    const source = ['const a = html`<b>{c:d}</b>`;', 'const use = () => a;'];
    assert.deepEqual(await arranged(source.join('\n')), source);
  });
});
