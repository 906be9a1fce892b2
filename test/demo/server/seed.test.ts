import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client, enc, joined, list, start, text, type Json } from './support.js';

const NOW = Date.UTC(2026, 4, 20, 13, 0);

async function history(client: Client, roomId: string): Promise<Json[]> {
  return list((await client.ok('GET', `/rooms/${enc(roomId)}/messages?limit=1000&dir=f`))['chunk']);
}

const roomOf = async (client: Client, alias: string): Promise<string> =>
  text((await client.ok('GET', `/directory/room/${enc(`#${alias}:localhost`)}`))['room_id']);

test('the seeded rooms hold a history in order, ending now, the same at each start', async (t) => {
  const said = [];
  for (let run = 0; run < 2; run++) {
    const server = await start(t, { seed: true, now: () => NOW });
    const alice = await server.client('alice');
    const general = await history(alice, await roomOf(alice, 'general'));
    const random = await history(alice, await roomOf(alice, 'random'));
    const messages = (events: Json[]): Json[] => events.filter((event) => String(event['type']) === 'm.room.message');
    assert.ok(messages(general).length >= 220 && messages(general).length <= 280, String(messages(general).length));
    assert.ok(messages(random).length >= 50 && messages(random).length <= 70, String(messages(random).length));
    for (const events of [messages(general), messages(random)]) {
      const times = events.filter((event) => event['content']?.['m.relates_to'] === undefined).map((event) => Number(event['origin_server_ts']));
      assert.deepEqual(times, [...times].sort((a, b) => a - b));
      assert.ok(times.every((ts) => ts <= NOW && ts > NOW - 11 * 86_400_000));
    }
    assert.ok(!general.some((event) => /[{}]/.test(String(event['content']?.['body']))));
    for (const kind of ['redacted_because', 'm.relations']) assert.ok(general.some((event) => event['unsigned']?.[kind]), kind);
    said.push(general.map((event) => [event['sender'], event['content']?.['body'], event['origin_server_ts']]));
  }
  assert.deepEqual(said[0], said[1]);
});

test('a newcomer may join and read; Alice and Bob have a direct chat with something unread', async (t) => {
  const server = await start(t, { seed: true });
  const [alice, bob, zoe] = [await server.client('alice'), await server.client('bob'), await server.client('zoe')];
  await zoe.ok('POST', `/join/${enc('#general:localhost')}`);
  assert.ok((await history(zoe, await roomOf(zoe, 'general'))).length > 200);
  const directOf = async (client: Client, other: string): Promise<string> => {
    const rooms = (await client.ok('GET', `/user/${client.userId}/account_data/m.direct`))[other];
    return text(list(rooms)[0]);
  };
  const direct = await directOf(alice, '@bob:localhost');
  assert.equal(await directOf(bob, '@alice:localhost'), direct);
  assert.deepEqual(joined(await alice.sync(), direct)['unread_notifications'], { notification_count: 1, highlight_count: 0 });
  await zoe.fails(403, 'M_FORBIDDEN', 'GET', `/rooms/${enc(direct)}/messages`);
});

test('the list of channels has something to show: unread messages, an invitation', async (t) => {
  const server = await start(t, { seed: true });
  const alice = await server.client('alice');
  const { join: rooms, invite } = (await alice.sync())['rooms'] as Json;
  const unread = async (alias: string): Promise<unknown> => rooms?.[await roomOf(alice, alias)]?.['unread_notifications']?.['notification_count'];
  assert.deepEqual(await Promise.all(['design', 'support', 'releases'].map(unread)), [3, 1, 0]);
  assert.equal(Object.keys(invite ?? {}).length, 1);
});

test('a database is seeded once, and its ids and tokens outlive a restart', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'homeserver-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const first = await start(t, { dataDir, seed: true });
  const before = await first.client('alice');
  const roomId = await roomOf(before, 'random');
  const count = (await history(before, roomId)).length;
  const since = await before.now();
  await first.close();
  const second = await start(t, { dataDir, seed: true });
  const after = new Client(second.url, before.token, before.userId);
  assert.equal(await roomOf(after, 'random'), roomId);
  assert.equal((await history(after, roomId)).length, count);
  await (await second.client('bob')).say(roomId, 'after the restart');
  const sync = await after.sync({ since });
  assert.equal(list(joined(sync, roomId)['timeline']?.['events']).length, 1);
});
