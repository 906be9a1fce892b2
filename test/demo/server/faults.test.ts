import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { pair, start, until } from './support.js';

test('failing requests, a number of times', async (t) => {
  const server = await start(t);
  const alice = await server.client('alice');
  server.faults.fail({ method: 'GET', path: /whoami/g }, 2, { status: 502, body: { errcode: 'M_UNKNOWN' }, headers: { 'Retry-After': '1' } });
  for (let n = 0; n < 2; n++) {
    const answer = await alice.call('GET', '/account/whoami');
    assert.deepEqual([answer.status, answer.headers.get('retry-after'), answer.headers.get('access-control-allow-origin')], [502, '1', '*']);
  }
  await alice.ok('GET', '/account/whoami');
  const undo = server.faults.fail({ path: /token/ }, 9, { status: 500, body: 'text' });
  assert.equal(await (await fetch(`${server.url}/api/token?user=a`)).text(), 'text');
  assert.equal((await fetch(`${server.url}/api/token`, { method: 'OPTIONS' })).status, 204);
  undo();
  assert.equal((await fetch(`${server.url}/api/token?user=a`)).status, 200);
});

test('hanging up, and hanging', async (t) => {
  const server = await start(t);
  const alice = await server.client('alice');
  server.faults.fail({ path: /whoami/ }, 1, 'hangup');
  await assert.rejects(alice.call('GET', '/account/whoami'));
  server.faults.fail({ path: /whoami/ }, 1, 'hang');
  const gone = new AbortController();
  const hanging = alice.call('GET', '/account/whoami', undefined, gone.signal);
  await until(() => server.faults.requests().length === 2);
  gone.abort();
  await assert.rejects(hanging);
  await alice.ok('GET', '/account/whoami');
});

test('offline breaks what is open and what comes; afterwards all is there', async (t) => {
  const { server, alice, bob, roomId } = await pair(t);
  const since = await bob.now();
  const sync = bob.sync({ since, timeout: 60_000 });
  await until(() => server.waitingSyncs === 1);
  server.faults.offline(true);
  await assert.rejects(sync);
  await assert.rejects(alice.call('GET', '/account/whoami'));
  await until(() => server.waitingSyncs === 0);
  server.faults.offline(false);
  await alice.say(roomId, 'back');
  assert.ok((await bob.sync({ since, timeout: 60_000 }))['rooms']);
});

test('requests are listed without secrets, and forgotten on clear()', async (t) => {
  const server = await start(t, { now: () => 1_700_000_000_000 });
  const alice = await server.client('alice');
  await alice.call('GET', '/sync?timeout=0');
  await alice.call('GET', '/nothing');
  await until(() => server.faults.requests().every((request) => request.status !== 0));
  assert.deepEqual(server.faults.requests(), [
    { method: 'GET', path: '/_matrix/client/v3/sync', query: '?timeout=0', status: 200, at: 1_700_000_000_000 },
    { method: 'GET', path: '/_matrix/client/v3/nothing', query: '', status: 404, at: 1_700_000_000_000 },
  ]);
  server.faults.clear();
  assert.deepEqual(server.faults.requests(), []);
});

test('a request that breaks off in its body harms nothing', async (t) => {
  const server = await start(t);
  const alice = await server.client('alice');
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`POST /_matrix/client/v3/createRoom HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${alice.token}\r\nContent-Length: 100\r\n\r\n{"name"`);
  await until(() => server.faults.requests().length === 1);
  socket.destroy();
  assert.deepEqual(await alice.ok('GET', '/joined_rooms'), { joined_rooms: [] });
});
