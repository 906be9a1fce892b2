import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodies, enc, list, pair, text, type Client, type Json } from './support.js';

async function search(client: Client, term: string, options: object = {}, query = ''): Promise<Json> {
  const body = { search_categories: { room_events: { search_term: term, order_by: 'recent', ...options } } };
  const answer = (await client.ok('POST', `/search${query}`, body))['search_categories']?.['room_events'];
  assert.ok(answer);
  return answer;
}

const found = (answer: Json): unknown[] => bodies(list(answer['results']).map((result) => result['result']));

test('whole words and stems are found, pieces of words are not', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  await alice.say(roomId, 'Two elephants were running');
  await bob.say(roomId, 'nothing here');
  for (const term of ['elephant', 'ELEPHANTS', 'run', 'elephant running']) {
    assert.deepEqual(found(await search(bob, term)), ['Two elephants were running'], term);
  }
  for (const term of ['elepha', 'phant', 'elephant tiger', '', '!?', '   ']) assert.deepEqual(found(await search(bob, term)), [], term);
  assert.deepEqual((await search(bob, 'elephant'))['highlights'], ['elephants']);
  assert.equal(Number((await search(bob, 'elephant'))['count']), 1);
});

test('no text is query syntax', async (t) => {
  const { alice, roomId } = await pair(t);
  await alice.say(roomId, 'a NOT so "near" body: OR and* AND');
  for (const term of ['"', 'NOT', 'a AND', 'body:', '*', 'near(', '^a', "'; DROP TABLE events; --", '{a b}:c', 'a"b', '\u0000', '(', '+', '-a']) {
    await search(alice, term);
  }
  assert.equal(found(await search(alice, 'NOT near')).length, 1);
});

test('pages, newest first; best first has no pages', async (t) => {
  const { alice, roomId } = await pair(t);
  for (let n = 0; n < 5; n++) await alice.say(roomId, `apple ${n}`);
  const first = await search(alice, 'apple', { filter: { limit: 3 } });
  assert.deepEqual(found(first), ['apple 4', 'apple 3', 'apple 2']);
  assert.equal(Number(first['count']), 5);
  const second = await search(alice, 'apple', { filter: { limit: 3 } }, `?next_batch=${text(first['next_batch'])}`);
  assert.deepEqual(found(second), ['apple 1', 'apple 0']);
  assert.equal(second['next_batch'], undefined);
  assert.equal((await search(alice, 'apple', { filter: { limit: 3 }, order_by: 'rank' }))['next_batch'], undefined);
  await alice.fails(400, 'M_INVALID_PARAM', 'POST', '/search?next_batch=x', { search_categories: {} });
});

test('the context of a result', async (t) => {
  const { alice, roomId } = await pair(t);
  for (const body of ['one', 'two', 'needle', 'three', 'four']) await alice.say(roomId, body);
  const answer = await search(alice, 'needle', { event_context: { before_limit: 1, after_limit: 2, include_profile: true } });
  const context = list(answer['results'])[0]?.['context'];
  assert.deepEqual(bodies(context?.['events_before']), ['two']);
  assert.deepEqual(bodies(context?.['events_after']), ['three', 'four']);
  assert.deepEqual(context?.['profile_info'], { '@alice:localhost': { displayname: 'Alice', avatar_url: null } });
  const earlier = await alice.ok('GET', `/rooms/${enc(roomId)}/messages?dir=b&limit=1&from=${text(context?.['start'])}`);
  assert.deepEqual(bodies(earlier['chunk']), ['one']);
});

test('only rooms one is in, only what is not redacted, edits as hits of their own', async (t) => {
  const { alice, bob, roomId } = await pair(t);
  const own = await alice.createRoom();
  await alice.say(own, 'secret pear');
  const eventId = await alice.say(roomId, 'public pear');
  await alice.say(roomId, {
    msgtype: 'm.text', body: '* public plum', 'm.new_content': { msgtype: 'm.text', body: 'public plum' }, 'm.relates_to': { rel_type: 'm.replace', event_id: eventId },
  });
  assert.deepEqual(found(await search(bob, 'pear')), ['public pear']);
  assert.deepEqual(found(await search(alice, 'pear', { filter: { rooms: [own] } })), ['secret pear']);
  assert.deepEqual(found(await search(bob, 'plum')), ['* public plum']);
  await alice.redact(roomId, eventId);
  assert.deepEqual(found(await search(bob, 'pear')), []);
  await bob.ok('POST', `/rooms/${enc(roomId)}/leave`);
  assert.deepEqual(found(await search(bob, 'plum')), []);
});
