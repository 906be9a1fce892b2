/** Who in a channel is called so, for a picker: asked for once while the channel is open, and looked through with each key. */

import type { Member, Participant } from '../backend/types.js';
import type { LiveChannel } from './live-channel.js';
import { need } from './request.js';

/** Who is in a channel, as far as that has been asked for. */
interface People {
  readonly asked: Promise<readonly Found[] | undefined>;
  /** Who came and went until then. */
  readonly changes: number | undefined;
}

interface Found {
  readonly person: Participant;
  /** The name, without accents and capitals. */
  readonly name: string;
}

/** By the opening that they were asked for in: with it they are forgotten. */
const people = new WeakMap<AbortSignal, People>();

export async function findPeople(live: LiveChannel, text: string, limit = 8): Promise<readonly Participant[]> {
  const all = (await peopleOf(live)) ?? [];
  const wanted = fold(text.trim());
  const ranked = all.flatMap((found) => {
    const rank = rankOf(found, wanted);
    return rank === undefined ? [] : { ...found, rank };
  });
  ranked.sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name));
  return ranked.slice(0, limit).map(({ person }) => person);
}

/** The best match first: how the name begins, how a word of it does, what stands anywhere in it, the id. */
function rankOf({ name, person }: Found, wanted: string): number | undefined {
  if (name.startsWith(wanted)) return 0;
  const at = name.indexOf(wanted);
  if (at >= 0) return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 1 : 2;
  return fold(person.id).includes(wanted) ? 3 : undefined;
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Who is in it; asked anew in the background where somebody may have come or gone since. */
function peopleOf(live: LiveChannel): Promise<readonly Found[] | undefined> {
  const { opening } = live;
  const known = opening && people.get(opening);
  const changes = live.timeline?.peopleChanges;
  if (known && known.changes === changes) return known.asked;
  const asked = ask(live, opening);
  if (!opening) return asked;
  people.set(opening, { asked: known ? known.asked : asked, changes });
  void asked.then((found) => {
    if (found) people.set(opening, { asked, changes });
    else if (!known) people.delete(opening); // it failed: the next key asks again
  });
  return known ? known.asked : asked;
}

/** Never rejects. */
function ask(live: LiveChannel, signal: AbortSignal | undefined): Promise<readonly Found[] | undefined> {
  return live.attempt(async ({ connection, channelId }) => {
    need(connection, 'members');
    const members = await connection.members(channelId, { ...(signal && { signal }) });
    const isOther = ({ id, membership }: Member) => membership === 'joined' && id !== connection.userId;
    return members.filter(isOther).map(({ id, name, avatar }) => ({ person: Object.freeze({ id, name, ...(avatar !== undefined && { avatar }) }), name: fold(name) }));
  });
}
