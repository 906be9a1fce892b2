/**
 * Rollup plugin: writes `let` for `const`. TypeScript has made sure that nothing is assigned again, the word is shorter, and with
 * one word for both the minifier joins more declarations and gzip finds more that is the same. Runs before the minifier.
 */
import MagicString from 'magic-string';
import { visit } from './visit.mjs';

/** @returns {import('rollup').Plugin} */
export function letForConst() {
  return {
    name: 'let-for-const',
    renderChunk(code) {
      const result = new MagicString(code);
      visit(this.parse(code), (node) => {
        if (node.type === 'VariableDeclaration' && node.kind === 'const') result.update(node.start, node.start + 'const'.length, 'let');
      });
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}
