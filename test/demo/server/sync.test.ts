import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodies, enc, joined, list, pair, start, text, until } from './support.js';

test('the initial sync holds state, timeline and a place to page back from', async (t) => {
  const { alice, roomId } = await pair(t);
  for (let n = 1; n <= 5; n++) await alice.say(roomId, `message ${n}`);
  const room = joined(await alice.sync({ filter: { room: { timeline: { limit: 3 } } } }), roomId);
  assert.deepEqual(bodies(room['timeline']?.['events']), ['message 3', 'message 4', 'message 5']);
  assert.equal(Boolean(room['timeline']?.['limited']), true);
  assert.ok(list(room['state']?.['events']).some((event) => String(event['type']) === 'm.room.create'));
  const earlier = await alice.ok('GET', `/rooms/${enc(roomId)}/messages?dir=b&limit=2&from=${text(room['timeline']?.['prev_batch'])}`);
  assert.deepEqual(bodies(earlier['chunk']), ['message 2', 'message 1']);
});

test('limited is true exactly if events were left out', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const since = await bob.now();
  for (let n = 1; n <= 3; n++) await alice.say(roomId, `message ${n}`);
  for (const [limit, limited] of [[3, false], [2, true]] as const) {
    const timeline = joined(await bob.sync({ since, filter: { room: { timeline: { limit } } } }), roomId)['timeline'];
    assert.equal(list(timeline?.['events']).length, limit);
    assert.equal(timeline?.['limited'], limited);
    const before = await bob.ok('GET', `/rooms/${enc(roomId)}/messages?dir=b&from=${text(timeline?.['prev_batch'])}&to=${since}`);
    assert.deepEqual(bodies(before['chunk']), limited ? ['message 1'] : []);
  }
});

test('nothing falls between two syncs while others send', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const expected = Array.from({ length: 60 }, (_, n) => `m${n}`);
  let since = await bob.now();
  const sending = Promise.all([0, 1, 2].map(async (lane) => {
    for (const body of expected.filter((_, n) => n % 3 === lane)) await alice.say(roomId, body);
  }));
  const seen: unknown[] = [];
  while (seen.length < expected.length) {
    const sync = await bob.sync({ since, timeout: 10_000, filter: { room: { timeline: { limit: 100 } } } });
    since = text(sync['next_batch']);
    seen.push(...bodies(joined(sync, roomId)['timeline']?.['events']));
  }
  await sending;
  assert.deepEqual([...seen].sort(), [...expected].sort());
});

test('a long poll is woken by its rooms only', async (t) => {
  const { server, alice, bob, roomId } = await pair(t);
  const other = await alice.createRoom({ preset: 'public_chat' });
  await bob.join(other);
  const foreign = await alice.createRoom();
  const filter = { room: { rooms: [roomId], timeline: { types: ['m.room.message'] } } };
  const sync = bob.sync({ since: await bob.now(), timeout: 60_000, filter });
  await until(() => server.waitingSyncs === 1);
  await alice.say(other, 'another room');
  await alice.say(foreign, 'a room of alice alone');
  await alice.ok('PUT', `/rooms/${enc(roomId)}/send/test.type/1`, {});
  assert.equal(server.waitingSyncs, 1);
  await alice.say(roomId, 'for bob');
  const answer = await sync;
  assert.deepEqual(Object.keys(answer['rooms']?.['join'] ?? {}), [roomId]);
  assert.deepEqual(bodies(joined(answer, roomId)['timeline']?.['events']), ['for bob']);
});

test('a long poll answers with a new token when its time is up', async (t) => {
  const { alice } = await pair(t);
  assert.deepEqual(Object.keys(await alice.sync({ since: await alice.now(), timeout: 1 })), ['next_batch']);
});

test('a long poll ends when the client goes away, and when the server closes', async (t) => {
  const { server, alice } = await pair(t);
  const since = await alice.now();
  const gone = new AbortController();
  const abandoned = alice.sync({ since, timeout: 60_000, signal: gone.signal });
  await until(() => server.waitingSyncs === 1);
  gone.abort();
  await assert.rejects(abandoned);
  await until(() => server.waitingSyncs === 0);

  const closing = alice.sync({ since, timeout: 60_000 });
  await until(() => server.waitingSyncs === 1);
  await server.close();
  assert.ok((await closing)['next_batch']);
});

test('a room joined between two syncs comes whole', async (t) => {
  const server = await start(t);
  const [alice, bob] = [await server.client('alice'), await server.client('bob')];
  const roomId = await alice.createRoom({ preset: 'public_chat', name: 'Books' });
  await alice.say(roomId, 'before bob');
  const since = await bob.now();
  await bob.join(roomId);
  const room = joined(await bob.sync({ since, filter: { room: { timeline: { limit: 2 } } } }), roomId);
  assert.ok(list(room['state']?.['events']).some((event) => String(event['type']) === 'm.room.name'));
  assert.deepEqual(bodies(room['timeline']?.['events']), ['before bob']);
  assert.equal(Boolean(room['timeline']?.['limited']), true);
  // Left and joined again counts as new, too.
  const again = await bob.now();
  await bob.ok('POST', `/rooms/${enc(roomId)}/leave`);
  await bob.join(roomId);
  assert.ok(list(joined(await bob.sync({ since: again, filter: { room: { timeline: { limit: 1 } } } }), roomId)['state']?.['events']).length > 5);
});

test('lazy-loading sends the members of the senders, and the summary', async (t) => {
  const { server, alice, bob, roomId } = await pair(t);
  for (const name of ['carol', 'dan']) await (await server.client(name)).join(roomId);
  await alice.say(roomId, 'hello');
  const filter = { room: { state: { lazy_load_members: true }, timeline: { limit: 1 } } };
  const room = joined(await bob.sync({ filter }), roomId);
  const membersIn = (events: unknown): unknown[] =>
    list(events).filter((event) => String(event['type']) === 'm.room.member').map((event) => event['state_key']).sort();
  // No name, so that the heroes' members come, too.
  assert.deepEqual(membersIn(room['state']?.['events']), ['@alice:localhost', '@bob:localhost', '@carol:localhost', '@dan:localhost']);
  assert.deepEqual(room['summary'], {
    'm.joined_member_count': 4, 'm.invited_member_count': 0, 'm.heroes': ['@alice:localhost', '@carol:localhost', '@dan:localhost'],
  });
  await alice.ok('PUT', `/rooms/${enc(roomId)}/state/m.room.name`, { name: 'Named' });
  const since = await bob.now();
  await alice.say(roomId, 'again');
  const next = joined(await bob.sync({ since, filter }), roomId);
  assert.deepEqual(membersIn(next['state']?.['events']), ['@alice:localhost']);
  assert.deepEqual(next['summary'], {});
});

test('state that the timeline leaves out comes as state', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const since = await bob.now();
  await alice.ok('PUT', `/rooms/${enc(roomId)}/state/m.room.topic`, { topic: 'one' });
  await alice.ok('PUT', `/rooms/${enc(roomId)}/state/m.room.topic`, { topic: 'two' });
  await alice.say(roomId, 'hello');
  const room = joined(await bob.sync({ since, filter: { room: { timeline: { limit: 1 } } } }), roomId);
  assert.deepEqual(list(room['state']?.['events']).map((event) => event['content']), [{ topic: 'two' }]);
  const typed = joined(await bob.sync({ since, filter: { room: { timeline: { types: ['m.room.mess*'] } } } }), roomId);
  assert.deepEqual(list(typed['state']?.['events']).map((event) => event['content']), [{ topic: 'two' }]);
});

test('invitations, and leaving', async (t) => {
  const server = await start(t);
  const [alice, bob] = [await server.client('alice'), await server.client('bob')];
  const roomId = await alice.createRoom({ name: 'Private' });
  const since = await bob.now();
  const sync = bob.sync({ since, timeout: 60_000 });
  await until(() => server.waitingSyncs === 1);
  await alice.ok('POST', `/rooms/${enc(roomId)}/invite`, { user_id: '@bob:localhost' });
  const invited = await sync;
  const shown = list(invited['rooms']?.['invite']?.[roomId]?.['invite_state']?.['events']);
  assert.ok(shown.some((event) => String(event['type']) === 'm.room.name'));
  assert.ok(shown.some((event) => String(event['state_key']) === '@bob:localhost'));
  await bob.join(roomId);
  const here = await bob.now();
  await alice.ok('POST', `/rooms/${enc(roomId)}/kick`, { user_id: '@bob:localhost', reason: 'bye' });
  await alice.say(roomId, 'after bob');
  const left = (await bob.sync({ since: here }))['rooms']?.['leave']?.[roomId];
  const events = list(left?.['timeline']?.['events']);
  assert.deepEqual(events.map((event) => event['content']?.['membership']), ['leave']);
  assert.equal((await bob.sync())['rooms']?.['leave'], undefined);
  assert.ok((await bob.sync({ filter: { room: { include_leave: true } } }))['rooms']?.['leave']?.[roomId]);
});

test('bad tokens and filters get 400; stored filters work', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  await alice.fails(400, 'M_INVALID_PARAM', 'GET', '/sync?since=s1_1');
  await alice.fails(400, 'M_INVALID_PARAM', 'GET', '/sync?since=rubbish');
  await alice.fails(400, 'M_INVALID_PARAM', 'GET', `/sync?since=${(await alice.now()).replace(/^s/, 's99')}`);
  await alice.fails(400, 'M_INVALID_PARAM', 'GET', '/sync?filter={');
  await alice.fails(400, 'M_BAD_JSON', 'GET', `/sync?filter=${enc('{"room":{"rooms":"all"}}')}`);
  const { filter_id: id } = await alice.ok('POST', '/user/@alice:localhost/filter', { room: { rooms: [] } });
  assert.deepEqual(await alice.ok('GET', `/user/@alice:localhost/filter/${text(id)}`), { room: { rooms: [] } });
  assert.deepEqual(Object.keys(await alice.ok('GET', `/sync?filter=${text(id)}`)), ['next_batch']);
  await bob.fails(404, 'M_NOT_FOUND', 'GET', `/sync?filter=${text(id)}`);
  assert.ok(joined(await alice.sync(), roomId));
});
