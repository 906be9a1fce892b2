import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enc, list, pair, text, until, type Client, type Json } from './support.js';

const presences = (sync: Json): Json[] => list(sync['presence']?.['events'] ?? []);
const status = (asker: Client, userId: string): Promise<Json> => asker.ok('GET', `/presence/${enc(userId)}/status`);
const none = { room: { rooms: [] } };

test('whoever syncs is online, for those who share a room with them', async (t) => {
  const { server, alice, bob } = await pair(t);
  assert.equal((await status(alice, bob.userId))['presence'], 'offline');
  const since = await alice.now();
  await bob.sync({ filter: none });
  const { presence, currently_active: active } = await status(alice, bob.userId);
  assert.deepEqual([presence, active], ['online', true]);
  const told = presences(await alice.sync({ since }));
  assert.deepEqual(told.map((event) => [event['type'], event['sender'], event['content']?.['presence']]), [['m.presence', bob.userId, 'online']]);
  const zoe = await server.client('zoe');
  assert.deepEqual(presences(await zoe.sync()), []);
  await zoe.fails(403, 'M_FORBIDDEN', 'GET', `/presence/${enc(bob.userId)}/status`);
});

test('a long poll is woken by presence, unless its filter leaves that out', async (t) => {
  const { server, alice, bob } = await pair(t);
  const since = await alice.now();
  const leave = new AbortController();
  const deaf = alice.sync({ since, timeout: 60_000, filter: { presence: { not_types: ['*'] } }, signal: leave.signal }).catch(() => undefined);
  const hears = alice.sync({ since, timeout: 60_000, filter: { presence: { senders: [bob.userId] } } });
  await until(() => server.waitingSyncs === 2);
  await bob.now();
  assert.equal(presences(await hears).length, 1);
  assert.equal(server.waitingSyncs, 1);
  leave.abort();
  await deaf;
});

test('a sync may say otherwise, and so may its user', async (t) => {
  const { alice, bob } = await pair(t);
  const quiet = (state: string) => bob.call('GET', `/sync?set_presence=${state}`);
  assert.equal((await quiet('offline')).status, 200);
  assert.equal((await status(alice, bob.userId))['presence'], 'offline');
  assert.equal((await quiet('unavailable')).status, 200);
  assert.equal((await status(alice, bob.userId))['presence'], 'unavailable');
  assert.equal((await quiet('asleep')).status, 400);
  await bob.ok('PUT', `/presence/${enc(bob.userId)}/status`, { presence: 'online', status_msg: 'at lunch' });
  const said = await status(alice, bob.userId);
  assert.deepEqual([said['presence'], text(said['status_msg'])], ['online', 'at lunch']);
  await bob.fails(403, 'M_FORBIDDEN', 'PUT', `/presence/${enc(alice.userId)}/status`, { presence: 'online' });
  await bob.fails(400, 'M_BAD_JSON', 'PUT', `/presence/${enc(bob.userId)}/status`, { presence: 'asleep' });
});
