import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodies, enc, joined, list, pair, start, text } from './support.js';

test('one transaction id makes one event, however often and at once it is sent', async (t) => {
  const { server, alice, bob, roomId } = await pair(t);
  const phone = await server.client('alice', 600, 'PHONE');
  const ids = await Promise.all([1, 2, 3, 4, 5].map(() => phone.say(roomId, 'once', 'txn')));
  assert.equal(new Set(ids).size, 1);
  const renewed = await server.client('alice', 600, 'PHONE');
  assert.equal(await renewed.say(roomId, 'once', 'txn'), ids[0]);
  // Another device, user or room has transaction ids of its own.
  assert.notEqual(await alice.say(roomId, 'other device', 'txn'), ids[0]);
  assert.notEqual(await bob.say(roomId, 'other user', 'txn'), ids[0]);
  const messages = await alice.ok('GET', `/rooms/${enc(roomId)}/messages?limit=3`);
  assert.deepEqual(bodies(messages['chunk']), ['other user', 'other device', 'once']);
});

test('the transaction id reaches the sending device only', async (t) => {
  const { server, bob, roomId } = await pair(t);
  const [phone, laptop] = [await server.client('alice', 600, 'PHONE'), await server.client('alice', 600, 'LAPTOP')];
  const eventId = await phone.say(roomId, 'hello', 'my-txn');
  for (const [client, expected] of [[phone, 'my-txn'], [laptop, undefined], [bob, undefined]] as const) {
    const event = await client.ok('GET', `/rooms/${enc(roomId)}/event/${enc(eventId)}`);
    const page = await client.ok('GET', `/rooms/${enc(roomId)}/messages?limit=1`);
    const context = await client.ok('GET', `/rooms/${enc(roomId)}/context/${enc(eventId)}`);
    const timeline = joined(await client.sync(), roomId)['timeline'];
    for (const found of [event, list(page['chunk'])[0], context['event'], list(timeline?.['events']).at(-1)]) {
      assert.equal(found?.['unsigned']?.['transaction_id'], expected);
    }
  }
});

test('what is no event is refused', async (t) => {
  const { alice, roomId } = await pair(t);
  const path = (): string => `/rooms/${enc(roomId)}/send/m.room.message/${crypto.randomUUID()}`;
  await alice.fails(400, 'M_NOT_JSON', 'PUT', path(), 'not json');
  await alice.fails(400, 'M_NOT_JSON', 'PUT', path(), '');
  await alice.fails(400, 'M_BAD_JSON', 'PUT', path(), '[]');
  await alice.fails(400, 'M_BAD_JSON', 'PUT', path(), '"text"');
  await alice.fails(400, 'M_UNKNOWN', 'PUT', path(), { msgtype: 'm.text' });
  await alice.fails(400, 'M_UNKNOWN', 'PUT', path(), { msgtype: 'm.text', body: 7 });
  await alice.fails(400, 'M_BAD_JSON', 'PUT', path(), { msgtype: 'm.audio', body: 'x', info: { duration: 1.5 } });
  await alice.fails(413, 'M_TOO_LARGE', 'PUT', path(), { msgtype: 'm.text', body: 'x'.repeat(65_536) });
  await alice.fails(413, 'M_TOO_LARGE', 'PUT', path(), `{"body":"${'x'.repeat(11 * 1024 * 1024)}"}`);
  await alice.fails(400, 'M_BAD_JSON', 'PUT', path(), `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
});

test('who may not send gets 403', async (t) => {
  const { server, alice, bob, roomId } = await pair(t);
  const carol = await server.client('carol');
  const message = { msgtype: 'm.text', body: 'hello' };
  await carol.fails(403, 'M_FORBIDDEN', 'PUT', `/rooms/${enc(roomId)}/send/m.room.message/1`, message);
  await carol.fails(403, 'M_FORBIDDEN', 'PUT', `/rooms/!nowhere:localhost/send/m.room.message/1`, message);
  const levels = await alice.ok('GET', `/rooms/${enc(roomId)}/state/m.room.power_levels`);
  await alice.ok('PUT', `/rooms/${enc(roomId)}/state/m.room.power_levels`, { ...levels, users: { '@alice:localhost': 100, '@bob:localhost': -1 } });
  await bob.fails(403, 'M_FORBIDDEN', 'PUT', `/rooms/${enc(roomId)}/send/m.room.message/2`, message);
});

test('a reaction is made once, and again when the first is redacted', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const eventId = await alice.say(roomId, 'hello');
  const first = await bob.react(roomId, eventId, '👍');
  assert.equal(first.status, 200);
  const second = await bob.react(roomId, eventId, '👍');
  assert.deepEqual([second.status, String(second.body['errcode'])], [400, 'M_DUPLICATE_ANNOTATION']);
  assert.equal((await bob.react(roomId, eventId, '🎉')).status, 200);
  assert.equal((await alice.react(roomId, eventId, '👍')).status, 200);
  await bob.redact(roomId, text(first.body['event_id']));
  assert.equal((await bob.react(roomId, eventId, '👍')).status, 200);
  const unknown = await bob.react(roomId, '$nothing', '👍');
  assert.deepEqual([unknown.status, String(unknown.body['errcode'])], [400, 'M_UNKNOWN']);
});

test('a redaction strips the event and says why', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const eventId = await alice.say(roomId, 'secret');
  await bob.fails(403, 'M_FORBIDDEN', 'PUT', `/rooms/${enc(roomId)}/redact/${enc(eventId)}/1`, {});
  await alice.ok('PUT', `/rooms/${enc(roomId)}/redact/${enc(eventId)}/2`, { reason: 'slip' });
  const event = await bob.ok('GET', `/rooms/${enc(roomId)}/event/${enc(eventId)}`);
  assert.deepEqual(event['content'], {});
  const because = event['unsigned']?.['redacted_because'];
  assert.deepEqual(because?.['content'], { redacts: eventId, reason: 'slip' });
  assert.equal(String(because?.['redacts']), eventId);
  // A moderator may redact others' events; a member event keeps its membership.
  const bobs = await bob.say(roomId, 'spam');
  await alice.redact(roomId, bobs);
  const member = list((await alice.ok('GET', `/rooms/${enc(roomId)}/members`))['chunk']).find((item) => String(item['state_key']) === '@bob:localhost');
  await bob.redact(roomId, text(member?.['event_id']));
  assert.deepEqual(await alice.ok('GET', `/rooms/${enc(roomId)}/state/m.room.member/@bob:localhost`), { membership: 'join' });
  // Nothing is there to redact: 200, as in Synapse.
  await alice.redact(roomId, '$nothing');
});

test('over the rate limit: 429, for as long as it says', async (t) => {
  let now = 1_700_000_000_000;
  const server = await start(t, { now: () => now, rateLimits: { messagesPerSecond: 0.5, burst: 2 } });
  const alice = await server.client('alice');
  const roomId = await alice.createRoom();
  await alice.say(roomId, 'one', 'a');
  await alice.say(roomId, 'two');
  const error = await alice.fails(429, 'M_LIMIT_EXCEEDED', 'PUT', `/rooms/${enc(roomId)}/send/m.room.message/x`, { msgtype: 'm.text', body: 'three' });
  assert.equal(Number(error['retry_after_ms']), 2000);
  await alice.say(roomId, 'one', 'a');
  now += 2000;
  await alice.say(roomId, 'three', 'x');
});
