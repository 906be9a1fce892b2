/**
 * What one has sent and the server has not yet told back, in order. Kept outside the timeline, so that a gap or a reload of
 * history never touches it. Messages go out one at a time; the client id makes a repeated try arrive once.
 */

import { type Clock, Pause, retrying } from '../clock.js';
import { ChatError, abortedError } from '../errors.js';
import type { ChatConnection, OutgoingMessage, Participant } from '../backend/types.js';
import { newClientId } from './client-id.js';
import type { LiveMessage, MessageStatus } from './snapshots.js';
import type { Timeline } from './timeline.js';

interface Entry {
  readonly clientId: string;
  readonly message: OutgoingMessage;
  readonly sentAt: number;
  status: MessageStatus;
  error: ChatError | undefined;
  /** Once the server has it; it stays here until its echo is in the timeline. */
  id: string | undefined;
  readonly sent: PromiseWithResolver<string>;
  /** Whether it stays when the server refuses it. */
  readonly keeps: boolean;
  /** Ends the sending: it has been taken away. */
  readonly abort: AbortController;
  snapshot: LiveMessage | undefined;
}

interface PromiseWithResolver<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: ChatError): void;
}

export interface OutboxOptions {
  clock: Clock;
  random: () => number;
  /** Waits for a connection. */
  connection(signal: AbortSignal): Promise<ChatConnection>;
  /** The one id of the channel. */
  channelId(signal: AbortSignal): Promise<string>;
  sender(): Participant;
  /** Its id as far as it is known. */
  channel(): string;
  /** The session is needed until the function that is returned is called. */
  hold(): () => void;
  /** Something changed. */
  onChange(): void;
  /** The server refused a message. */
  onFailed(error: ChatError, key: string): void;
}

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #pause: Pause;
  #entries: Entry[] = [];
  #running = false;
  #stopped = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#pause = new Pause(options.clock);
  }

  /** What is on its way, oldest first. */
  get messages(): readonly LiveMessage[] {
    return this.#entries.map((entry) => (entry.snapshot ??= this.#snapshot(entry)));
  }

  /**
   * @param keeps whether it stays, as failed, when the server refuses it; else it is taken away
   * @returns the message's id on the server, once that has it; rejects when the message is discarded or taken away
   */
  add(message: OutgoingMessage, keeps = true): Promise<string> {
    let resolve!: (id: string) => void;
    let reject!: (error: ChatError) => void;
    const promise = new Promise<string>((...settle) => ([resolve, reject] = settle));
    if (this.#stopped) reject(abortedError());
    this.#entries.push({
      clientId: newClientId(),
      message,
      sentAt: this.#options.clock.now(),
      status: this.#next()?.status ?? 'sending',
      error: undefined,
      id: undefined,
      sent: { promise, resolve, reject },
      keeps,
      abort: new AbortController(),
      snapshot: undefined,
    });
    this.#options.onChange();
    void this.#run();
    return promise;
  }

  /** Sends a failed one again; one that waits is sent now. */
  retry(key: string): void {
    const entry = this.#entries.find(({ clientId }) => clientId === key);
    if (entry?.status === 'failed') this.#set(entry, 'sending');
    this.wake();
    void this.#run();
  }

  /** Takes away one that failed or waits. */
  discard(key: string): void {
    const entry = this.#entries.find(({ clientId }) => clientId === key);
    if (!entry || entry.status === 'sending' || entry.status === 'sent') return;
    this.#remove(entry);
    entry.sent.reject(new ChatError('aborted', 'The message was discarded'));
  }

  /** The server's own telling of a message is in the timeline. @param key its client id, where it has one */
  settle(key: string, id: string): void {
    const entry = this.#entries.find((entry) => entry.clientId === key || entry.id === id);
    if (!entry) return;
    entry.sent.resolve(id);
    this.#remove(entry);
  }

  /** Takes away what a timeline has been told, by client id or id. */
  settleAll(timeline: Pick<Timeline, 'sent' | 'has'>): void {
    for (const { clientId, id } of [...this.#entries]) {
      const told = timeline.sent(clientId) ?? (id !== undefined && timeline.has(id) ? id : undefined);
      if (told) this.settle(clientId, told);
    }
  }

  /** @returns takes away those that the server has by now: they are history, told or not */
  mark(): () => void {
    const sent = this.#entries.filter(({ status }) => status === 'sent');
    return () => sent.forEach((entry) => this.#remove(entry));
  }

  /** Tries now what waits. */
  wake(): void {
    this.#pause.wake();
  }

  /** Ends it for good: nobody is left waiting for what was not sent. */
  stop(): void {
    this.#stopped = true;
    for (const { abort, sent } of this.#entries) {
      abort.abort();
      sent.reject(abortedError());
    }
  }

  /** Sends one after the other while there is something to send. Never rejects. */
  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    const release = this.#options.hold();
    for (let entry; !this.#stopped && (entry = this.#next()); ) await this.#deliver(entry);
    this.#running = false;
    release();
  }

  /** Tries until the server has it or refuses it, or it is taken away. */
  async #deliver(entry: Entry): Promise<void> {
    const { connection, channelId, random, onFailed } = this.#options;
    const { signal } = entry.abort;
    const sendOnce = async () => {
      const line = await connection(signal);
      const channel = await channelId(signal);
      this.#set(entry, 'sending');
      return line.send(channel, entry.message, { clientId: entry.clientId, signal });
    };
    try {
      const { id } = await retrying(sendOnce, { pause: this.#pause, signal, random, onFailure: (error) => this.#wait(error) });
      entry.id = id;
      entry.sent.resolve(id);
      this.#set(entry, 'sent');
    } catch (cause) {
      if (signal.aborted) return;
      const error = cause as ChatError;
      if (!entry.keeps) {
        entry.sent.reject(error);
        return this.#remove(entry);
      }
      this.#set(entry, 'failed', error);
      onFailed(error, entry.clientId);
    }
  }

  /** The line is down: those behind the one that was tried wait like it. */
  #wait(error: ChatError): void {
    for (const entry of this.#entries) if (isOnItsWay(entry)) this.#set(entry, 'waiting', error);
  }

  #next(): Entry | undefined {
    return this.#entries.find(isOnItsWay);
  }

  #set(entry: Entry, status: MessageStatus, error?: ChatError): void {
    if (entry.abort.signal.aborted || (status === entry.status && error === entry.error)) return;
    entry.status = status;
    entry.error = error;
    entry.snapshot = undefined;
    this.#options.onChange();
  }

  #remove(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
    entry.abort.abort();
    this.#options.onChange();
  }

  #snapshot({ clientId, id, message, sentAt, status, error }: Entry): LiveMessage {
    return Object.freeze({
      key: clientId,
      id: id ?? clientId,
      channelId: this.#options.channel(),
      senderId: this.#options.sender().id,
      sender: this.#options.sender(),
      sentAt,
      kind: message.attachment ? 'attachment' : 'text',
      ...message,
      own: true,
      status,
      error,
      reactions: [],
      readBy: [],
    });
  }
}

const isOnItsWay = ({ status }: Entry) => status === 'sending' || status === 'waiting';
