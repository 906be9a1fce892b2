/** What the build does to declarations (scripts/lib/let-for-const.mjs). */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rollup } from 'rollup';
import { letForConst } from '../../scripts/lib/let-for-const.mjs';

it('writes let for const, and leaves what only looks so', async () => {
  const source = 'const a = "const x"; for (const b of a) { const [c, { d }] = b; out(c, d, /const/, `const ${(() => { const e = 1; return e; })()}`, { const: 1 }.const); } let f = 2; out(f);';
  const bundle = await rollup({ input: 'module', plugins: [{ name: 'module', resolveId: (id) => id, load: () => source }, letForConst()], treeshake: false });
  const { output } = await bundle.generate({ format: 'es' });
  assert.equal(output[0].code.trim(), source.replaceAll(/const (?=[abe[])/g, 'let '));
});
