import type { Homeserver } from '../homeserver.js';
import type { JsonObject } from '../json.js';
import { createRoom } from '../matrix/create-room.js';
import { CHANNELS } from './channels.js';
import { EXCHANGES, LATEST, WORDS } from './general.js';
import { randomFrom, type Line } from './line.js';
import { DIRECT, RANDOM } from './random.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Length of the history, days. */
const DAYS = 10;
/** Exchanges in #general before the newest conversation. */
const EXCHANGE_COUNT = 52;

const PEOPLE = ['Alice', 'Bob', 'Carol', 'Dan', 'Erin'];

/**
 * Fills a new database with people and conversations, once, in one transaction.
 *
 * What is said and when depends on the clock's time alone; ids are random.
 */
export function seed(server: Homeserver): void {
  if (server.db.meta('seeded') !== undefined) return;
  server.db.transaction(() => {
    const now = server.now();
    for (const name of PEOPLE) server.users.ensure(server.userId(name.toLowerCase()), name, now - (DAYS + 1) * DAY);
    const general = publicRoom(server, 'general', 'General', 'What we are working on', now);
    const random = publicRoom(server, 'random', 'Random', 'Everything else', now);
    const direct = directRoom(server, now);

    const latestLength = LATEST.reduce((sum, line) => sum + (line.after ?? 2), 0) * MINUTE;
    const latestStart = now - latestLength - 4 * MINUTE;
    sayAll(server, general, generalHistory(workingHours(now, 9, 6, 9, 17)));
    const latest = sayAll(server, general, timed(LATEST, latestStart));
    sayAll(server, random, grouped(RANDOM, 4, workingHours(now, 8, 2, 12, 16)));
    const private_ = sayAll(server, direct, grouped(DIRECT, 8, [...workingHours(now, 3, 1, 14, 14), now - 40 * MINUTE]));

    for (const { alias, name, topic, script, ago, unread } of CHANNELS) {
      const roomId = publicRoom(server, alias, name, topic, now);
      const said = sayAll(server, roomId, timed(script, now - (ago + 2 * script.length) * MINUTE));
      for (const person of PEOPLE.slice(1)) readUpTo(server, roomId, person.toLowerCase(), said.at(-1));
      readUpTo(server, roomId, 'alice', said.at(-1 - unread));
    }
    const club = createRoom(server, server.userId('erin'), { preset: 'private_chat', name: 'Book club', topic: 'One book a month' }, now - 3 * HOUR);
    server.rooms.setMembership(club, server.userId('alice'), 'invite', { sender: server.userId('erin'), ts: now - 2 * HOUR });

    // Alice has something to read in #general and in the direct chat; the others have read all.
    for (const name of PEOPLE.slice(1)) readUpTo(server, general, name.toLowerCase(), latest.at(-1));
    readUpTo(server, general, 'alice', latest.at(-3));
    readUpTo(server, direct, 'alice', private_.at(-2));
    readUpTo(server, direct, 'bob', private_.at(-1));
    server.db.setMeta('seeded', String(now));
  });
}

type TimedLine = Line & { ts: number };

function publicRoom(server: Homeserver, alias: string, name: string, topic: string, now: number): string {
  const ts = now - (DAYS + 1) * DAY;
  const roomId = createRoom(
    server,
    server.userId('alice'),
    { preset: 'public_chat', visibility: 'public', room_alias_name: alias, name, topic },
    ts,
  );
  for (const person of PEOPLE.slice(1)) server.rooms.setMembership(roomId, server.userId(person.toLowerCase()), 'join', { ts: ts + MINUTE });
  return roomId;
}

function directRoom(server: Homeserver, now: number): string {
  const [alice, bob] = [server.userId('alice'), server.userId('bob')];
  const ts = now - 7 * DAY;
  const roomId = createRoom(server, alice, { preset: 'trusted_private_chat', is_direct: true, invite: [bob] }, ts);
  server.rooms.setMembership(roomId, bob, 'join', { ts: ts + MINUTE });
  server.setAccountData(alice, '', 'm.direct', { [bob]: [roomId] });
  server.setAccountData(bob, '', 'm.direct', { [alice]: [roomId] });
  return roomId;
}

/**
 * Times at which conversations begin: on each of the `days` days before today, `perDay` times
 * evenly from hour `first` to hour `last` of the local clock.
 */
function workingHours(now: number, days: number, perDay: number, first: number, last: number): number[] {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const times: number[] = [];
  for (let day = days; day >= 1; day--) {
    for (let slot = 0; slot < perDay; slot++) {
      times.push(midnight - day * DAY + (first + ((last - first) * slot) / Math.max(1, perDay - 1)) * HOUR);
    }
  }
  return times;
}

/** The exchanges of #general, all of them once through before any comes again. */
function generalHistory(starts: readonly number[]): TimedLine[] {
  const random = randomFrom(20);
  const used = new Map<string, number>();
  return starts.slice(-EXCHANGE_COUNT).flatMap((start, index) => {
    // 5 is coprime to the number of exchanges, so that neighbours are never alike.
    const exchange = EXCHANGES[(index * 5) % EXCHANGES.length] ?? [];
    const fill = filler(used);
    let ts = start + random() * 30 * MINUTE;
    return exchange.map((line, at) => {
      ts += (0.5 + 4 * random()) * MINUTE;
      const liked = at === exchange.length - 1 && index % 6 === 0;
      const reactions: Record<string, string[]> = liked ? { '👍': ['alice', 'erin'].filter((name) => name !== line.from) } : {};
      return { ...line, text: fill(line.text), reactions, ts: Math.round(ts) };
    });
  });
}

/** Fills in the words in braces of one exchange; `used` counts through the choices over all of them. */
function filler(used: Map<string, number>): (text: string) => string {
  const words = new Map<string, string>();
  return (text) =>
    text.replace(/\{(\w+)\}/g, (_, kind: string) => {
      const choices = WORDS[kind] ?? [kind];
      const turn = used.get(kind) ?? 0;
      const word = words.get(kind) ?? choices[turn % choices.length] ?? kind;
      if (!words.has(kind)) used.set(kind, turn + 1);
      words.set(kind, word);
      return word;
    });
}

function timed(script: readonly Line[], start: number): TimedLine[] {
  let ts = start;
  return script.map((line) => {
    ts += (line.after ?? 2) * MINUTE;
    return { ...line, ts };
  });
}

/** Puts a script at the given times in groups of `size` lines, two minutes apart within a group. */
function grouped(script: readonly Line[], size: number, starts: readonly number[]): TimedLine[] {
  const groups = Math.ceil(script.length / size);
  const times = starts.slice(-groups);
  return script.map((line, index) => ({ ...line, ts: (times[Math.floor(index / size)] ?? 0) + (index % size) * 2 * MINUTE }));
}

/** Sends the lines; answers their event ids. */
function sayAll(server: Homeserver, roomId: string, script: readonly TimedLine[]): string[] {
  const ids: string[] = [];
  for (const line of script) ids.push(say(server, roomId, line, ids));
  return ids;
}

function say(server: Homeserver, roomId: string, line: TimedLine, earlier: readonly string[]): string {
  const sender = server.userId(line.from);
  const content: JsonObject = { msgtype: 'm.text', body: line.before ?? line.text };
  const target = line.repliesTo === undefined ? undefined : earlier.at(-line.repliesTo);
  if (target !== undefined) content['m.relates_to'] = { 'm.in_reply_to': { event_id: target } };
  if (line.mentions) content['m.mentions'] = { user_ids: line.mentions.map((name) => server.userId(name)) };
  const { eventId } = server.rooms.append({ roomId, type: 'm.room.message', sender, content, ts: line.ts });
  const next = { roomId, ts: line.ts + 20_000 };
  if (line.before !== undefined) {
    server.rooms.append({
      ...next, type: 'm.room.message', sender,
      content: {
        msgtype: 'm.text',
        body: `* ${line.text}`,
        'm.new_content': { msgtype: 'm.text', body: line.text },
        'm.relates_to': { rel_type: 'm.replace', event_id: eventId },
      },
    });
  }
  for (const [key, names] of Object.entries(line.reactions ?? {})) {
    for (const name of names) {
      const relation = { 'm.relates_to': { rel_type: 'm.annotation', event_id: eventId, key } };
      server.rooms.append({ ...next, type: 'm.reaction', sender: server.userId(name), content: relation });
    }
  }
  if (line.deleted) server.rooms.redact(roomId, sender, eventId, undefined, next.ts);
  return eventId;
}

function readUpTo(server: Homeserver, roomId: string, name: string, eventId: string | undefined): void {
  const event = eventId === undefined ? undefined : server.events.byId(eventId);
  if (!event) return;
  const receipt = { userId: server.userId(name), type: 'm.read' as const, threadId: '', eventId: event.eventId, ts: event.ts };
  server.receipts.set(roomId, receipt, event.pos, server.stream.next());
  server.setAccountData(receipt.userId, roomId, 'm.fully_read', { event_id: event.eventId });
}
