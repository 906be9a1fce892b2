/** The cases, in the order in which each round takes them. */
import { burst, coming, empty, opening, prepending, scrolled, standing } from './measures.mjs';

const pair = (group, name, make) => ['ours', 'plain'].map((who) => ({ group, name: `${name}, ${who}`, measure: make(who) }));

export const cases = [
  ...[200, 1000, 10_000].flatMap((count) => [
    ...pair('opening', `${count} opened`, (who) => opening(who, count)),
    { group: 'opening', name: `${count} opened, deep-chat`, measure: opening('deep-chat', count) },
  ]),
  { group: 'opening', name: '1000 opened, vue-advanced-chat', measure: opening('vue-advanced-chat', 1000) },
  // It takes minutes and gigabytes: once is enough to see it cut off.
  { group: 'opening', name: '10000 opened, vue-advanced-chat', measure: opening('vue-advanced-chat', 10_000), once: 1 },
  { group: 'more', name: 'empty page', measure: empty() },
  ...[200, 10_000].flatMap((count) => pair('more', `${count} open`, (who) => standing(who, count))),
  { group: 'scrolled', name: '200 scrolled through', measure: scrolled(200) },
  { group: 'scrolled', name: '10000 scrolled through', measure: scrolled(10_000), once: 3 },
  ...[200, 10_000].flatMap((count) => pair('burst', `burst of 1000 at ${count}`, (who) => burst(who, count))),
  ...[400, 0].map((distance) => ({ group: 'above', name: `50 put above at ${distance} px`, measure: prepending(distance) })),
  ...pair('kept', '100 times in and out', coming),
];
