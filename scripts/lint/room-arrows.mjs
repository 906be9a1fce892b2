/**
 * ESLint rule: which room of src/ may import which (ARCHITECTURE.md, "Rooms of the house").
 * Arrows point down only. To add a room or an arrow, change the table here and the one there.
 */
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';

/** Top-level files of src/ that every room may import. They import only each other. */
export const shared = ['errors', 'events', 'clock'];

/** Every other file at the top of src/ (index.ts, further entry points) is in the room `index`. */
export const rooms = {
  // room      may import these rooms                         and these packages
  index:    { rooms: ['elements', 'parts', 'session', 'data', 'auth', 'matrix', 'backend', 'server', 'index'], packages: 'any' },
  elements: { rooms: ['parts', 'session', 'data'],            packages: 'any' },
  parts:    { rooms: ['session', 'data'],                     packages: 'any' },
  session:  { rooms: ['auth', 'data', 'backend'],             packages: 'any' },
  data:     { rooms: ['backend'],                             packages: 'no-lit' },
  auth:     { rooms: [],                                      packages: 'no-lit' },
  matrix:   { rooms: ['backend'],                             packages: 'no-lit' },
  backend:  { rooms: [],                                      packages: 'no-lit' },
  server:   { rooms: [],                                      packages: 'node' },
  shared:   { rooms: [],                                      packages: 'no-lit' },
};

const isLit = (name) => /^(lit|lit-html|lit-element|@lit|@lit-labs)(\/|$)/.test(name);
const isNode = (name) => name.startsWith('node:') || builtinModules.includes(name);

/** The room a path below src/ belongs to, e.g. `auth/token.ts` → `auth`. */
function roomOf(path) {
  const [first, ...rest] = path.split(sep);
  if (rest.length) return first;
  return shared.includes(first.replace(/\.(d\.)?[tj]s$/, '')) ? 'shared' : 'index';
}

/** Why a file of src/ may not import `source`, or undefined. `srcFolder` and `file` are absolute. */
export function forbidden(srcFolder, file, source) {
  const room = roomOf(relative(srcFolder, file));
  const rule = rooms[room];
  if (!rule) return `src/${room}/ is not in the table of rooms (scripts/lint/room-arrows.mjs)`;
  if (!source.startsWith('.')) {
    if (isNode(source)) return rule.packages === 'node' ? undefined : `${room} runs in browsers: no Node modules`;
    return rule.packages !== 'any' && isLit(source) ? `${room} knows nothing of Lit` : undefined;
  }
  const path = relative(srcFolder, join(dirname(file), source));
  if (path.startsWith('..')) return 'nothing in src/ imports what is outside it';
  const target = roomOf(path);
  if (target === room || target === 'shared' || rule.rooms.includes(target)) return undefined;
  return `${room} may import ${rule.rooms.join(', ') || 'no other room'}, not ${target}`;
}

export default {
  meta: {
    type: 'problem',
    docs: { description: 'Imports follow the arrows between the rooms of src/' },
    messages: { arrow: '{{reason}}.' },
    schema: [{ type: 'object', properties: { src: { type: 'string' } }, required: ['src'], additionalProperties: false }],
  },
  create(context) {
    const { src } = context.options[0];
    const check = (node) => {
      const source = node.source ?? node.argument?.literal ?? node.argument;
      if (typeof source?.value !== 'string') return;
      const reason = forbidden(src, context.filename, source.value);
      if (reason) context.report({ node: source, messageId: 'arrow', data: { reason } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};
