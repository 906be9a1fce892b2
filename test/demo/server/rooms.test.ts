import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enc, joined, list, pair, start, text } from './support.js';

test('createRoom: name, topic, alias, invitations, initial state, levels', async (t) => {
  const server = await start(t);
  const [alice, bob] = [await server.client('alice'), await server.client('bob')];
  const roomId = await alice.createRoom({
    preset: 'trusted_private_chat', is_direct: true, name: 'N', topic: 'T', room_alias_name: 'MyRoom', invite: ['@bob:localhost'],
    initial_state: [{ type: 'test.state', state_key: 'k', content: { a: 1 } }], power_level_content_override: { events_default: 10 },
  });
  const state = (path: string): Promise<object> => alice.ok('GET', `/rooms/${enc(roomId)}/state/${path}`);
  assert.deepEqual(await state('m.room.name'), { name: 'N' });
  assert.deepEqual(await state('m.room.topic/'), { topic: 'T' });
  assert.deepEqual(await state('test.state/k'), { a: 1 });
  assert.deepEqual(await state('m.room.member/@bob:localhost'), { membership: 'invite', displayname: 'Bob', is_direct: true });
  const levels = await alice.ok('GET', `/rooms/${enc(roomId)}/state/m.room.power_levels`);
  assert.deepEqual(levels['users'], { '@alice:localhost': 100, '@bob:localhost': 100 });
  assert.equal(Number(levels['events_default']), 10);
  assert.deepEqual(await bob.ok('GET', `/directory/room/${enc('#myroom:localhost')}`), { room_id: roomId, servers: ['localhost'] });
  await bob.ok('POST', `/join/${enc('#myroom:localhost')}`);
  assert.deepEqual(await bob.ok('GET', '/joined_rooms'), { joined_rooms: [roomId] });
  await alice.fails(400, 'M_ROOM_IN_USE', 'POST', '/createRoom', { room_alias_name: 'myroom' });
  await alice.fails(400, 'M_UNSUPPORTED_ROOM_VERSION', 'POST', '/createRoom', { room_version: 'x' });
  await alice.fails(400, 'M_BAD_JSON', 'POST', '/createRoom', { invite: 'bob' });
  await alice.fails(404, 'M_NOT_FOUND', 'GET', `/directory/room/${enc('#none:localhost')}`);
  await alice.fails(404, 'M_NOT_FOUND', 'GET', `/rooms/${enc(roomId)}/state/m.room.avatar`);
});

test('joining, inviting, kicking, banning', async (t) => {
  const server = await start(t);
  const [alice, bob, carol] = [await server.client('alice'), await server.client('bob'), await server.client('carol')];
  const roomId = await alice.createRoom();
  const path = (action: string): string => `/rooms/${enc(roomId)}/${action}`;
  await bob.fails(403, 'M_FORBIDDEN', 'POST', path('join'));
  await bob.fails(404, 'M_NOT_FOUND', 'POST', '/join/!nothing:localhost');
  await alice.ok('POST', path('invite'), { user_id: '@bob:localhost' });
  await bob.join(roomId);
  await bob.join(roomId);
  await alice.fails(403, 'M_FORBIDDEN', 'POST', path('invite'), { user_id: '@bob:localhost' });
  await alice.fails(400, 'M_INVALID_PARAM', 'POST', path('invite'), { user_id: 'bob' });
  await alice.fails(400, 'M_BAD_JSON', 'POST', path('invite'), {});
  await bob.ok('POST', path('invite'), { user_id: '@carol:localhost' });
  await carol.join(roomId);
  await bob.fails(403, 'M_FORBIDDEN', 'POST', path('kick'), { user_id: '@carol:localhost' });
  await bob.fails(403, 'M_FORBIDDEN', 'POST', path('ban'), { user_id: '@alice:localhost' });
  await alice.ok('POST', path('ban'), { user_id: '@carol:localhost', reason: 'spam' });
  await carol.fails(403, 'M_FORBIDDEN', 'POST', path('join'));
  await alice.ok('POST', path('unban'), { user_id: '@carol:localhost' });
  await alice.fails(403, 'M_FORBIDDEN', 'POST', path('unban'), { user_id: '@carol:localhost' });
  await carol.fails(403, 'M_FORBIDDEN', 'POST', path('leave'));
  const members = list((await bob.ok('GET', path('members?membership=join')))['chunk']).map((event) => String(event['state_key']));
  assert.deepEqual(members, ['@alice:localhost', '@bob:localhost']);
  assert.deepEqual(await bob.ok('GET', path('joined_members')), {
    joined: { '@alice:localhost': { display_name: 'Alice', avatar_url: null }, '@bob:localhost': { display_name: 'Bob', avatar_url: null } },
  });
});

test('state needs power; the same state makes no event', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const name = `/rooms/${enc(roomId)}/state/m.room.name`;
  await bob.fails(403, 'M_FORBIDDEN', 'PUT', name, { name: 'Mine' });
  const first = await alice.ok('PUT', name, { name: 'Ours' });
  assert.deepEqual(await alice.ok('PUT', name, { name: 'Ours' }), first);
  await alice.ok('PUT', name, { name: 'New' });
  const event = await alice.ok('GET', `${name}?format=event`);
  assert.deepEqual(event['unsigned']?.['prev_content'], { name: 'Ours' });
  const levels = `/rooms/${enc(roomId)}/state/m.room.power_levels`;
  const content = await alice.ok('GET', levels);
  await alice.ok('PUT', levels, { ...content, users: { '@alice:localhost': 100, '@bob:localhost': 50 }, state_default: 50, events: {} });
  await bob.ok('PUT', name, { name: 'Bob may' });
  await bob.fails(403, 'M_FORBIDDEN', 'PUT', levels, { ...content, users: { '@alice:localhost': 100, '@bob:localhost': 100 }, events: {} });
  await bob.fails(403, 'M_FORBIDDEN', 'PUT', levels, { users: {}, events: {} });
});

test('a new display name shows in the rooms', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const since = await alice.now();
  await bob.ok('PUT', '/profile/@bob:localhost/displayname', { displayname: 'Bobby' });
  await bob.ok('PUT', '/profile/@bob:localhost/avatar_url', { avatar_url: 'mxc://localhost/x' });
  await alice.fails(403, 'M_FORBIDDEN', 'PUT', '/profile/@bob:localhost/displayname', { displayname: 'X' });
  await alice.fails(404, 'M_NOT_FOUND', 'GET', '/profile/@nobody:localhost');
  assert.deepEqual(await alice.ok('GET', '/profile/@bob:localhost'), { displayname: 'Bobby', avatar_url: 'mxc://localhost/x' });
  const events = list(joined(await alice.sync({ since }), roomId)['timeline']?.['events']);
  assert.deepEqual(events.at(-1)?.['content'], { membership: 'join', displayname: 'Bobby', avatar_url: 'mxc://localhost/x' });
});

test('account data belongs to its owner', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const path = '/user/@alice:localhost/account_data/m.direct';
  const inRoom = `/user/@alice:localhost/rooms/${enc(roomId)}/account_data/m.marked_unread`;
  await alice.fails(404, 'M_NOT_FOUND', 'GET', path);
  const since = await alice.now();
  await alice.ok('PUT', path, { '@bob:localhost': [roomId] });
  await alice.ok('PUT', inRoom, { unread: true });
  await bob.fails(403, 'M_FORBIDDEN', 'GET', path);
  await bob.fails(403, 'M_FORBIDDEN', 'PUT', path, {});
  assert.deepEqual(await alice.ok('GET', inRoom), { unread: true });
  const sync = await alice.sync({ since });
  assert.deepEqual(sync['account_data'], { events: [{ type: 'm.direct', content: { '@bob:localhost': [roomId] } }] });
  assert.deepEqual(joined(sync, roomId)['account_data'], { events: [{ type: 'm.marked_unread', content: { unread: true } }] });
});

test('the directories of rooms and users', async (t) => {
  const server = await start(t);
  const [alice, bob] = [await server.client('alice'), await server.client('bob')];
  const first = await alice.createRoom({ visibility: 'public', name: 'Books', topic: 'Reading', room_alias_name: 'books' });
  await alice.createRoom({ visibility: 'public', name: 'Films' });
  await alice.createRoom({ name: 'Hidden' });
  const names = (page: { [key: string]: unknown }): unknown[] => list(page['chunk']).map((room) => room['name']);
  assert.deepEqual(names(await bob.ok('GET', '/publicRooms')), ['Books', 'Films']);
  const page = await bob.ok('POST', '/publicRooms', { limit: 1 });
  assert.deepEqual(names(await bob.ok('POST', '/publicRooms', { limit: 1, since: text(page['next_batch']) })), ['Films']);
  const found = list((await bob.ok('POST', '/publicRooms', { filter: { generic_search_term: 'READ' } }))['chunk']);
  assert.deepEqual(found, [{
    room_id: first, num_joined_members: 1, world_readable: false, guest_can_join: false, join_rule: 'public',
    name: 'Books', topic: 'Reading', canonical_alias: '#books:localhost',
  }]);
  assert.deepEqual(await bob.ok('POST', '/user_directory/search', { search_term: 'AL' }), {
    limited: false, results: [{ user_id: '@alice:localhost', display_name: 'Alice', avatar_url: null }],
  });
});
