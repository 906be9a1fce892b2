/** What is written down before a function runs must hold whenever it runs (scripts/lib/known-values.mjs). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import MagicString from 'magic-string';
import { parseAst } from 'rollup/parseAst';
import { knownValues } from '../../scripts/lib/known-values.mjs';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly expression?: { readonly callee?: { readonly name?: string } };
}

/** `config` is known to be false, what `skip()` does is not wanted, and what `configured(…)` gives is set before it is read. */
function written(body: string): string {
  const code = `function made() {${body}}`;
  const result = new MagicString(code);
  const isDead = (node: Node) => node.expression?.callee?.name === 'skip';
  const tells = (node: Node) => (node.type === 'Identifier' && node.name === 'config' ? 'false' : undefined);
  const isSetting = (node: Node) => code.slice(node.start, node.end).includes('config');
  knownValues((parseAst(code) as unknown as { body: { body: Node }[] }).body[0]!.body, code, { isDead, tells, isSetting }, result);
  return result.toString().slice('function made() {'.length, -1);
}

describe('known-values', () => {
  it('takes away assignments of what a variable is anyhow', () => {
    assert.equal(written('let a = false; function f() { a = config || false; return a; }'), 'let a = false; function f() { ; return a; }');
  });

  it('leaves a variable that is ever something else', () => {
    for (const body of ['let a = false; function f() { a = true; }', 'let a = 0; function f() { a++; }', 'let a = false; function f(b) { a = b; }', 'let a = 0; function f() { a += 0; }', 'let a = false; function f() { if (x) a = true; }']) assert.equal(written(body), body);
  });

  it('lets what is set before it is read begin as that', () => {
    assert.equal(written('let a = true; function f() { a = config !== false ? true : false; }'), 'let a = false; function f() { ; }');
    const twice = 'let a = null; function f() { a = config; a = true; }';
    assert.equal(written(twice), twice);
  });

  it('does not count what never happens, also where one depends on the other', () => {
    assert.equal(
      written('let a = false; let b = null; function f() { const is = a && g(); if (is) b = h(); else b = null; const outer = b; b = outer; a = config; skip(a); }'),
      'let a = false; let b = null; function f() { const is = false; if (is) ; else ; const outer = b; ; ; ; }',
    );
  });

  it('knows nothing of a name that is declared twice', () => {
    const body = 'let a = false; function f(a) { return !a; } function g() { const b = 1; } function h() { const b = 2; return b === 2; }';
    assert.equal(written(body), body);
  });

  it('evaluates as JavaScript does', () => {
    assert.equal(written('x(config || y); x(config && y); x(!config); x(typeof void 0 === "undefined"); x(1 === 2 ? y : z); x(config ?? y);'), 'x(config || y); x(false); x(true); x(true); x(z); x(config ?? y);');
  });
});
