/**
 * Methods that are there from the start and do their work in a part that is loaded with the first call: a page that only shows
 * a chat does not pay for them. `api.ts` is that part; what a class declares here by name is a function of the same name there.
 */

import { loadPart } from '../errors.js';
import { LazySubscription, type StartedSubscription } from './subscription.js';

type Work = (target: object, ...args: unknown[]) => unknown;

/** @param kind which functions of the part are its methods */
async function call(kind: string, name: string, target: object, args: readonly unknown[]): Promise<unknown> {
  const api = (await loadPart(() => import('./api.js'))) as unknown as Record<string, Record<string, Work>>;
  return api[kind]![name]!(target, ...args);
}

/**
 * Gives a class methods.
 * @param kind what `api.ts` has them under
 * @param names of the methods. Those that begin with "subscribe" answer a subscription at once, the others a promise
 */
export function lazyMethods({ prototype }: { prototype: object }, kind: string, names: string): void {
  for (const name of names.split(' ')) {
    (prototype as Record<string, unknown>)[name] = name.startsWith('subscribe')
      ? function (this: object, ...args: unknown[]) {
          return new LazySubscription((subscription) => call(kind, name, this, [subscription, ...args]) as Promise<StartedSubscription>);
        }
      : function (this: object, ...args: unknown[]) {
          return call(kind, name, this, args);
        };
  }
}
