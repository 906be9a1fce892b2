/**
 * Rollup plugin: shortens html`…`, svg`…` and css`…` without changing what they mean.
 *
 * CSS goes through esbuild, which knows nesting, containers and layers. HTML keeps one space wherever there
 * was white space: removing it altogether would set inline content differently than in development. Quotes go
 * where HTML needs none.
 * Runs after TypeScript is gone.
 */
import { transformSync } from 'esbuild';
import MagicString from 'magic-string';
import { visit } from './visit.mjs';

const htmlTags = ['html', 'svg'];

/** @param {(id: string) => boolean} [wanted] which modules @returns {import('rollup').Plugin} */
export function minifyTemplates(wanted = () => true) {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (!wanted(id) || !/\b(html|svg|css)`/.test(code)) return null;
      const result = new MagicString(code);
      visit(this.parse(code), (node) => {
        if (node.type !== 'TaggedTemplateExpression' || node.tag.type !== 'Identifier') return;
        const { name } = node.tag;
        const quasis = node.quasi.quasis;
        if (name === 'css') minifyCss(quasis, result);
        else if (htmlTags.includes(name)) minifyHtml(quasis, result);
      });
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

/** With an expression inside it is no style sheet that could be parsed: only comments and indentation go. */
function minifyCss(quasis, result) {
  if (quasis.length > 1) {
    for (const quasi of quasis) replace(quasi, quasi.value.raw.replace(/\/\*[^]*?\*\//g, '').replace(/\s*\n\s*/g, ' '), result);
    return;
  }
  const [quasi] = quasis;
  const { code, warnings } = transformSync(quasi.value.cooked, { loader: 'css', minify: true, legalComments: 'none' });
  if (warnings.length) throw new Error(`css: ${warnings[0].text}: ${warnings[0].location?.lineText.trim()}`);
  replace(quasi, code.trim().replace(/[\\`]|\$\{/g, '\\$&'), result);
}

function minifyHtml(quasis, result) {
  if (quasis.some(({ value }) => /<(pre|textarea)\b/i.test(value.raw))) return;
  for (const quasi of quasis) replace(quasi, quasi.value.raw.replace(/<!--[^]*?-->/g, '').replace(/\s+/g, ' ').replace(/(?<= [a-z][a-z-]*=)"([\w.#-]+)"(?=[ >])/g, '$1'), result);
}

function replace({ start, end }, text, result) {
  if (start === end) return;
  if (text) result.overwrite(start, end, text);
  else result.remove(start, end);
}
