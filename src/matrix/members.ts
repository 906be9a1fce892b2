/** Who is in a room and who may post in it; people come and go (Client-Server API, "Room membership", "m.room.power_levels"). */

import { ChatError, isChatError } from '../errors.js';
import type { Member, RequestOptions } from '../backend/types.js';
import { noAccess, path } from './http.js';
import { eventsOf, isInside, number, participantOf, record, text, texts } from './map.js';
import type { Matrix } from './matrix.js';
import { inTurn, readAccountData, readState, writeAccountData, writeState } from './room-state.js';
import type { MatrixEvent } from './types.js';

const POWER = 'm.room.power_levels';
const MEMBER = 'm.room.member';

export async function members(matrix: Matrix, channelId: string, { signal }: RequestOptions = {}): Promise<readonly Member[]> {
  try {
    const query = { not_membership: 'leave' };
    const [answer, levels] = await Promise.all([
      matrix.api.http.json<{ chunk?: unknown }>('GET', path`v3/rooms/${channelId}/members`, { query, signal }),
      readLevels(matrix, channelId, signal),
    ]);
    const all = eventsOf(answer.chunk).flatMap((event) => memberOf(event, levels));
    // Whoever has left is shown a room as it was then.
    if (!all.some(({ id }) => id === matrix.userId) && (await membershipOf(matrix, channelId, matrix.userId, signal))) {
      throw new ChatError('no_access', 'The user is not in this channel any more');
    }
    return all;
  } catch (error) {
    throw noAccess(error);
  }
}

function memberOf(event: MatrixEvent, levels: Levels): Member[] {
  const { state_key: id, content, unsigned } = event;
  const membership = content['membership'];
  if (event.type !== MEMBER || !id || (membership !== 'join' && membership !== 'invite')) return [];
  // A change of their name makes an event too.
  const isChange = record(unsigned?.prev_content)['membership'] === membership;
  return [{
    ...participantOf(id, content),
    membership: membership === 'join' ? 'joined' : 'invited',
    maySend: levels.maySend(id),
    joinedAt: isChange ? undefined : event.origin_server_ts || undefined,
  }];
}

/** What the content of `m.room.power_levels` says of posting. */
class Levels {
  readonly content: Record<string, unknown>;
  readonly users: Record<string, unknown>;
  readonly usual: number;
  readonly #events: Record<string, unknown>;
  /** Ids of those who may do everything. */
  readonly #creators: readonly string[];

  constructor(content: Record<string, unknown> | undefined, creators: readonly string[]) {
    this.#creators = creators;
    this.content = content ?? {};
    this.users = record(this.content['users']);
    this.usual = number(this.content['users_default']) ?? 0;
    this.#events = record(this.content['events']);
  }

  /** What posting needs. */
  get needed(): number {
    return number(this.#events['m.room.message']) ?? number(this.content['events_default']) ?? 0;
  }

  of(userId: string): number {
    return this.#creators.includes(userId) ? Infinity : (number(this.users[userId]) ?? this.usual);
  }

  maySend(userId: string): boolean {
    return this.of(userId) >= this.needed;
  }

  /** Whether they may change these. */
  mayDecide(userId: string): boolean {
    return this.of(userId) >= (number(this.#events[POWER]) ?? number(this.content['state_default']) ?? 50);
  }

  /** The content with somebody just able to post, or just not. */
  with(userId: string, maySend: boolean): object {
    const { [userId]: _own, ...others } = this.users;
    const { needed } = this;
    const users = maySend && this.usual >= needed ? others : { ...others, [userId]: maySend ? needed : needed - 1 };
    return { ...this.content, users };
  }
}

async function readLevels(matrix: Matrix, channelId: string, signal: AbortSignal | undefined): Promise<Levels> {
  const [content, creators] = await Promise.all([readState(matrix, channelId, POWER, '', signal), creatorsOf(matrix, channelId, signal)]);
  return new Levels(content, creators);
}

/** Those who have made a room of version 12 or later; its id names no server. */
async function creatorsOf({ api }: Matrix, channelId: string, signal: AbortSignal | undefined): Promise<string[]> {
  if (channelId.includes(':')) return [];
  const create = await api.http.json('GET', path`v3/rooms/${channelId}/state/m.room.create/`, { query: { format: 'event' }, signal });
  return eventsOf([create]).flatMap(({ sender, content }) => [sender, ...texts(content['additional_creators'])]);
}

export async function join(matrix: Matrix, channelId: string, { signal }: RequestOptions = {}): Promise<void> {
  await matrix.api.join(channelId, signal).catch((error: unknown) => {
    throw noAccess(error);
  });
  // One is in it, whatever becomes of this.
  await noteIfDirect(matrix, channelId, signal).catch(() => undefined);
}

/** Takes note of whose direct conversation it is, where the invitation said so: the server forgets that with the joining. */
async function noteIfDirect(matrix: Matrix, channelId: string, signal: AbortSignal | undefined): Promise<void> {
  const ask = async (where: string, query = {}) => eventsOf([await matrix.api.http.json('GET', path`v3/rooms/${channelId}/` + where, { query, signal })])[0];
  const own = await ask(path`state/m.room.member/${matrix.userId}`, { format: 'event' });
  const replaced = text(own?.unsigned?.replaces_state);
  const invitation = replaced && (await ask(path`event/${replaced}`));
  if (invitation && invitation.content['is_direct'] === true && invitation.sender !== matrix.userId) await noteDirect(matrix, channelId, [invitation.sender]);
}

/** The user's own list of direct conversations (`m.direct`): by user id, the rooms with them. */
export function noteDirect(matrix: Matrix, roomId: string, userIds: readonly string[]): Promise<void> {
  return inTurn(matrix, 'm.direct', async () => {
    const direct = { ...(await readAccountData(matrix, '', 'm.direct')) };
    for (const id of userIds) direct[id] = [...new Set([...texts(direct[id]), roomId])];
    await writeAccountData(matrix, '', 'm.direct', direct);
  });
}

export async function leave(matrix: Matrix, channelId: string, { signal }: RequestOptions = {}): Promise<void> {
  await post(matrix, channelId, 'leave', {}, signal).catch((error: unknown) => {
    // Nobody who is in a room is kept from leaving it.
    if (!isForbidden(error)) throw error;
  });
}

export async function invite(matrix: Matrix, channelId: string, userId: string, { signal }: RequestOptions = {}): Promise<void> {
  const user_id = matrix.completeUserId(userId);
  if (!isInside(await whereAllowed(membershipOf(matrix, channelId, user_id, signal)))) await post(matrix, channelId, 'invite', { user_id }, signal);
}

export async function remove(matrix: Matrix, channelId: string, userId: string, { signal }: RequestOptions = {}): Promise<void> {
  const user_id = matrix.completeUserId(userId);
  await post(matrix, channelId, 'kick', { user_id }, signal).catch(async (error: unknown) => {
    if (!isForbidden(error)) throw error;
    const isOut = await membershipOf(matrix, channelId, user_id, signal).then((membership) => !isInside(membership), () => false);
    if (!isOut) throw error;
  });
}

export async function setMaySend(matrix: Matrix, channelId: string, userId: string, maySend: boolean, { signal }: RequestOptions = {}): Promise<void> {
  const id = matrix.completeUserId(userId);
  await inTurn(matrix, `${POWER} ${channelId}`, async () => {
    const levels = await readLevels(matrix, channelId, signal);
    if (levels.maySend(id) !== maySend) await writeState(matrix, channelId, POWER, levels.with(id, maySend), signal);
    else if (!levels.mayDecide(matrix.userId)) throw new ChatError('forbidden', 'The user may not decide who posts here');
  });
}

export async function ban(matrix: Matrix, channelId: string, userId: string, { signal, reason }: RequestOptions & { reason?: string } = {}): Promise<void> {
  await post(matrix, channelId, 'ban', { user_id: matrix.completeUserId(userId), ...(reason && { reason }) }, signal);
}

export async function unban(matrix: Matrix, channelId: string, userId: string, { signal }: RequestOptions = {}): Promise<void> {
  const user_id = matrix.completeUserId(userId);
  await post(matrix, channelId, 'unban', { user_id }, signal).catch(async (error: unknown) => {
    if (!isForbidden(error)) throw error;
    const isBanned = await membershipOf(matrix, channelId, user_id, signal).then((membership) => membership === 'ban', () => true);
    if (isBanned) throw error;
  });
}

async function post({ api }: Matrix, channelId: string, what: 'leave' | 'invite' | 'kick' | 'ban' | 'unban', body: object, signal: AbortSignal | undefined): Promise<void> {
  await api.http.json('POST', path`v3/rooms/${channelId}/${what}`, { body, signal });
}

/** Somebody's membership in Matrix's words; `undefined` for who has never had to do with the room. */
async function membershipOf(matrix: Matrix, channelId: string, userId: string, signal: AbortSignal | undefined): Promise<unknown> {
  return (await readState(matrix, channelId, MEMBER, userId, signal))?.['membership'];
}

const isForbidden = (error: unknown): error is ChatError => isChatError(error) && error.code === 'forbidden';

/** What the user may not know is as good as not there: the request that follows says what they may not do. */
async function whereAllowed<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (isForbidden(error)) return undefined;
    throw error;
  });
}
