/** What a session tells only where somebody listens: it has to watch all of the user's channels for it. */

import type { Emitter } from '../events.js';
import type { ChatSessionOptions, SessionEvents } from './options.js';

export const newsEvents = ['message', 'unreadsChange'] as const;

/** Whether anybody wants any of it. */
export function wantsNews({ desktopNotifications }: ChatSessionOptions, events: Emitter<SessionEvents>): boolean {
  return !!desktopNotifications || newsEvents.some((type) => events.of(type).size > 0);
}
