/** A request of the data API: it keeps the session connected while it runs, and ends with the user's data. */

import { abortable, underDeadline } from '../clock.js';
import { ChatError, abortedError, isChatError, toChatError } from '../errors.js';
import type { Capability, ChatConnection } from '../backend/types.js';
import type { DataScope } from './scope.js';

/**
 * Does `work` on the session's connection, once there is one.
 * @param own what ends it besides the end of the session
 */
export async function request<T>(scope: DataScope, work: (connection: ChatConnection, signal: AbortSignal) => Promise<T>, own?: AbortSignal): Promise<T> {
  const release = scope.context.hold();
  try {
    return await underDeadline(scope.context.clock, undefined, [scope.signal, own], async (signal) => {
      if (signal.aborted) throw abortedError(signal);
      const connection = await scope.context.connection(signal);
      return abortable(work(connection, signal), signal);
    });
  } catch (cause) {
    throw toChatError(cause);
  } finally {
    release();
  }
}

export function need(connection: ChatConnection, capability: Capability): void {
  if (!connection.capabilities.has(capability)) throw unsupported(`This chat server cannot do that (${capability})`);
}

export function unsupported(message: string): ChatError {
  return new ChatError('unsupported', message);
}

/** Refuses what is given and not known here, before anything is done. */
export function onlyKnown(params: object | undefined, ...known: string[]): void {
  for (const [name, value] of Object.entries(params ?? {})) {
    if (value !== undefined && !known.includes(name)) throw unsupported(`"${name}" cannot be set from a browser on a chat server`);
  }
}

/** Custom data without the entries that a change takes away. */
export function withoutNulls(custom: Readonly<Record<string, string | null>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(custom).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Whether an error says that something is not there for this user. */
export function isMissing(error: unknown): boolean {
  return isChatError(error) && (error.code === 'not_found' || error.code === 'no_access' || error.code === 'forbidden');
}

/** What a promise gives, or `null` where that is not there for this user. */
export async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
