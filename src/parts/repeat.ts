/**
 * `repeat()` as Lit has it: an item that is there again keeps its DOM. Lit's own, from 3.3.1 on, leaves a comment in the page for
 * each item that was ever taken away (lit/lit#5298), so a list that was scrolled through grows slow.
 */

import { type ChildPart, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { insertPart, removePart, setChildPartValue } from 'lit/directive-helpers.js';

class Repeat extends Directive {
  /** By key, in order. */
  #parts = new Map<unknown, ChildPart>();

  render<T>(_items: readonly T[], _keyOf: (item: T) => unknown, _template: (item: T, index: number) => unknown): unknown {
    return noChange;
  }

  override update<T>(container: ChildPart, [items, keyOf, template]: [readonly T[], (item: T) => unknown, (item: T, index: number) => unknown]): unknown {
    const before = this.#parts;
    const keys = items.map(keyOf);
    const wanted = new Set(keys);
    const places = new Map<unknown, number>();
    for (const [key, part] of before) {
      if (wanted.has(key)) places.set(key, places.size);
      else {
        const { endNode } = part;
        removePart(part);
        (endNode as ChildNode).remove();
      }
    }
    const parts: [unknown, ChildPart][] = [];
    let next: ChildPart | undefined;
    let nextPlace = Infinity;
    for (let index = items.length; index--; ) {
      const key = keys[index];
      const place = places.get(key)!;
      // What stands before the next one stays, but for one that has come from further above than the one before it.
      const stays = place < nextPlace && !(places.get(keys[index - 1])! > place);
      if (stays) nextPlace = place;
      next = stays ? before.get(key)! : insertPart(container, next, before.get(key));
      setChildPartValue(next, template(items[index]!, index));
      parts.push([key, next]);
    }
    this.#parts = new Map(parts.reverse());
    return noChange;
  }
}

/**
 * For a place in a template where nothing else ever stands.
 * @param keyOf what an item is known by: no two have the same
 */
export const repeat = directive(Repeat) as <T>(items: readonly T[], keyOf: (item: T) => unknown, template: (item: T, index: number) => unknown) => unknown;
