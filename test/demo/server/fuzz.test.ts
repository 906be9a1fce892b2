import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import fc from 'fast-check';
import { Client, pair, type TestServer } from './support.js';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

interface Raw {
  status: number;
  body: string;
  cors: string | undefined;
}

/** Sends what no client library would. */
function send(server: TestServer, token: string, method: string, path: string, body: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = method === 'GET' ? '' : body;
    const headers = { authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(sent) };
    const outgoing = request({ port: server.port, host: '127.0.0.1', method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, cors: response.headers['access-control-allow-origin'] }));
    });
    outgoing.on('error', reject);
    outgoing.end(sent);
  });
}

test('whatever a client sends, it gets an answer that is no failure of ours', async (t) => {
  const { server, alice, bob, roomId } = await pair(t);
  const eventId = await alice.say(roomId, 'hello');
  const word = fc.oneof(
    fc.constantFrom(roomId, eventId, alice.userId, '@nobody:localhost', 'm.room.message', 'm.room.power_levels', 'm.room.member', 'm.read', 'm.replace', '#general:localhost', '', '0', 'localhost'),
    fc.string({ maxLength: 12, unit: 'binary' }),
  );
  const segment = word.map(encodeURIComponent).filter((part) => part !== '.' && part !== '..');
  const rawSegment = fc.constantFrom('%', '%00', '%E0%A4%A', '%2F', '%zz');
  const template = fc.constantFrom(
    'sync', 'joined_rooms', 'createRoom', 'search', 'publicRooms', 'user_directory/search', 'account/whoami',
    'rooms/*/messages', 'rooms/*/context/*', 'rooms/*/event/*', 'rooms/*/state', 'rooms/*/state/*', 'rooms/*/state/*/*', 'rooms/*/members',
    'rooms/*/joined_members', 'rooms/*/send/*/*', 'rooms/*/redact/*/*', 'rooms/*/receipt/*/*', 'rooms/*/read_markers', 'rooms/*/typing/*',
    'rooms/*/join', 'rooms/*/leave', 'rooms/*/invite', 'rooms/*/kick', 'rooms/*/ban', 'rooms/*/unban', 'join/*', 'directory/room/*', 'profile/*',
    'profile/*/displayname', 'user/*/account_data/*', 'user/*/rooms/*/account_data/*', 'user/*/filter', 'user/*/filter/*',
    '*/*',
  ).map((pattern) => `client/v3/${pattern}`);
  const others = fc.constantFrom('client/v1/rooms/*/relations/*/*/*', 'client/v1/media/download/*/*', 'client/v1/media/thumbnail/*/*', 'media/v3/upload', '*/*');
  const path = fc.tuple(fc.oneof({ weight: 9, arbitrary: template }, { weight: 1, arbitrary: others }), fc.array(fc.oneof({ weight: 9, arbitrary: segment }, { weight: 1, arbitrary: rawSegment }), { minLength: 4, maxLength: 4 })).map(([pattern, parts]) => {
    let next = 0;
    return `/_matrix/${pattern.replace(/\*/g, () => parts[next++] ?? '')}`;
  });
  const value = fc.oneof(word, fc.constantFrom('b', 'f', 's1_1', '1', '-1', '1e9', 'true', '{}', '{"types":["*"]}', '{"room":{"timeline":{"limit":0}}}', '{"limit":-1}', '[]'));
  const query = fc.dictionary(fc.constantFrom('dir', 'from', 'to', 'limit', 'filter', 'since', 'full_state', 'at', 'membership', 'next_batch', 'format', 'filename'), value, { maxKeys: 4 });
  const json = fc.oneof(
    fc.json(),
    fc.string(),
    fc.dictionary(fc.constantFrom('body', 'msgtype', 'membership', 'user_id', 'typing', 'timeout', 'name', 'topic', 'users', 'events', 'm.relates_to', 'm.mentions', 'search_categories', 'redacts', 'reason', 'search_term', 'm.read', 'displayname'),
      fc.oneof(word, fc.jsonValue(), fc.constant({ rel_type: 'm.replace', event_id: eventId }), fc.constant({ room_events: { search_term: 'hello' } }))).map((object) => JSON.stringify(object)),
  );
  const property = fc.asyncProperty(fc.constantFrom(...METHODS), path, query, json, async (method, where, parameters, body) => {
    const search = new URLSearchParams(parameters).toString();
    const answer = await send(server, bob.token, method, `${where}${search ? `?${search}` : ''}`, body);
    assert.ok(answer.status >= 200 && answer.status < 500, `${answer.status} ${answer.body}`);
    assert.equal(answer.cors, '*');
    assert.ok(!answer.body.includes('node_modules'));
    if (answer.status >= 400) assert.match(String((JSON.parse(answer.body) as { errcode: unknown }).errcode), /^M_/);
  });
  await fc.assert(property, { numRuns: 1500, seed: 7 });
  await new Client(server.url, alice.token, alice.userId).ok('GET', '/sync');
});
