import type { Homeserver } from '../homeserver.js';
import type { JsonObject } from '../json.js';
import type { Receipt } from '../store/receipts.js';

/** How many users stand for a room without a name. */
const HEROES = 5;

/** The users after whom a room without name and alias is called; nothing for other rooms (§"Calculating the display name for a room"). */
export function heroes(server: Homeserver, roomId: string, userId: string): { 'm.heroes'?: string[] } {
  const { rooms, roomStore } = server;
  if (rooms.state(roomId, 'm.room.name')?.['name'] || rooms.state(roomId, 'm.room.canonical_alias')?.['alias']) return {};
  const others = (membership: 'join' | 'invite' | 'leave'): string[] =>
    roomStore.members(roomId, membership).filter((member) => member !== userId);
  const present = [...others('join'), ...others('invite')];
  return { 'm.heroes': (present.length > 0 ? present : others('leave')).slice(0, HEROES) };
}

/** An m.receipt event (§"Receipts"). */
export function receiptEvent(receipts: readonly Receipt[]): JsonObject {
  const content: Record<string, Record<string, Record<string, JsonObject>>> = {};
  for (const { eventId, type, userId, ts, threadId } of receipts) {
    const ofEvent = (content[eventId] ??= {});
    const ofType = (ofEvent[type] ??= {});
    ofType[userId] = threadId ? { ts, thread_id: threadId } : { ts };
  }
  return { type: 'm.receipt', content };
}
