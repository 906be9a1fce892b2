/** A session on the preview backend and a clock that stands still, with everything it tells written down. */

import { loadAbout } from '../../src/data/timeline.js';
import { previewBackend, PreviewWorld, type PreviewWorldOptions } from '../../src/backend/preview.js';
import { type LiveChannel, loadOutbox } from '../../src/data/live-channel.js';
import type { LiveSnapshot } from '../../src/data/snapshots.js';
import { ChatSession, type ChatSessionOptions } from '../../src/session/session.js';
import { until } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';
import { ScriptedFetch } from '../support/scripted-fetch.js';

await Promise.all([loadOutbox(), loadAbout()]); // as it is on a page whose channel is shown

const started: ChatSession[] = [];

/** For `afterEach`. */
export function destroySessions(): void {
  for (const session of started.splice(0)) session.destroy();
}

export function sessionWorld(options: Partial<ChatSessionOptions> = {}, channels: PreviewWorldOptions['channels'] = [{ id: 'tea' }]) {
  const clock = new ManualClock();
  const world = new PreviewWorld({ clock, channels });
  const net = new ScriptedFetch();
  const session = new ChatSession({
    backend: previewBackend({ world }),
    serverUrl: 'https://chat.example',
    clock,
    random: () => 0,
    fetch: net.fetch,
    ...options,
  });
  started.push(session);
  return { clock, world, net, session, log: listen(session) };
}

/** What a session tells, in order, in words. */
export function listen(session: ChatSession): string[] {
  const log: string[] = [];
  session.on('ready', () => log.push('ready'));
  session.on('tokenRefreshed', (token) => log.push(`tokenRefreshed ${token}`));
  session.on('tokenRefreshError', (error) => log.push(`tokenRefreshError ${error.code}`));
  session.on('error', ({ code }) => log.push(`error ${code}`));
  session.on('optionsUpdated', () => log.push('optionsUpdated'));
  session.on('sessionClosed', () => log.push('sessionClosed'));
  session.on('stateChange', (state) => log.push(state));
  return log;
}

/** Subscribes, and resolves when the channel is open. */
export async function open(conversation: LiveChannel) {
  let told: LiveSnapshot | undefined;
  const subscription = conversation.subscribe((snapshot) => (told = snapshot));
  await until(`${conversation.id} open`, () => told?.state === 'ready');
  return { subscription, texts: () => conversation.get().messages.map(({ text }) => text) };
}

/** A token function of a preview user: `preview:maya#1`, then `#2` and so on. */
export function tokensOf(userId: string, fields: object = { expiresIn: 600 }) {
  let asked = 0;
  return () => ({ token: `preview:${userId}#${++asked}`, userId, ...fields });
}
