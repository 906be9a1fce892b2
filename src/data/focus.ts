/** The second stretch of a timeline: the channel looked at from an older message, until it grows to meet the live one. */

import type { Page } from '../backend/types.js';
import { Stretch } from './stretch.js';
import type { Timeline } from './timeline.js';

/** Shows the channel from an older message on. */
export function focusOn(timeline: Timeline, page: Page): void {
  timeline.focus = new Stretch(page.before);
  extend(timeline, page);
}

/** A newer page, where what is shown does not end at the newest. Where it meets the live stretch the two become one. */
export function extend(timeline: Timeline, page: Page): void {
  const { focus, live } = timeline;
  if (!focus) return;
  const ids = timeline.apply(page.events, true, focus.ids.at(-1));
  focus.merge(ids, 'end');
  focus.after = page.after;
  if (page.after !== undefined && !ids.some((id) => live.has(id))) return;
  const [first] = focus.ids;
  if (first === undefined || !live.has(first)) live.before = focus.before; // it goes back further than what was live
  live.merge(focus.ids, 'start');
  timeline.unfocus();
}
