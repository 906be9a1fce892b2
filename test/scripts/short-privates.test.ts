/** What the build does to private names (scripts/lib/short-privates.mjs). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rollup } from 'rollup';
import { shortPrivates } from '../../scripts/lib/short-privates.mjs';

/** A module after the plugin, and what it exports as `result`. */
async function built(source: string): Promise<{ code: string; result: unknown }> {
  const module = { name: 'module', resolveId: (id: string) => id, load: () => source };
  const bundle = await rollup({ input: 'module', plugins: [module, shortPrivates()], treeshake: false });
  const { output } = await bundle.generate({ format: 'iife', name: 'built', exports: 'named' });
  const { code } = output[0];
  return { code, result: new Function(`${code}; return built.result`)() };
}

describe('shortPrivates', () => {
  it('names the most used one #a, in every class anew', async () => {
    const { code, result } = await built(`
      class One { #rare = 1; #often = 2; get sum() { return this.#often + this.#often + this.#rare; } }
      class Two { #only = 3; static has(o) { return #only in o; } get value() { return this.#only; } }
      export const result = [new One().sum, new Two().value, Two.has(new Two()), Two.has(new One())];`);
    assert.deepEqual(result, [5, 3, true, false]);
    assert.match(code, /this\.#a \+ this\.#a \+ this\.#b/);
    assert.doesNotMatch(code, /#(rare|often|only)/);
  });

  it('keeps a class inside another one apart from it', async () => {
    const { result } = await built(`
      class Outer {
        #mine = 'outer'; #other = 1;
        inner() { const outer = this; return new (class { #mine = 'inner'; #own = 2; say() { return [this.#mine, this.#own, outer.#other]; } })().say().concat(this.#mine); }
      }
      export const result = new Outer().inner();`);
    assert.deepEqual(result, ['inner', 2, 1, 'outer']);
  });

  it('does not run out of letters, and knows methods, accessors and statics', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `member${index}`);
    const { result } = await built(`
      class Many {
        ${names.map((name, index) => `#${name} = ${index};`).join('\n')}
        static #made = 0; static make() { Many.#made++; return new Many(); } static get made() { return Many.#made; }
        #double() { return this.#sum * 2; }
        get #sum() { return ${names.map((name) => `this.#${name}`).join(' + ')}; }
        get double() { return this.#double(); }
      }
      export const result = [Many.make().double, Many.made];`);
    assert.deepEqual(result, [59 * 60, 1]);
  });
});
