/** The user's channels, told live: watched once for all subscriptions of a session. */

import type { ChannelListUpdate, ChannelSummary } from '../backend/types.js';
import { Listeners } from '../events.js';
import { need } from './request.js';
import type { DataScope } from './scope.js';
import { Watched } from './watched.js';

/** So long (ms) the list is kept: asking for one channel after the other asks for it once. */
const LINGER = 5000;

export type Channels = ReadonlyMap<string, ChannelSummary>;

/** Messages that have come, in any of the channels. */
export type Arrivals = ChannelListUpdate['messages'];

const arrivals = new WeakMap<DataScope, Listeners<[arrivals: Arrivals, channels: Channels]>>();

/** Told what comes while the list is watched: subscribe to `channelsOf()` too. */
export function arrivalsOf(scope: DataScope): Listeners<[arrivals: Arrivals, channels: Channels]> {
  let listeners = arrivals.get(scope);
  if (!listeners) arrivals.set(scope, (listeners = new Listeners()));
  return listeners;
}

const lists = new WeakMap<DataScope, Watched<Channels>>();

export function channelsOf(scope: DataScope): Watched<Channels> {
  let list = lists.get(scope);
  if (!list) lists.set(scope, (list = watchList(scope)));
  return list;
}

function watchList(scope: DataScope): Watched<Channels> {
  return new Watched(scope, async (connection, tell, signal) => {
    need(connection, 'channels');
    let channels: Map<string, ChannelSummary> | undefined;
    const early: ChannelListUpdate[] = [];
    const apply = ({ changed, removed }: ChannelListUpdate) => {
      for (const channel of changed) channels!.set(channel.id, channel);
      for (const id of removed) channels!.delete(id);
    };
    const listener = (update: ChannelListUpdate) => {
      if (!channels) {
        early.push(update);
        return;
      }
      channels = new Map(channels); // who was told the one before still has it
      apply(update);
      tell(channels);
      if (update.messages.length) arrivalsOf(scope).emit(update.messages, channels);
    };
    const first = await connection.watchChannels(listener, { signal });
    channels = new Map(first.map((channel) => [channel.id, channel]));
    early.forEach(apply);
    tell(channels);
    for (const { messages } of early) if (messages.length) arrivalsOf(scope).emit(messages, channels);
  }, LINGER);
}

/** By last activity, newest first. */
export function byActivity(channels: Channels): ChannelSummary[] {
  return [...channels.values()].sort((a, b) => b.lastActivityAt - a.lastActivityAt || (a.id < b.id ? -1 : 1));
}
