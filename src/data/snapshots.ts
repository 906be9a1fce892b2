/**
 * What subscribers are given: frozen objects that keep their identity as long as nothing in them changes. (The list of
 * messages keeps it too, but is only typed as one that nobody writes to: to freeze thousands takes some browsers long.)
 */

import type { Attachment, Capability, Channel, Mentions, Message, OutgoingMessage, Participant, Permissions } from '../backend/types.js';
import type { ChatError } from '../errors.js';

export type { Attachment, Capability, Channel, Mentions, OutgoingMessage, Participant, Permissions };

/**
 * - `sent`: the server has it.
 * - `sending`: on its way.
 * - `waiting`: it could not be sent and will be tried again by itself (`error` says why).
 * - `failed`: the server refused it; the person may retry or discard it.
 */
export type MessageStatus = 'sent' | 'sending' | 'waiting' | 'failed';

export interface LiveReaction {
  readonly emoji: string;
  readonly count: number;
  /** Whether the user reacted so. */
  readonly own: boolean;
  /** Who did, in the order in which that was told. */
  readonly users: readonly Participant[];
}

/** Somebody who has read up to a message, and when (ms since the epoch). */
export interface LiveReader {
  readonly user: Participant;
  readonly readAt: number;
}

/** What is in a message's thread, without the message itself. */
export interface LiveThreadSummary {
  readonly count: number;
  /** When the last one was sent, in ms since the epoch. */
  readonly lastAt?: number;
  readonly lastSender?: Participant;
}

export interface LiveMessage extends Omit<Message, 'clientId'> {
  /** Stays the same from the local echo to the message the server has: what a list is keyed by. */
  readonly key: string;
  readonly sender: Participant;
  /** Whether the user wrote it. */
  readonly own: boolean;
  readonly status: MessageStatus;
  readonly error?: ChatError;
  readonly reactions: readonly LiveReaction[];
  /** Where there is one. */
  readonly thread?: LiveThreadSummary;
  /** The others who have read just up to here, the last to do so first; the same array where there are none. */
  readonly readBy: readonly LiveReader[];
}

export interface LiveSnapshot {
  /** The channel id as it was given. */
  readonly id: string;
  /** `loading` until it is open, `error` when it cannot be opened (`error` says why). */
  readonly state: 'loading' | 'ready' | 'error';
  /** With `error`: why. With `loading`: why the last try failed, where it is tried again. */
  readonly error?: ChatError;
  /** Absent until it is open. */
  readonly channel?: Channel;
  /** What the chat server can do; empty until it is open. */
  readonly capabilities: ReadonlySet<Capability>;
  /** Oldest first, in the server's order, without what is in threads; what is on its way comes last. */
  readonly messages: readonly LiveMessage[];
  /** Whether there are messages before the first, and after the last (only when it was opened at an older message). */
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly loadingOlder: boolean;
  readonly loadingNewer: boolean;
  /** Who types now, without the user. */
  readonly typing: readonly Participant[];
  /** Messages that the user has not read. */
  readonly unreadCount: number;
  /** Id of the last message that the user has read, as far as the server says; it need not be among `messages`. */
  readonly readUpTo?: string;
}
