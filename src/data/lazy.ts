/**
 * Methods that are there from the start and do their work in a part that is loaded with the first call: a page that only shows
 * a chat does not pay for them. `api.ts` is that part; what a class declares here by name is a function of the same name there.
 */

import { ChatError } from '../errors.js';
import { LazySubscription, type StartedSubscription } from './subscription.js';

type Work = (target: object, ...args: unknown[]) => unknown;

/** @param kind which functions of the part are its methods */
async function load(kind: string): Promise<Record<string, Work>> {
  try {
    return ((await import('./api.js')) as unknown as Record<string, Record<string, Work>>)[kind]!;
  } catch (cause) {
    throw new ChatError('part_unavailable', 'A part of chat-elements could not be loaded', { retryable: true, cause });
  }
}

/**
 * Gives a class methods.
 * @param calls names of those that answer a promise
 * @param subscriptions names of those that answer a subscription at once
 */
export function lazyMethods({ prototype }: { prototype: object }, kind: string, calls: string, subscriptions = ''): void {
  const define = (names: string, method: (name: string) => (this: object, ...args: unknown[]) => unknown) => {
    for (const name of names.match(/\w+/g) ?? []) Object.defineProperty(prototype, name, { value: method(name), configurable: true, writable: true });
  };
  define(calls, (name) => async function (...args) {
    return (await load(kind))[name]!(this, ...args);
  });
  define(subscriptions, (name) => function (...args) {
    return new LazySubscription(async (subscription) => (await load(kind))[name]!(this, subscription, ...args) as StartedSubscription);
  });
}
