import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enc, joined, list, pair, text, until, type Client, type Json } from './support.js';

const unread = async (client: Client, roomId: string): Promise<Json | undefined> => joined(await client.sync(), roomId)['unread_notifications'];
const receipt = (client: Client, roomId: string, type: string, eventId: string): Promise<Json> =>
  client.ok('POST', `/rooms/${enc(roomId)}/receipt/${type}/${enc(eventId)}`, {});
const ephemeral = (sync: Json, roomId: string, type: string): Json | undefined =>
  list(joined(sync, roomId)['ephemeral']?.['events']).find((event) => String(event['type']) === type)?.['content'];

test('unread messages are those of others after the own receipt', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  assert.deepEqual(await unread(bob, roomId), { notification_count: 0, highlight_count: 0 });
  const first = await alice.say(roomId, 'one');
  const second = await alice.say(roomId, { msgtype: 'm.text', body: 'two, bob', 'm.mentions': { user_ids: ['@bob:localhost'] } });
  await bob.react(roomId, first, '👍');
  assert.deepEqual(await unread(bob, roomId), { notification_count: 2, highlight_count: 1 });
  await bob.say(roomId, 'an answer reads what is above it');
  assert.deepEqual(await unread(bob, roomId), { notification_count: 0, highlight_count: 0 });
  const third = await alice.say(roomId, { msgtype: 'm.text', body: 'bob?', 'm.mentions': { user_ids: ['@bob:localhost'] } });
  await alice.say(roomId, 'four');
  assert.deepEqual(await unread(bob, roomId), { notification_count: 2, highlight_count: 1 });
  await receipt(bob, roomId, 'm.read', third);
  await receipt(bob, roomId, 'm.read', second);
  assert.deepEqual(await unread(bob, roomId), { notification_count: 1, highlight_count: 0 });
  assert.deepEqual(await unread(alice, roomId), { notification_count: 0, highlight_count: 0 });
});

test('a receipt wakes the room; a private one its owner only', async (t) => {
  const { server, alice, bob, roomId } = await pair(t);
  const eventId = await alice.say(roomId, 'hello');
  const bobSince = await bob.now(); // first: that Bob is online wakes Alice too
  const sync = alice.sync({ since: await alice.now(), timeout: 60_000 });
  await until(() => server.waitingSyncs === 1);
  await receipt(bob, roomId, 'm.read.private', eventId);
  assert.equal(server.waitingSyncs, 1);
  await receipt(bob, roomId, 'm.read', eventId);
  const seen = ephemeral(await sync, roomId, 'm.receipt')?.[eventId];
  assert.deepEqual(Object.keys(seen ?? {}), ['m.read']);
  assert.equal(typeof seen?.['m.read']?.['@bob:localhost']?.['ts'], 'number');
  const own = ephemeral(await bob.sync({ since: bobSince }), roomId, 'm.receipt')?.[eventId];
  assert.deepEqual(Object.keys(own ?? {}).sort(), ['m.read', 'm.read.private']);
});

test('read_markers moves both receipt and marker, forwards only', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const [first, second] = [await alice.say(roomId, 'one'), await alice.say(roomId, 'two')];
  await bob.ok('POST', `/rooms/${enc(roomId)}/read_markers`, { 'm.fully_read': second, 'm.read': second });
  await bob.ok('POST', `/rooms/${enc(roomId)}/read_markers`, { 'm.fully_read': first, 'm.read': first });
  const path = `/user/@bob:localhost/rooms/${enc(roomId)}/account_data/m.fully_read`;
  assert.deepEqual(await bob.ok('GET', path), { event_id: second });
  assert.ok(ephemeral(await alice.sync(), roomId, 'm.receipt')?.[second]);
  await bob.fails(405, 'M_BAD_JSON', 'PUT', path, { event_id: first });
  await bob.fails(400, 'M_INVALID_PARAM', 'POST', `/rooms/${enc(roomId)}/receipt/m.seen/${enc(first)}`, {});
});

test('typing comes, ends and runs out', async (t) => {
  const { server, alice, bob, roomId } = await pair(t);
  const path = `/rooms/${enc(roomId)}/typing`;
  let since = await alice.now();
  const next = async (): Promise<unknown> => {
    const sync = await alice.sync({ since, timeout: 60_000 });
    since = text(sync['next_batch']);
    return ephemeral(sync, roomId, 'm.typing')?.['user_ids'];
  };
  const sync = next();
  await until(() => server.waitingSyncs === 1);
  await bob.ok('PUT', `${path}/@bob:localhost`, { typing: true, timeout: 60_000 });
  assert.deepEqual(await sync, ['@bob:localhost']);
  await bob.ok('PUT', `${path}/@bob:localhost`, { typing: false });
  assert.deepEqual(await next(), []);
  await bob.ok('PUT', `${path}/@bob:localhost`, { typing: true, timeout: 1 });
  while (JSON.stringify(await next()) !== '[]');
  await alice.fails(400, 'M_FORBIDDEN', 'PUT', `${path}/@bob:localhost`, { typing: true });
  const carol = await server.client('carol');
  await carol.fails(403, 'M_FORBIDDEN', 'PUT', `${path}/@carol:localhost`, { typing: true });
});
