/**
 * Rollup plugin: puts the style sheets of a chunk next to each other, after all else: gzip looks back 32 KB, and what is alike in
 * them is said once. Lists of sheets go with them. What is needed while the module runs stays where it is. Runs before the minifier.
 */
import MagicString from 'magic-string';
import { visit } from './visit.mjs';

/** @returns {import('rollup').Plugin} */
export function stylesLast() {
  return {
    name: 'styles-last',
    renderChunk(code) {
      const { body } = this.parse(code);
      const imported = new Set(body.flatMap(({ type, specifiers }) => (type === 'ImportDeclaration' ? specifiers.map(({ local }) => local.name) : [])));
      const moved = new Map();
      for (const node of body) {
        const { id, init } = declared(node);
        if (isSheet(init, imported) || isList(init, imported, moved)) moved.set(id.name, node);
      }
      // What stays may need some of it at once: that stays too, and what it needs in turn.
      for (let before; before !== moved.size; ) {
        before = moved.size;
        for (const node of body) if (!moved.has(declared(node).id?.name)) for (const name of neededAtOnce(node)) moved.delete(name);
      }
      const result = new MagicString(code);
      const end = (body.find(({ type }) => type === 'ExportNamedDeclaration') ?? { start: code.length }).start;
      for (const node of moved.values()) result.appendLeft(end, `${code.slice(node.start, node.end)}\n`).remove(node.start, node.end);
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

/** What a statement that declares one thing declares. */
const declared = ({ type, declarations }) => (type === 'VariableDeclaration' && declarations.length === 1 ? declarations[0] : {});

/** A template whose tag is imported (rollup gives `css` any name), and that is no HTML. */
function isSheet(init, imported) {
  if (init?.type !== 'TaggedTemplateExpression' || !imported.has(init.tag.name) || init.quasi.expressions.length) return false;
  const [{ value }] = init.quasi.quasis;
  return /\{[^}]*:/.test(value.cooked) && !/<\/?[a-z]/.test(value.cooked);
}

/** A list of sheets, of this chunk or of others. */
const isList = (init, imported, sheets) =>
  init?.type === 'ArrayExpression' && init.elements.length > 0 && init.elements.every(({ name }) => sheets.has(name) || imported.has(name)) && init.elements.some(({ name }) => sheets.has(name));

/** The names that a statement uses when it is come to, and not only in a function. */
function neededAtOnce(statement) {
  const names = new Set();
  visit(statement, (node) => {
    if (node.type === 'Identifier') names.add(node.name);
    return /Function/.test(node.type) || node.type === 'ExportNamedDeclaration';
  });
  return names;
}
