/** Who is in a channel of the preview world, and what they may do there. Who may ask for what is asserted by the caller. */

import { ChatError } from '../errors.js';
import type { PreviewChannel } from './preview-channel.js';
import type { PreviewChannelInit } from './preview-init.js';
import type { PreviewWorld } from './preview-world.js';
import type { Channel, Member, Permissions } from './types.js';

type Membership = Channel['membership'];

interface Standing {
  membership: Membership;
  /** When that began, in ms since the epoch. */
  since: number;
}

export class PreviewMembers {
  readonly #world: PreviewWorld;
  readonly #channel: PreviewChannel;
  readonly #init: PreviewChannelInit;
  readonly #standings = new Map<string, Standing>();
  /** Who may post against the channel's own rule, and who may not. */
  readonly #voices = new Map<string, boolean>();
  readonly #banned = new Set<string>();

  constructor(world: PreviewWorld, channel: PreviewChannel, init: PreviewChannelInit) {
    this.#world = world;
    this.#channel = channel;
    this.#init = init;
    for (const id of init.invited ?? []) this.#standings.set(id, { membership: 'invited', since: channel.createdAt });
    for (const id of init.members ?? []) this.#standings.set(id, { membership: 'joined', since: channel.createdAt });
  }

  of(userId: string): Membership {
    return this.#standing(userId).membership;
  }

  /** When they came in or were asked in; for who is outside, when the channel was made. */
  since(userId: string): number {
    return this.#standing(userId).since;
  }

  /** User ids of those who are in it. */
  get ids(): string[] {
    const candidates = new Set([...this.#standings.keys(), ...(this.#init.members ? [] : this.#world.users.keys())]);
    return [...candidates].filter((id) => this.of(id) === 'joined');
  }

  list(): Member[] {
    const invited = [...this.#standings].filter(([, { membership }]) => membership === 'invited').map(([id]) => id);
    return [...this.ids, ...invited].map((id) => {
      const { membership, since } = this.#standing(id);
      return { ...this.#world.user(id), membership: membership as 'joined' | 'invited', maySend: this.maySend(id), joinedAt: since };
    });
  }

  maySend(userId: string): boolean {
    return this.#voices.get(userId) ?? (!this.#init.readOnly || userId === this.#init.owner);
  }

  /** Whether they may come in unasked. */
  mayJoin(userId: string): boolean {
    return this.of(userId) !== 'none' || (!this.#init.private && !this.#banned.has(userId));
  }

  /** Throws `no_access` where they may not come in; nothing for who is in it. */
  join(userId: string): void {
    if (!this.mayJoin(userId)) throw new ChatError('no_access', `${userId} may not join ${this.#channel.id}`);
    if (this.of(userId) === 'joined') return;
    const hidden = !this.#channel.mayRead(userId);
    this.#channel.reading.start(userId);
    this.#move(userId, 'joined');
    if (!hidden) return;
    for (const subscription of this.#channel.subscriptions) {
      if (subscription.userId === userId) subscription.miss(this.#channel.cursor(this.#channel.messages.length));
    }
  }

  /** Nothing for who is in it or asked in. */
  invite(userId: string): void {
    if (this.#banned.has(userId)) throw new ChatError('forbidden', `${userId} is banned from ${this.#channel.id}`);
    if (this.of(userId) === 'none') this.#move(userId, 'invited');
  }

  /** They leave, decline, or are taken out; nothing for who is not in it. */
  leave(userId: string): void {
    const before = this.of(userId);
    if (before === 'none') return;
    if (before === 'joined') this.#channel.type(userId, false);
    this.#move(userId, 'none');
  }

  ban(userId: string): void {
    this.#banned.add(userId);
    this.leave(userId);
  }

  unban(userId: string): void {
    this.#banned.delete(userId);
  }

  permissions(userId: string): Permissions {
    const rules = userId === (this.#init.owner ?? userId);
    return { deleteOthers: userId === this.#init.owner, mute: rules, ban: rules };
  }

  setMaySend(userId: string, maySend: boolean): void {
    if (this.maySend(userId) === maySend) return;
    this.#voices.set(userId, maySend);
    for (const subscription of this.#channel.subscriptions) {
      subscription.tell({ type: 'channel', change: { maySend: this.maySend(subscription.userId) } });
    }
    this.#channel.touch();
  }

  assertJoined(userId: string): void {
    if (this.of(userId) !== 'joined') throw new ChatError('forbidden', `${userId} is not in ${this.#channel.id}`);
  }

  /** Throws `forbidden` unless they may change the channel, take people out and say who may post. */
  assertRules(userId: string): void {
    this.assertJoined(userId);
    const { owner = userId } = this.#init;
    if (userId !== owner) throw new ChatError('forbidden', `${userId} may not decide that in ${this.#channel.id}`);
  }

  #standing(userId: string): Standing {
    const membership = this.#init.members ? 'none' : 'joined';
    return this.#standings.get(userId) ?? { membership, since: this.#channel.createdAt };
  }

  #move(userId: string, membership: Membership): void {
    this.#standings.set(userId, { membership, since: this.#world.clock.now() });
    this.#channel.tell({ type: 'channel', change: { membership } }, userId);
    this.#channel.tell({ type: 'participant', participant: this.#world.user(userId), membership });
    this.#channel.tell({ type: 'channel', change: { memberCount: this.ids.length } });
  }
}
