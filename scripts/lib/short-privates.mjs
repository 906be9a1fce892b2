/**
 * Rollup plugin: gives each class the names #a, #b, … for its private members, the most used first. Terser numbers them
 * through a whole chunk (#a … #Qt); names that come again in every class are shorter and compress better. Runs last.
 */
import MagicString from 'magic-string';
import { shortName } from './short-name.mjs';

/** @returns {import('rollup').Plugin} */
export function shortPrivates() {
  return {
    name: 'short-privates',
    renderChunk(code) {
      const result = new MagicString(code);
      visit(this.parse(code), new Map(), (node, outer) => {
        if (node.type === 'PrivateIdentifier' && outer.has(node.name)) result.update(node.start, node.end, `#${outer.get(node.name)}`);
        return node.type === 'ClassBody' ? namesIn(node, outer, code) : outer;
      });
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

/** What the private names in a class become. A class inside another one keeps clear of the outer one's names. */
function namesIn(body, outer, code) {
  const declared = [...new Set(body.body.flatMap(({ key }) => (key?.type === 'PrivateIdentifier' ? [key.name] : [])))];
  const text = code.slice(body.start, body.end);
  const uses = new Map(declared.map((name) => [name, text.split(`#${name}`).length]));
  declared.sort((a, b) => uses.get(b) - uses.get(a));
  return new Map([...outer, ...declared.map((name, index) => [name, shortName(outer.size + index)])]);
}

/** Calls `enter` with each node and the names that hold there; what it returns holds inside. */
function visit(node, names, enter) {
  if (Array.isArray(node)) return node.forEach((item) => visit(item, names, enter));
  if (typeof node?.type !== 'string') return undefined;
  const inside = enter(node, names);
  for (const value of Object.values(node)) if (typeof value === 'object') visit(value, inside, enter);
}
