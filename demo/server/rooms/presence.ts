import type { Stream } from '../stream.js';

/** Whether somebody is there (§"Presence"). */
export type PresenceState = 'online' | 'unavailable' | 'offline';

export function isPresenceState(value: string): value is PresenceState {
  return value === 'online' || value === 'unavailable' || value === 'offline';
}

/** An m.presence event, as sync tells it. */
export interface PresenceEvent {
  type: 'm.presence';
  sender: string;
  content: PresenceContent;
}

/** What is told of somebody's presence; a type alias, so that it counts as a JSON object. */
export type PresenceContent = {
  presence: PresenceState;
  last_active_ago?: number;
  currently_active?: boolean;
  status_msg?: string;
};

interface UserPresence {
  state: PresenceState;
  statusMsg: string | undefined;
  lastActive: number;
  /** Position of the last change. */
  pos: number;
  /** How many syncs of theirs are under way. */
  syncs: number;
  timer: NodeJS.Timeout | undefined;
}

/** How long somebody counts as online after their last sync, ms; as in Synapse. */
const LINGER = 30_000;

/** Who is online. Kept in memory: after a restart whoever syncs is. */
export class Presence {
  readonly #stream: Stream;
  readonly #now: () => number;
  readonly #users = new Map<string, UserPresence>();

  constructor(stream: Stream, now: () => number) {
    this.#stream = stream;
    this.#now = now;
  }

  /** A sync begins, which says that its user is there unless `state` is `offline`. Returns what to call when it ends. */
  syncing(userId: string, state: PresenceState): () => void {
    if (state === 'offline') return () => {};
    const user = this.#user(userId);
    clearTimeout(user.timer);
    user.syncs++;
    this.#change(userId, user, state);
    return () => {
      user.syncs--;
      clearTimeout(user.timer);
      if (user.syncs === 0) user.timer = setTimeout(() => this.#change(userId, user, 'offline'), LINGER);
    };
  }

  /** What somebody says of themselves. */
  set(userId: string, state: PresenceState, statusMsg: string | undefined): void {
    const user = this.#user(userId);
    const isOther = user.statusMsg !== statusMsg;
    user.statusMsg = statusMsg;
    this.#change(userId, user, state, isOther);
  }

  /** What is told of somebody; `undefined` when they have never been there since the start. */
  of(userId: string): PresenceContent | undefined {
    const user = this.#users.get(userId);
    return user && this.#content(user);
  }

  /** What changed after a position; `onlyThere` leaves out who is offline. */
  since(after: number, onlyThere: boolean): PresenceEvent[] {
    return [...this.#users]
      .filter(([, user]) => user.pos > after && !(onlyThere && user.state === 'offline'))
      .map(([sender, user]) => ({ type: 'm.presence', sender, content: this.#content(user) }));
  }

  /** Stops all timers. */
  close(): void {
    for (const { timer } of this.#users.values()) clearTimeout(timer);
    this.#users.clear();
  }

  #user(userId: string): UserPresence {
    const known = this.#users.get(userId);
    if (known) return known;
    const user: UserPresence = { state: 'offline', statusMsg: undefined, lastActive: this.#now(), pos: 0, syncs: 0, timer: undefined };
    this.#users.set(userId, user);
    return user;
  }

  #change(userId: string, user: UserPresence, state: PresenceState, isOther = false): void {
    if (state !== 'offline') user.lastActive = this.#now();
    if (user.state === state && !isOther) return;
    user.state = state;
    user.pos = this.#stream.next();
    this.#stream.announce({ pos: user.pos, kind: 'presence', userId });
  }

  #content({ state, statusMsg, lastActive }: UserPresence): PresenceContent {
    return {
      presence: state,
      last_active_ago: Math.max(0, this.#now() - lastActive),
      ...(state === 'online' && { currently_active: true }),
      ...(statusMsg !== undefined && { status_msg: statusMsg }),
    };
  }
}
