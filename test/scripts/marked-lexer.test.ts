/** What the build leaves of marked reads as the whole one does (scripts/lib/marked-lexer.mjs). */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import nodeResolve from '@rollup/plugin-node-resolve';
import fc from 'fast-check';
import { rollup, type Plugin } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { markedLexer } from '../../scripts/lib/marked-lexer.mjs';

type Lex = (source: string) => unknown[];

/** The reader of src/, with marked as `plugins` bring it. */
async function bundled(...plugins: Plugin[]): Promise<Lex> {
  const bundle = await rollup({ input: 'src/parts/rich-text/markdown.ts', plugins: [...plugins, nodeResolve({ extensions: ['.ts', '.js'] }), esbuild({ target: 'es2022' })] });
  const { output } = await bundle.generate({ format: 'es' });
  const { lex } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`) as { lex: Lex };
  return lex;
}

/** What means something to Markdown, also where we have turned it off. */
const pieces = [
  'a', 'word', ' ', '  ', '\n', '\n\n', '  \n', '\t', '    ', '*', '**', '***', '_', '__', '~', '~~', '||', '`', '``', '```\n', '~~~', '# ', '## x #', '> ', '>', '- ', '+ ', '1. ', '12) ',
  '- [ ] ', '- [x] do', '[', ']', '](', ')', '![', '[a]', '[a]: /b', '[a][b]', '[a](https://a.example "t")', '<https://a.example>', 'https://a.example/b?c=d', 'www.a.example', 'me@a.example', '<b>', '</b>',
  '<div>\n', '<!-- c -->', '<pre>', '\\', '\\*', '\\_(ツ)_/', '&amp;', '&#42;', '&#x41;', '&', '|', '|-|-|', 'a|b\n-|-\n1|2', '---', '===', '***\n', '\u00a0', 'é', '日本', '👍', '\ue000', '(', '!', '"',
];

describe('marked-lexer', () => {
  let whole: Lex;
  let cut: Lex;
  before(async () => {
    [whole, cut] = await Promise.all([bundled(), bundled(markedLexer())]);
  });

  it('reads each sign as the whole one', () => {
    for (const one of pieces) for (const other of pieces) for (const text of [one + other, `${one}a${other}`, `${one} a ${other} b ${one}`]) assert.deepEqual(cut(text), whole(text), JSON.stringify(text));
  });

  it('reads any mixture of them as the whole one', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (mixture) => assert.deepEqual(cut(mixture.join('')), whole(mixture.join('')))), { numRuns: 3000 });
  });
});
