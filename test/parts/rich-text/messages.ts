/** Messages as the timeline makes them, for tests of what is shown of one. */
import type { LiveMessage } from '../../../src/data/snapshots.js';

let count = 0;

export function message(init: Partial<LiveMessage> = {}): LiveMessage {
  const id = `message-${++count}`;
  return {
    id,
    key: id,
    channelId: 'tea',
    senderId: 'maya',
    sender: { id: 'maya', name: 'Maya Lindqvist' },
    sentAt: 0,
    text: 'hello',
    kind: 'text',
    own: false,
    status: 'sent',
    reactions: [],
    ...init,
  } as LiveMessage;
}
