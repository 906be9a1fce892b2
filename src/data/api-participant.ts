/** What a `ParticipantRef` is asked for, and the list of a channel's participants. */

import type { ChatConnection, Member } from '../backend/types.js';
import { ChatError } from '../errors.js';
import type { CreateParticipantParams, ParticipantSnapshot, SetParticipantParams } from './api-types.js';
import { Snapshots } from './api-snapshots.js';
import type { ConversationRef, ParticipantRef } from './conversation.js';
import type { LiveChannel } from './live-channel.js';
import { openLive } from './live-watch.js';
import { need, onlyKnown, orNull, request } from './request.js';
import type { LazySubscription } from './subscription.js';
import { Telling } from './telling.js';
import { Watched } from './watched.js';
import { Window } from './window.js';

/** Participants a window begins with, and grows by. */
const PAGE = 10;

/** Who is in a channel, the newest first; `null` where the user may not see that. */
interface People {
  readonly members: readonly Member[] | null;
  readonly connection: ChatConnection;
}

const watches = new WeakMap<LiveChannel, Watched<People>>();

/** Asked for when the channel is opened, and again when something there says that it has changed. */
function peopleOf(ref: ConversationRef): Watched<People> {
  const { live, scope } = ref;
  let watch = watches.get(live);
  if (!watch) {
    const made = new Watched<People>(scope, async (connection, tell, signal) => {
      need(connection, 'members');
      const changes = () => live.timeline?.peopleChanges;
      let known: number | undefined;
      let asking = true;
      const ask = async () => {
        asking = true;
        do {
          known = changes();
          const isInside = live.timeline?.channel?.membership !== 'none';
          const members = isInside ? await orNull(connection.members(await connection.resolveChannel(ref.id, { signal }), { signal })) : null;
          tell({ members: members && [...members].sort(newestFirst), connection });
        } while (!signal.aborted && known !== changes()); // told together, asked together
        asking = false;
      };
      const onChange = () => {
        // What fails here is tried again as the opening is.
        if (!asking && live.isOpen && known !== changes()) ask().catch(() => signal.aborted || made.reopen());
      };
      const inside = await openLive(ref, onChange, signal);
      if (inside) return ask();
      known = changes();
      asking = false;
      return tell({ members: null, connection });
    });
    watches.set(live, (watch = made));
  }
  return watch;
}

const newestFirst = (a: Member, b: Member) => (b.joinedAt ?? 0) - (a.joinedAt ?? 0) || (a.id < b.id ? -1 : 1);

type List = readonly ParticipantSnapshot[] | null;

export function subscribeParticipants(ref: ConversationRef, subscription: LazySubscription<List>, listener?: (snapshot: List, loadedAll: boolean) => void): Telling<List> {
  const { scope } = ref;
  const window = new Window<Member>(PAGE, ({ id }) => id);
  let people: People | undefined;
  const update = (telling: Telling<List>) => {
    if (!people) return;
    const { members } = people;
    if (!members) return telling.tell(null, true);
    const shown = window.of(members);
    return telling.tell(shown.map((member) => Snapshots.of(scope).participant(ref.id, member)), shown.length === members.length);
  };
  return new Telling<List>({
    scope,
    subscription,
    listener,
    start: (telling) => {
      const tell = (now: People) => {
        people = now;
        update(telling);
      };
      peopleOf(ref).subscribe({ tell, fail: (error) => telling.fail(error) }, telling.signal);
    },
    loadMore: async (count = PAGE, telling) => {
      window.grow(count);
      update(telling);
    },
  });
}

export function subscribe(
  { conversation, userId }: ParticipantRef,
  subscription: LazySubscription<ParticipantSnapshot | null>,
  listener?: (snapshot: ParticipantSnapshot | null) => void,
): Telling<ParticipantSnapshot | null> {
  const { scope } = conversation;
  return new Telling<ParticipantSnapshot | null>({
    scope,
    subscription,
    listener,
    start: (telling) => {
      const tell = ({ members, connection }: People) => {
        const id = connection.completeUserId(userId);
        const member = members?.find((member) => member.id === id);
        telling.tell(member ? Snapshots.of(scope).participant(conversation.id, member) : null);
      };
      peopleOf(conversation).subscribe({ tell, fail: (error) => telling.fail(error) }, telling.signal);
    },
  });
}

/** Does something with somebody's part in a channel. */
function withMember<T>({ conversation, userId }: ParticipantRef, work: (at: Place) => Promise<T>): Promise<T> {
  return request(conversation.scope, async (connection, signal) => {
    need(connection, 'members');
    const channelId = await connection.resolveChannel(conversation.id, { signal });
    const id = connection.completeUserId(userId);
    const find = async () => (await connection.members(channelId, { signal })).find((member) => member.id === id);
    return work({ connection, signal, channelId, id, isSelf: id === connection.userId, find, conversation });
  });
}

interface Place {
  readonly connection: ChatConnection;
  readonly signal: AbortSignal;
  readonly channelId: string;
  readonly id: string;
  readonly isSelf: boolean;
  readonly conversation: ConversationRef;
  find(): Promise<Member | undefined>;
}

export async function get(ref: ParticipantRef): Promise<ParticipantSnapshot | null> {
  return orNull(withMember(ref, async ({ find, conversation }) => {
    const member = await find();
    return member ? Snapshots.of(conversation.scope).participant(conversation.id, member) : null;
  }));
}

export async function createIfNotExists(ref: ParticipantRef, params: CreateParticipantParams = {}): Promise<void> {
  onlyKnown(params, 'access');
  await withMember(ref, async (place) => {
    // Who is not in it may not see who is; join() and invite() do nothing for who is in it.
    const isThere = params.access !== undefined && (await orNull(place.find())) != null;
    await bringIn(place);
    if (!isThere) await setAccess(place, params.access);
  });
}

export async function set(ref: ParticipantRef, params: SetParticipantParams): Promise<void> {
  onlyKnown(params, 'access');
  await withMember(ref, async (place) => {
    await bringIn(place);
    await setAccess(place, params.access);
  });
}

export async function edit(ref: ParticipantRef, params: SetParticipantParams): Promise<void> {
  onlyKnown(params, 'access');
  await withMember(ref, async (place) => {
    if (!(await place.find())) throw new ChatError('not_found', `${ref.userId} is not in this channel`);
    await setAccess(place, params.access);
  });
}

async function remove(ref: ParticipantRef): Promise<void> {
  await withMember(ref, async ({ connection, channelId, id, isSelf, signal }) => {
    if (isSelf) await connection.leave(channelId, { signal });
    else await connection.remove(channelId, id, { signal });
  });
}

export { remove as delete };

/** The user joins; somebody else is asked in. */
async function bringIn({ connection, channelId, id, isSelf, signal, conversation }: Place): Promise<void> {
  if (!isSelf) return connection.invite(channelId, id, { signal });
  await connection.join(channelId, { signal });
  conversation.live.retry();
}

async function setAccess({ connection, channelId, id, signal }: Place, access: SetParticipantParams['access']): Promise<void> {
  if (access !== undefined) await connection.setMaySend(channelId, id, access !== 'Read', { signal });
}
