import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodies, enc, list, pair, start, text, type Client, type Json } from './support.js';

const messages = (client: Client, roomId: string, query: string): Promise<Json> => client.ok('GET', `/rooms/${enc(roomId)}/messages?${query}`);

test('pages backwards and forwards meet every event once', async (t) => {
  const { alice, roomId } = await pair(t);
  for (let n = 0; n < 25; n++) await alice.say(roomId, `m${n}`);
  for (const dir of ['b', 'f']) {
    const seen: string[] = [];
    let from: string | undefined;
    let last: Json = {};
    do {
      last = await messages(alice, roomId, `dir=${dir}&limit=7${from ? `&from=${from}` : ''}`);
      seen.push(...list(last['chunk']).map((event) => text(event['event_id'])));
      from = last['end'] === undefined ? undefined : text(last['end']);
    } while (from !== undefined);
    assert.deepEqual(list(last['chunk']), []);
    assert.equal(new Set(seen).size, seen.length);
    const all = list((await messages(alice, roomId, `dir=${dir}&limit=1000`))['chunk']);
    assert.deepEqual(seen, all.map((event) => text(event['event_id'])));
  }
});

test('filters of types and lazy-loaded members', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  await alice.say(roomId, 'one');
  for (let n = 0; n < 5; n++) await bob.ok('PUT', `/rooms/${enc(roomId)}/send/test.noise/${n}`, {});
  await alice.say(roomId, 'two');
  const page = await messages(alice, roomId, `dir=b&limit=2&filter=${enc('{"types":["m.room.message"],"lazy_load_members":true}')}`);
  assert.deepEqual(bodies(page['chunk']), ['two', 'one']);
  assert.deepEqual(list(page['state']).map((event) => String(event['state_key'])), ['@alice:localhost']);
});

test('context holds what came before and after', async (t) => {
  const { alice, roomId } = await pair(t);
  const ids: string[] = [];
  for (let n = 0; n < 9; n++) ids.push(await alice.say(roomId, `m${n}`));
  const context = await alice.ok('GET', `/rooms/${enc(roomId)}/context/${enc(ids[4] ?? '')}?limit=4`);
  assert.deepEqual(bodies([context['event']]), ['m4']);
  assert.deepEqual(bodies(context['events_before']), ['m3', 'm2']);
  assert.deepEqual(bodies(context['events_after']), ['m5', 'm6']);
  assert.deepEqual(bodies((await messages(alice, roomId, `dir=b&limit=2&from=${text(context['start'])}`))['chunk']), ['m1', 'm0']);
  assert.deepEqual(bodies((await messages(alice, roomId, `dir=f&limit=9&from=${text(context['end'])}`))['chunk']), ['m7', 'm8']);
  await alice.fails(404, 'M_NOT_FOUND', 'GET', `/rooms/${enc(roomId)}/context/$nothing`);
});

test('an edit is in unsigned, the original content stays; strangers\' edits do not count', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const eventId = await alice.say(roomId, 'helo');
  const edit = (body: string): object => ({
    msgtype: 'm.text', body: `* ${body}`, 'm.new_content': { msgtype: 'm.text', body }, 'm.relates_to': { rel_type: 'm.replace', event_id: eventId },
  });
  await alice.say(roomId, edit('hello'));
  const latest = await alice.say(roomId, edit('hello!'));
  await bob.say(roomId, edit('hacked'));
  const event = await bob.ok('GET', `/rooms/${enc(roomId)}/event/${enc(eventId)}`);
  assert.equal(String(event['content']?.['body']), 'helo');
  assert.equal(String(event['unsigned']?.['m.relations']?.['m.replace']?.['event_id']), latest);
  await alice.redact(roomId, latest);
  const before = await bob.ok('GET', `/rooms/${enc(roomId)}/event/${enc(eventId)}`);
  assert.equal(String(before['unsigned']?.['m.relations']?.['m.replace']?.['content']?.['m.new_content']?.['body']), 'hello');
});

test('a thread is summed up on its root', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const root = await alice.say(roomId, 'root');
  const reply = { msgtype: 'm.text', body: 'reply', 'm.relates_to': { rel_type: 'm.thread', event_id: root } };
  const first = await alice.say(roomId, reply);
  const second = await alice.say(roomId, reply);
  const seenBy = async (client: Client): Promise<Json | undefined> =>
    list((await messages(client, roomId, 'limit=3'))['chunk']).at(-1)?.['unsigned']?.['m.relations']?.['m.thread'];
  const thread = await seenBy(bob);
  assert.equal(Number(thread?.['count']), 2);
  assert.equal(String(thread?.['latest_event']?.['event_id']), second);
  assert.equal(Boolean(thread?.['current_user_participated']), false);
  assert.equal(Boolean((await seenBy(alice))?.['current_user_participated']), true);
  await alice.fails(400, 'M_UNKNOWN', 'PUT', `/rooms/${enc(roomId)}/send/m.room.message/n`, { ...reply, 'm.relates_to': { rel_type: 'm.thread', event_id: first } });
});

test('relations by kind, in pages', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const eventId = await alice.say(roomId, 'hello');
  for (const key of ['👍', '🎉', '❤️']) await bob.react(roomId, eventId, key);
  const path = `/_matrix/client/v1/rooms/${enc(roomId)}/relations/${enc(eventId)}`;
  const keys = (page: Json): unknown[] => list(page['chunk']).map((event) => event['content']?.['m.relates_to']?.['key']);
  const first = await alice.ok('GET', `${path}/m.annotation/m.reaction?limit=2`);
  assert.deepEqual(keys(first), ['❤️', '🎉']);
  const second = await alice.ok('GET', `${path}/m.annotation?limit=2&from=${text(first['next_batch'])}`);
  assert.deepEqual(keys(second), ['👍']);
  assert.equal(second['next_batch'], undefined);
  assert.deepEqual(keys(await alice.ok('GET', `${path}?dir=f`)), ['👍', '🎉', '❤️']);
  assert.deepEqual(list((await alice.ok('GET', `${path}/m.replace`))['chunk']), []);
  await alice.fails(404, 'M_NOT_FOUND', 'GET', `/_matrix/client/v1/rooms/${enc(roomId)}/relations/$nothing`);
});

test('relations with those of their relations', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const root = await alice.say(roomId, 'root');
  const reply = await bob.say(roomId, { msgtype: 'm.text', body: 'reply', 'm.relates_to': { rel_type: 'm.thread', event_id: root } });
  await alice.react(roomId, reply, '👍');
  await bob.say(roomId, 'besides');
  const path = `/_matrix/client/v1/rooms/${enc(roomId)}/relations/${enc(root)}`;
  const types = (page: Json): unknown[] => list(page['chunk']).map((event) => event['type']);
  assert.deepEqual(types(await alice.ok('GET', path)), ['m.room.message']);
  const first = await alice.ok('GET', `${path}?recurse=true&limit=1`);
  assert.deepEqual(types(first), ['m.reaction']);
  const second = await alice.ok('GET', `${path}?recurse=true&limit=1&from=${text(first['next_batch'])}`);
  assert.deepEqual(types(second), ['m.room.message']);
  assert.equal(second['next_batch'], undefined);
});

test('what a room was at a moment', async (t) => {
  const { alice, roomId } = await pair(t);
  const eventId = await alice.say(roomId, 'hello');
  const event = await alice.ok('GET', `/rooms/${enc(roomId)}/event/${enc(eventId)}`);
  const ts = Number(event['origin_server_ts']);
  const path = `/_matrix/client/v1/rooms/${enc(roomId)}/timestamp_to_event`;
  const found = await alice.ok('GET', `${path}?ts=${ts}&dir=b`);
  assert.deepEqual(found, { event_id: eventId, origin_server_ts: ts });
  const first = await alice.ok('GET', `${path}?ts=0&dir=f`);
  assert.equal((await alice.ok('GET', `/rooms/${enc(roomId)}/event/${enc(text(first['event_id']))}`))['type'], 'm.room.create');
  await alice.fails(404, 'M_NOT_FOUND', 'GET', `${path}?ts=${ts + 3_600_000}`);
  await alice.fails(404, 'M_NOT_FOUND', 'GET', `${path}?ts=0&dir=b`);
  for (const query of ['', '?ts=x', '?ts=-1', '?ts=1.5', `?ts=${ts}&dir=x`]) await alice.fails(400, 'M_INVALID_PARAM', 'GET', path + query);
});

test('history is for members, unless the room is readable for the world', async (t) => {
  const server = await start(t);
  const [alice, bob] = [await server.client('alice'), await server.client('bob')];
  const closed = await alice.createRoom({ preset: 'public_chat' });
  const eventId = await alice.say(closed, 'inside');
  for (const path of ['messages', 'state', 'members', `event/${enc(eventId)}`, `context/${enc(eventId)}`, 'joined_members']) {
    await bob.fails(403, 'M_FORBIDDEN', 'GET', `/rooms/${enc(closed)}/${path}`);
  }
  const open = await alice.createRoom({ initial_state: [{ type: 'm.room.history_visibility', content: { history_visibility: 'world_readable' } }] });
  await alice.say(open, 'for everyone');
  assert.deepEqual(bodies((await messages(bob, open, 'limit=1'))['chunk']), ['for everyone']);
  const joinedOnly = await alice.createRoom({ preset: 'public_chat', initial_state: [{ type: 'm.room.history_visibility', content: { history_visibility: 'joined' } }] });
  await alice.say(joinedOnly, 'before');
  await bob.join(joinedOnly);
  await alice.say(joinedOnly, 'during');
  assert.deepEqual(bodies((await messages(bob, joinedOnly, 'limit=100'))['chunk']), ['during']);
  await bob.ok('POST', `/rooms/${enc(joinedOnly)}/leave`);
  await alice.say(joinedOnly, 'after');
  assert.deepEqual(bodies((await messages(bob, joinedOnly, 'limit=100'))['chunk']), ['during']);
});
