/** A conversation on a line whose every request a test answers by hand. */

import { loadAbout } from '../../src/data/timeline.js';
import { LiveChannel, loadOutbox } from '../../src/data/live-channel.js';
import type { LiveSnapshot } from '../../src/data/snapshots.js';
import { ChatError, abortedError } from '../../src/errors.js';
import type { ChannelEvent, ChannelSnapshot, ChannelUpdate, ChatConnection } from '../../src/backend/types.js';
import { deferred, turn, until } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';
import { message, tea } from './events.js';

// As it is on a page whose channel is shown.
await Promise.all([loadOutbox(), loadAbout()]);
await import('../../src/data/live-actions.js');

export const network = new ChatError('network', 'down', { retryable: true });

/** One request on the line. */
export interface Asked {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly open: boolean;
  answer(value?: unknown): void;
  fail(error: ChatError): void;
}

/** A line whose every request is answered by hand, but for finding the channel. */
export class Line {
  readonly userId = 'me';
  readonly capabilities = new Set(['typing', 'receipts', 'reactions', 'edit', 'delete', 'search', 'threads', 'members', 'moderation', 'dates', 'permalinks']);
  readonly asked: Asked[] = [];
  /** Tells an update to whoever has opened the channel last. */
  tell: (update: ChannelUpdate) => void = () => undefined;

  resolveChannel = async (id: string) => `the ${id}`;
  openChannel = (_id: string, listener: (update: ChannelUpdate) => void, options: { signal: AbortSignal; join?: boolean }) => {
    this.tell = (update) => void (options.signal.aborted || listener(update));
    return this.#ask('openChannel', [options], options.signal);
  };
  page = (...args: unknown[]) => this.#ask('page', args, signalOf(args));
  around = (...args: unknown[]) => this.#ask('around', args, signalOf(args));
  send = (...args: unknown[]) => this.#ask('send', args, signalOf(args));
  react = (...args: unknown[]) => this.#ask('react', args, signalOf(args));
  delete = (...args: unknown[]) => this.#ask('delete', args, signalOf(args));
  markRead = (...args: unknown[]) => this.#ask('markRead', args, signalOf(args));
  edit = (...args: unknown[]) => this.#ask('edit', args, signalOf(args));
  thread = (...args: unknown[]) => this.#ask('thread', args, signalOf(args));
  members = (...args: unknown[]) => this.#ask('members', args, signalOf(args));
  setMaySend = (...args: unknown[]) => this.#ask('setMaySend', args, signalOf(args));
  ban = (...args: unknown[]) => this.#ask('ban', args, signalOf(args));
  atTime = (...args: unknown[]) => this.#ask('atTime', args, signalOf(args));
  permalink = (channelId: string, messageId: string) => `https://example.org/${channelId}/${messageId}`;
  setTyping = (...args: unknown[]) => this.#ask('setTyping', args, signalOf(args));

  #ask(method: string, args: readonly unknown[], signal: AbortSignal | undefined): Promise<unknown> {
    if (signal?.aborted) return Promise.reject(abortedError(signal));
    const answered = deferred<unknown>();
    let open = true;
    const settle = (settled: () => void) => {
      open = false;
      settled();
    };
    signal?.addEventListener('abort', () => settle(() => answered.reject(abortedError(signal))));
    this.asked.push({
      method,
      args,
      get open() {
        return open;
      },
      answer: (value) => settle(() => answered.resolve(value)),
      fail: (error) => settle(() => answered.reject(error)),
    });
    return answered.promise;
  }

  of(method: string): Asked[] {
    return this.asked.filter((asked) => asked.method === method);
  }

  /** The request of a method with this number, once it is made. */
  async request(method: string, index = 0): Promise<Asked> {
    await until(`${method} ${index}`, () => this.of(method).length > index);
    return this.of(method)[index]!;
  }
}

export const signalOf = (args: readonly unknown[]) => (args.at(-1) as { signal?: AbortSignal } | undefined)?.signal;

export function liveChannelWorld(join: 'auto' | 'ask' | 'never' = 'auto') {
  const clock = new ManualClock();
  const line = new Line();
  const connection = { current: Promise.resolve(line as unknown as ChatConnection) };
  const told: LiveSnapshot[] = [];
  const failures: string[] = [];
  const conversation = new LiveChannel('tea', { clock, random: () => 0, join: () => join, connection: () => connection.current, hold: () => () => undefined });
  conversation.onError(({ code }, key) => failures.push(key === undefined ? code : `${code} ${key}`));
  const subscribe = () => conversation.subscribe((snapshot) => told.push(snapshot));
  const ids = () => conversation.get().messages.map(({ id }) => id);
  const texts = () => conversation.get().messages.map(({ text, status }) => (status === 'sent' ? text : `${text} (${status})`));

  /** Subscribed, and open with these. */
  async function opened(snapshot: Partial<ChannelSnapshot> = {}) {
    const subscription = subscribe();
    (await line.request('openChannel')).answer({ channel: tea, events: [], ...snapshot });
    await until('open', () => conversation.get().state === 'ready');
    return subscription;
  }

  /** Tells an update, and waits until it is taken in. */
  async function tell(...events: ChannelEvent[]) {
    line.tell({ events });
    await turn();
  }
  return { clock, line, connection, conversation, told, failures, subscribe, opened, tell, ids, texts };
}

/** A message of the user's own, as the server tells it. */
export const echo = (id: string, clientId: string | undefined, text = 'hello') => message(id, { senderId: 'me', text, ...(clientId && { clientId }) });
export const clientIdOf = (asked: Asked) => (asked.args[2] as { clientId: string }).clientId;
