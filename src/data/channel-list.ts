/** The user's channels, told live: watched once for all subscriptions of a session. */

import type { ChannelListUpdate, ChannelSummary } from '../backend/types.js';
import { need } from './request.js';
import type { DataScope } from './scope.js';
import { Watched } from './watched.js';

/** So long (ms) the list is kept: asking for one channel after the other asks for it once. */
const LINGER = 5000;

export type Channels = ReadonlyMap<string, ChannelSummary>;

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
      if (!channels) return early.push(update);
      channels = new Map(channels); // who was told the one before still has it
      apply(update);
      return tell(channels);
    };
    const first = await connection.watchChannels(listener, { signal });
    channels = new Map(first.map((channel) => [channel.id, channel]));
    early.forEach(apply);
    tell(channels);
  }, LINGER);
}

/** By last activity, newest first. */
export function byActivity(channels: Channels): ChannelSummary[] {
  return [...channels.values()].sort((a, b) => b.lastActivityAt - a.lastActivityAt || (a.id < b.id ? -1 : 1));
}
