import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignJWT } from 'jose';
import { Client, start, until, type Json } from './support.js';

test('no token, a bad one, and one in the URL', async (t) => {
  const server = await start(t);
  const alice = await server.client('alice');
  const none = await fetch(`${server.url}/_matrix/client/v3/account/whoami`);
  assert.equal(none.status, 401);
  assert.equal(none.headers.get('access-control-allow-origin'), '*');
  assert.equal(String(((await none.json()) as Json)['errcode']), 'M_MISSING_TOKEN');
  const inUrl = await fetch(`${server.url}/_matrix/client/v3/account/whoami?access_token=${alice.token}`);
  assert.equal(inUrl.status, 401);

  const forged = await new SignJWT({ sub: '@alice:localhost', device_id: 'D', jti: 'x' })
    .setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(new TextEncoder().encode('another secret, long enough'));
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${alice.token.split('.')[1]}.`;
  for (const token of ['nonsense', forged, unsigned, `${alice.token}x`]) {
    const answer = await new Client(server.url, token, '').call('GET', '/account/whoami');
    assert.equal(answer.status, 401);
    assert.deepEqual(answer.body, { errcode: 'M_UNKNOWN_TOKEN', error: 'Invalid access token passed.', soft_logout: false });
  }
});

test('a token ends on time, to the millisecond', async (t) => {
  let now = 1_700_000_000_900;
  const server = await start(t, { now: () => now });
  const alice = await server.client('alice', 1);
  now += 999;
  await alice.ok('GET', '/account/whoami');
  now += 1;
  const answer = await alice.call('GET', '/account/whoami');
  assert.equal(answer.status, 401);
  assert.deepEqual(answer.body, { errcode: 'M_UNKNOWN_TOKEN', error: 'Access token has expired', soft_logout: true });
});

test('a sync in flight outlives its token', async (t) => {
  let now = 1_700_000_000_000;
  const server = await start(t, { now: () => now });
  const alice = await server.client('alice', 60);
  const other = await server.client('alice', 600);
  const since = await alice.now();
  const sync = alice.sync({ since, timeout: 60_000 });
  await until(() => server.waitingSyncs === 1);
  now += 61_000;
  await other.ok('PUT', '/user/@alice:localhost/account_data/test', { a: 1 });
  assert.deepEqual((await sync)['account_data'], { events: [{ type: 'test', content: { a: 1 } }] });
});

test('logout ends the one token and answers its sync', async (t) => {
  const server = await start(t);
  const [phone, laptop] = [await server.client('alice'), await server.client('alice')];
  const sync = phone.sync({ since: await phone.now(), timeout: 60_000 });
  await until(() => server.waitingSyncs === 1);
  await phone.ok('POST', '/logout', {});
  assert.ok((await sync)['next_batch']);
  assert.equal(String((await phone.fails(401, 'M_UNKNOWN_TOKEN', 'GET', '/account/whoami'))['soft_logout']), 'false');
  await laptop.ok('GET', '/account/whoami');
  await server.revoke(laptop.token);
  await laptop.fails(401, 'M_UNKNOWN_TOKEN', 'GET', '/account/whoami');
});

test('unknown endpoints, wrong methods, preflights', async (t) => {
  const server = await start(t);
  const alice = await server.client('alice');
  await alice.fails(404, 'M_UNRECOGNIZED', 'GET', '/capabilities');
  await alice.fails(404, 'M_UNRECOGNIZED', 'GET', '/_matrix/federation/v1/version');
  await alice.fails(405, 'M_UNRECOGNIZED', 'DELETE', '/sync');
  const preflight = await fetch(`${server.url}/_matrix/client/v3/sync`, { method: 'OPTIONS' });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-headers'), 'X-Requested-With, Content-Type, Authorization, Date');
  assert.equal(preflight.headers.get('access-control-max-age'), '86400');
  const versions = (await (await fetch(`${server.url}/_matrix/client/versions`)).json()) as Json;
  assert.equal(String(Array.from(versions['versions'] as unknown as string[]).at(-1)), 'v1.12');
});
