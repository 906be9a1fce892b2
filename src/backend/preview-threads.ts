/** Which messages of a preview channel are in threads, and how a thread is paged. */

import { ChatError } from '../errors.js';
import type { PreviewChannel } from './preview-channel.js';
import type { ChannelEvent, Cursor, Message, Page } from './types.js';

export class PreviewThreads {
  readonly #channel: PreviewChannel;
  /** Id of the message whose thread it is → indexes of the messages in it. */
  readonly #replies = new Map<string, number[]>();

  constructor(channel: PreviewChannel) {
    this.#channel = channel;
  }

  /** Throws `bad_request` where no thread can be: nobody answers what is not there, or is in a thread itself. */
  assertRoot(messageId: string): void {
    const index = this.#channel.find(messageId);
    const root = index === undefined ? undefined : this.#channel.messages[index];
    if (!root || root.threadId !== undefined) throw new ChatError('bad_request', `There can be no thread of ${messageId}`);
  }

  add({ threadId }: Message, index: number): void {
    if (threadId === undefined) return;
    const replies = this.#replies.get(threadId);
    if (replies) replies.push(index);
    else this.#replies.set(threadId, [index]);
  }

  /** How much there is in a message's thread, if there is one. */
  summary(messageId: string): ChannelEvent[] {
    const replies = (this.#replies.get(messageId) ?? []).map((index) => this.#channel.messages[index]!).filter(({ deleted }) => !deleted);
    const last = replies.at(-1);
    return last ? [{ type: 'thread', messageId, count: replies.length, last }] : [];
  }

  /** The newest messages of a thread, or those before `cursor`; the first page of all begins with the message itself. */
  page(messageId: string, cursor: Cursor | undefined, limit: number): Page {
    const { messages } = this.#channel;
    const root = messages[this.#channel.indexOf(messageId)]!;
    const replies = this.#replies.get(messageId) ?? [];
    const end = cursor === undefined ? replies.length : this.#index(messageId, cursor);
    const start = Math.max(0, end - limit);
    const told = replies.slice(start, end).map((index) => messages[index]!);
    const before = start > 0 ? `${this.#prefix(messageId)}${start}` : undefined;
    return { events: this.#channel.tellAll(before ? told : [root, ...told]), before };
  }

  #prefix(messageId: string): string {
    return `${this.#channel.id}/${messageId}/`;
  }

  #index(messageId: string, cursor: Cursor): number {
    const prefix = this.#prefix(messageId);
    const index = Number(cursor.slice(prefix.length));
    if (!cursor.startsWith(prefix) || !(index >= 0)) throw new ChatError('bad_request', `Not a cursor of the thread of ${messageId}: ${cursor}`);
    return index;
  }
}
