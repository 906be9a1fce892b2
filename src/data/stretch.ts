/**
 * `Stretch`: messages without a gap between them, in the server's order, and the list of them that is shown. What happens at
 * its ends costs the same however many it holds.
 */

import type { Cursor } from '../backend/types.js';
import type { LiveMessage } from './snapshots.js';

export class Stretch {
  readonly ids: string[] = [];
  /** Where further ones begin. */
  after: Cursor | undefined;
  /** Id → a number that is higher the later it stands. They are counted down at the start and up at the end: the others stay. */
  readonly #numbers = new Map<string, number>();
  /** The number of the first one. */
  #first = 0;
  /** What is shown of each, beside `ids`, but for those that have changed. */
  readonly #shown: LiveMessage[] = [];
  readonly #changed = new Set<string>();
  #list: readonly LiveMessage[] | undefined;

  constructor(public before?: Cursor) {}

  has(id: string): boolean {
    return this.#numbers.has(id);
  }

  /** Its place in `ids`; none of a number where it is not among them. */
  indexOf(id: string): number {
    return this.#numbers.get(id)! - this.#first;
  }

  /** What is shown of a message has changed. */
  touch(id: string): void {
    if (!this.has(id)) return;
    this.#changed.add(id);
    this.#list = undefined;
  }

  /**
   * The messages, oldest first; the same array as long as none changes. It is not frozen: that takes WebKit 3 ms for 10,000.
   * @param show what is shown of one
   */
  list(show: (id: string) => LiveMessage): readonly LiveMessage[] {
    if (this.#list) return this.#list;
    for (const id of this.#changed) this.#shown[this.indexOf(id)] = show(id);
    this.#changed.clear();
    return (this.#list = this.#shown.slice());
  }

  /**
   * Puts in more of the same history: next to those that are known already, else at the end given. What goes back further
   * than the first known one is put in only at the start: at the end it is left to be paged, from `before` on.
   */
  merge(ids: Iterable<string>, end: 'start' | 'end'): void {
    let early: string[] = [];
    let position: number | undefined;
    for (const id of ids) {
      if (this.has(id)) {
        const index = this.indexOf(id);
        if (end === 'end' && index === 0) early = [];
        this.#insert(index, early);
        position = index + early.length + 1;
        early = [];
      } else if (position === undefined) early.push(id);
      else this.#insert(position++, [id]);
    }
    this.#insert(end === 'start' ? 0 : this.ids.length, early);
  }

  #insert(index: number, ids: readonly string[]): void {
    const isInside = index > 0 && index < this.ids.length;
    if (index === 0) this.#first -= ids.length;
    this.ids.splice(index, 0, ...ids);
    this.#shown.splice(index, 0, ...(ids as readonly unknown[] as LiveMessage[])); // each is shown anew before anybody sees it
    const end = isInside ? this.ids.length : index + ids.length;
    for (let at = index; at < end; at++) this.#numbers.set(this.ids[at]!, this.#first + at);
    for (const id of ids) this.#changed.add(id);
    if (ids.length) this.#list = undefined;
  }
}
