/** What a way of looking (`appearance-style`) is made of. Each is a part that is loaded before anything is shown where it is wanted. */

import type { CSSResult, TemplateResult } from 'lit';
import type { LiveSnapshot } from '../../data/snapshots.js';
import type { MessageContext } from '../message.js';
import type { MessageRow } from '../rows.js';

export interface Look {
  /** Each rule begins with `.chat.` and the name of the look. */
  readonly styles: readonly CSSResult[];
  /** A class for the pane that shows this. */
  classOf?(snapshot: LiveSnapshot): string;
  /** Instead of a picture beside the last message of a group. */
  beside(row: MessageRow, context: MessageContext): unknown;
  /** Instead of a name above the first. */
  head(row: MessageRow, context: MessageContext): unknown;
  /** After the name of a day. */
  dayTime?(time: number, locale: string): TemplateResult;
}
