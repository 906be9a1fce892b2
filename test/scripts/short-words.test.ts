/** What the build does to the names of words (scripts/lib/short-words.mjs). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rollup } from 'rollup';
import { shortWords } from '../../scripts/lib/short-words.mjs';

async function shortened(source: string, names?: readonly string[], id = '/src/parts/module.ts'): Promise<string> {
  const bundle = await rollup({ input: id, plugins: [{ name: 'module', resolveId: (path) => path, load: () => source }, shortWords(names)], treeshake: false });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code.trim();
}

describe('shortWords', () => {
  const names = ['tryAgain', 'cancelEdit'];

  it('renames a word wherever it is said, taken apart or put together, and nothing else of that name', async () => {
    assert.equal(
      await shortened('const cancelEdit = words.tryAgain;\nconst { tryAgain, cancelEdit: other } = words;\nconst made = { tryAgain, cancelEdit };\nconst value = words[tryAgain];', names),
      'const cancelEdit = words.$b;\nconst { $b: tryAgain, $a: other } = words;\nconst made = { $b: tryAgain, $a: cancelEdit };\nconst value = words[tryAgain];',
    );
  });

  it('leaves what is not of this library', async () => {
    assert.equal(await shortened('x.tryAgain();', names, '/node_modules/other/src/index.ts'), 'x.tryAgain();');
  });

  it('knows the words of the library, and leaves those that are also something else', async () => {
    assert.match(await shortened('x.encryptedMessage;'), /^x\.\$\w+;$/);
    // a method of messages for scripts, one of the platform, a kind of attachment that is looked up by its name, a property of events
    for (const name of ['edit', 'send', 'image', 'reactions']) assert.equal(await shortened(`x.${name};`), `x.${name};`);
  });
});
