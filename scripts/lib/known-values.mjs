/**
 * Writes down what is known of a function's variables before it runs, so that a minifier can drop what is never done. A variable
 * is known if all that is ever assigned to it is one literal; what only happens under a condition that is known not to hold does
 * not count. It begins with the assumption that each is what it begins with, and takes back what is contradicted, until nothing is.
 */
import { visit } from './visit.mjs';

/**
 * Edits `result`.
 * @param {any} body a function's, as acorn parses it
 * @param {string} code of which it is a part
 * @param {{ isDead: (node: any) => boolean, tells: (node: any, text: (node: any) => string) => string | undefined, isSetting: (node: any) => boolean }} caller
 *   statements to drop; what it knows of expressions: their value's source text, `undefined` if nothing; and what is assigned to
 *   a variable before anybody reads it: such a one may begin as something else
 * @param {import('magic-string').default} result
 */
export function knownValues(body, code, caller, result) {
  const { isDead, tells, isSetting } = caller;
  const text = ({ start, end }) => code.slice(start, end);
  // A name that is declared twice could be either.
  const declared = new Map();
  /** name → what a constant is made of */
  const constants = new Map();
  visit(body, (node) => {
    const ids = node.type === 'VariableDeclarator' ? [node.id] : (node.params ?? (node.param ? [node.param] : []));
    for (const { name } of ids) declared.set(name, (declared.get(name) ?? 0) + 1);
    if (node.type === 'VariableDeclaration' && node.kind === 'const') for (const { id, init } of node.declarations) constants.set(id.name, init);
  });
  /** name → source text of its value */
  const known = new Map();
  /** What has been taken for a setting. */
  const set = new Set();

  /** The source text of what an expression gives, `undefined` where that is not known. */
  const evaluate = (node) => {
    const told = tells(node, text);
    if (told !== undefined) return told;
    switch (node.type) {
      case 'Literal':
        return node.regex ? undefined : text(node);
      case 'Identifier':
        if (node.name === 'undefined') return 'undefined';
        return constants.has(node.name) && declared.get(node.name) === 1 ? evaluate(constants.get(node.name)) : known.get(node.name);
      case 'UnaryExpression':
        if (node.operator === 'void') return 'undefined';
        if (node.operator === '-') return isLiteral(text(node)) ? text(node) : undefined;
        if (node.operator === '!') return negated(truth(evaluate(node.argument)));
        return node.operator === 'typeof' && evaluate(node.argument) === 'undefined' ? '"undefined"' : undefined;
      case 'LogicalExpression': {
        const left = truth(evaluate(node.left));
        if (left === undefined || node.operator === '??') return undefined;
        return evaluate(left === (node.operator === '&&') ? node.right : node.left);
      }
      case 'BinaryExpression': {
        const [left, right] = [evaluate(node.left), evaluate(node.right)];
        if (!isLiteral(left) || !isLiteral(right) || !/^[!=]==$/.test(node.operator)) return undefined;
        return String((left === right) === (node.operator === '==='));
      }
      case 'ConditionalExpression': {
        const test = truth(evaluate(node.test));
        if (test === undefined) return undefined;
        const branch = test ? node.consequent : node.alternate;
        return evaluate(branch) ?? (branch.type === 'Identifier' ? branch.name : undefined);
      }
      default:
        return undefined;
    }
  };

  for (const { type, kind, declarations } of body.body) {
    if (type !== 'VariableDeclaration' || kind === 'const') continue;
    for (const { id, init } of declarations) {
      const value = init && declared.get(id.name) === 1 ? evaluate(init) : undefined;
      if (value !== undefined) known.set(id.name, value);
    }
  }

  /** Calls `enter` with each node that may run, and `drop` with each statement that does not. */
  const walkLive = (enter, drop = () => {}) => {
    const step = (node) => {
      if (isDead(node)) {
        drop(node);
        return true;
      }
      const test = node.type === 'IfStatement' ? truth(evaluate(node.test)) : undefined;
      if (test !== false) return enter(node);
      drop(node.consequent);
      if (node.alternate) visit(node.alternate, step);
      return true;
    };
    visit(body, step);
  };

  let isStable = false;
  while (!isStable) {
    isStable = true;
    const given = new Map();
    const give = (name, value, right) => known.has(name) && given.set(name, [...(given.get(name) ?? []), { value, right }]);
    walkLive(({ type, left, operator, right, argument }) => {
      if (type === 'AssignmentExpression') give(left.name, operator === '=' ? evaluate(right) : undefined, right);
      if (type === 'UpdateExpression') give(argument.name, undefined);
    });
    for (const [name, values] of given) {
      if (values.every(({ value }) => value === known.get(name))) continue;
      isStable = false;
      const [{ value }] = values;
      const isSet = !set.has(name) && isLiteral(value) && values.every((other) => other.value === value && isSetting(other.right));
      set.add(name);
      if (isSet) known.set(name, value);
      else known.delete(name);
    }
  }

  const remove = ({ start, end }) => result.overwrite(start, end, ';');
  walkLive((node) => {
    const { type, expression, id, init } = node;
    if (type === 'ExpressionStatement' && expression.type === 'AssignmentExpression' && known.has(expression.left.name)) {
      remove(node);
      return true;
    }
    if (type === 'VariableDeclarator' && known.has(id.name)) {
      if (text(init) !== known.get(id.name)) result.overwrite(init.start, init.end, known.get(id.name));
      return true;
    }
    const value = /Expression$/.test(type) ? evaluate(node) : undefined;
    if (value === undefined || value === text(node)) return false;
    result.overwrite(node.start, node.end, value);
    return true;
  }, remove);
}

/** Whether it is one whose text tells it from every other. */
const isLiteral = (value = '') => /^(?:true|false|null|undefined|"[^"\\]*"|0|-?[1-9]\d{0,8})$/.test(value);

/** Whether a known value counts as true; `undefined` where it is not known. */
function truth(value) {
  if (value === undefined || !isLiteral(value)) return undefined;
  return !['false', 'null', 'undefined', '""', '0'].includes(value);
}

const negated = (value) => (value === undefined ? undefined : String(!value));
