/** Sessions on the preview backend, with every request written down, for the tests of the data API. */

import '../../src/data/api.js'; // loaded at once, so that turns of the event loop are all that a test waits for
import '../../src/data/search.js';
import { PreviewWorld, type PreviewWorldOptions } from '../../src/backend/preview.js';
import type { DataSubscription } from '../../src/data/subscription.js';
import { ChatSession, type ChatSessionOptions } from '../../src/session/session.js';
import { until } from '../support/async.js';
import { HeldBackend } from '../support/held-backend.js';
import { ManualClock } from '../support/manual-clock.js';

const started: ChatSession[] = [];

/** For `afterEach`. */
export function destroySessions(): void {
  for (const session of started.splice(0)) session.destroy();
}

export const people = [
  { id: 'me', name: 'Me Myself' },
  { id: 'maya', name: 'Maya Lindqvist', avatar: 'maya.png' },
  { id: 'tomas', name: 'Tomás Rey' },
  { id: 'aiko', name: 'Aiko Sato' },
];

export function apiWorld(channels: PreviewWorldOptions['channels'] = [{ id: 'tea', name: 'Tea room' }], options: Omit<PreviewWorldOptions, 'channels'> = {}) {
  const clock = new ManualClock();
  const world = new PreviewWorld({ clock, users: people, channels, ...options });
  const backend = new HeldBackend(world);
  function signIn(userId = 'me', more: Partial<ChatSessionOptions> = {}) {
    const session = new ChatSession({ backend, serverUrl: 'https://chat.example', clock, random: () => 0, token: `preview:${userId}`, ...more });
    started.push(session);
    session.start();
    return session;
  }
  return { clock, world, backend, signIn, session: signIn() };
}

/** `count` messages "1" to "<count>", one a minute, of Maya. */
export function texts(count: number, start = Date.UTC(2025, 0, 1)) {
  return Array.from({ length: count }, (_, index) => ({ from: 'maya', text: `${index + 1}`, at: start + index * 60_000 }));
}

/** What a subscription has told its listener, in order. */
export class Told<T> {
  readonly all: T[] = [];
  readonly loadedAll: boolean[] = [];
  readonly listener = (snapshot: T, loadedAll?: boolean) => {
    this.all.push(snapshot);
    this.loadedAll.push(loadedAll ?? false);
  };

  get last(): T | undefined {
    return this.all.at(-1);
  }

  async count(count: number): Promise<T> {
    await until(`${count} tellings`, () => this.all.length >= count);
    return this.all[count - 1]!;
  }
}

/** Subscribes, and waits until it is connected. */
export async function connected<T, S extends DataSubscription<unknown>>(subscribe: (listener: (snapshot: T, loadedAll?: boolean) => void) => S) {
  const told = new Told<T>();
  const subscription = subscribe(told.listener);
  await subscription.connected;
  return { told, subscription };
}

/** Whether something, and everything in it, is frozen. */
export function isDeeplyFrozen(value: unknown): boolean {
  return typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen));
}
