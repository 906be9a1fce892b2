import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, start, type Json } from './support.js';

const claims = (token: unknown): Json => JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString()) as Json;

test('GET and POST answer a token that works, for a user made at first use', async (t) => {
  const server = await start(t);
  const viaGet = await fetch(`${server.url}/api/token?user=Alice&deviceId=PHONE&ttl=60`);
  assert.equal(viaGet.headers.get('cache-control'), 'no-store');
  assert.equal(viaGet.headers.get('access-control-allow-origin'), '*');
  const answer = (await viaGet.json()) as Json;
  assert.deepEqual({ ...answer, token: '' }, { token: '', expiresIn: 60, userId: '@alice:localhost', serverUrl: server.url });
  assert.equal(String(claims(answer['token'])['device_id']), 'PHONE');

  const viaPost = await fetch(`${server.url}/api/token`, { method: 'POST', body: JSON.stringify({ user: 'alice' }) });
  const other = (await viaPost.json()) as Json;
  assert.equal(Number(other['expiresIn']), 600);

  const alice = new Client(server.url, String(answer['token']), '@alice:localhost');
  assert.deepEqual(await alice.ok('GET', '/account/whoami'), { user_id: '@alice:localhost', device_id: 'PHONE', is_guest: false });
  assert.deepEqual(await alice.ok('GET', '/profile/@alice:localhost'), { displayname: 'Alice' });
});

test('two tokens of one second differ', async (t) => {
  const server = await start(t, { now: () => 1_700_000_000_000 });
  assert.notEqual(await server.mintToken('alice', 60, 'D'), await server.mintToken('alice', 60, 'D'));
});

test('ttl is cut to between a second and thirty days', async (t) => {
  const server = await start(t);
  for (const [asked, given] of [['0', 1], ['-5', 1], ['99999999', 2_592_000], ['', 600]]) {
    const answer = (await (await fetch(`${server.url}/api/token?user=a&ttl=${asked}`)).json()) as Json;
    assert.equal(Number(answer['expiresIn']), given);
  }
});

test('bad parameters get 400, with CORS headers', async (t) => {
  const server = await start(t);
  const cases: [string, string][] = [
    ['user=al%20ice', 'M_INVALID_USERNAME'], ['user=%40alice%3Alocalhost', 'M_INVALID_USERNAME'], ['user=%C3%84nne', 'M_INVALID_USERNAME'],
    ['', 'M_MISSING_PARAM'], ['user=a&ttl=soon', 'M_INVALID_PARAM'], ['user=a&deviceId=%20', 'M_INVALID_PARAM'],
  ];
  for (const [query, errcode] of cases) {
    const response = await fetch(`${server.url}/api/token?${query}`);
    assert.equal(response.status, 400, query);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(String(((await response.json()) as Json)['errcode']), errcode, query);
  }
  const noJson = await fetch(`${server.url}/api/token`, { method: 'POST', body: 'user=alice' });
  assert.equal(String(((await noJson.json()) as Json)['errcode']), 'M_NOT_JSON');
});

test('preflights are answered', async (t) => {
  const server = await start(t);
  const response = await fetch(`${server.url}/api/token`, { method: 'OPTIONS' });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.equal(response.headers.get('access-control-allow-credentials'), null);
});
