import type { Stream } from '../stream.js';

interface RoomTyping {
  users: Map<string, NodeJS.Timeout>;
  /** Position of the last change. */
  pos: number;
}

/** Who is typing where. Kept in memory: a restart forgets it, as timeouts would. */
export class Typing {
  readonly #stream: Stream;
  readonly #rooms = new Map<string, RoomTyping>();

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  /** Marks a user as typing for `timeout` ms; again prolongs it. */
  start(roomId: string, userId: string, timeout: number): void {
    const room = this.#rooms.get(roomId) ?? { users: new Map<string, NodeJS.Timeout>(), pos: 0 };
    this.#rooms.set(roomId, room);
    const running = room.users.get(userId);
    clearTimeout(running);
    room.users.set(userId, setTimeout(() => this.stop(roomId, userId), timeout));
    if (running === undefined) this.#changed(roomId, room);
  }

  /** Ends a user's typing, if there is any. */
  stop(roomId: string, userId: string): void {
    const room = this.#rooms.get(roomId);
    const running = room?.users.get(userId);
    if (!room || running === undefined) return;
    clearTimeout(running);
    room.users.delete(userId);
    this.#changed(roomId, room);
  }

  /** The users typing in a room, and the position at which that last changed (0: never). */
  in(roomId: string): { userIds: string[]; pos: number } {
    const room = this.#rooms.get(roomId);
    return { userIds: room ? [...room.users.keys()] : [], pos: room?.pos ?? 0 };
  }

  /** Stops all timers. */
  close(): void {
    for (const room of this.#rooms.values()) room.users.forEach((timer) => clearTimeout(timer));
    this.#rooms.clear();
  }

  #changed(roomId: string, room: RoomTyping): void {
    room.pos = this.#stream.next();
    this.#stream.announce({ pos: room.pos, kind: 'typing', roomId });
  }
}
