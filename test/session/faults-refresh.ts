/** Fault cases of the answers that follow the first: the old token lives for two minutes more when it is asked. */

import { ChatError } from '../../src/errors.js';
import { breaks, body, hangs, HOUR, MINUTE, page, SECOND, slow, status, times, token, type FaultCase } from './fault-replies.js';
import type { Reply } from './fault-world.js';

/** Signs in well; the first refresh, after eight minutes, is replied to so. */
const refreshed = (...replies: Reply[]) => ({
  endpoint: [token(), ...replies],
  run: async (world) => world.pass(9 * MINUTE + 30 * SECOND),
}) satisfies Partial<FaultCase>;

const stays = { states: 'authenticating, ready' };
const failsOnce = (code: string) => ({ ...stays, events: `ready, refreshError ${code}, refreshed`, calls: 3 });
/** Nobody asks again, and what the page wants after that fails. */
const closes = { states: 'authenticating, ready, closed', events: 'ready, sessionClosed', calls: 2 };

/** The same token as before. */
const again: Reply = (request) => request.answer({ body: { token: 'preview:maya#1', userId: 'maya', expiresIn: 600 } });

export const refreshFaults: FaultCase[] = [
  { name: 'all is well', ...refreshed(), ...stays, events: 'ready, refreshed', calls: 2 },
  { name: 'the endpoint hangs: given up after a minute, while the old token lives', ...refreshed(hangs), ...failsOnce('token_request_failed') },
  { name: 'the endpoint takes half a minute: nobody waits for it', ...refreshed(slow(30 * SECOND, token())), ...stays, events: 'ready, refreshed', calls: 2 },
  { name: 'the endpoint answers 500 once', ...refreshed(status(500)), ...failsOnce('token_request_failed') },
  { name: 'the endpoint answers 502 with a page in HTML', ...refreshed(page(502)), ...failsOnce('token_request_failed') },
  { name: 'the endpoint answers 429 with Retry-After', ...refreshed(status(429, {}, { 'Retry-After': '60' })), ...failsOnce('token_request_failed') },
  { name: 'the endpoint answers 429 with retry_after_ms', ...refreshed(status(429, { retry_after_ms: 60_000 })), ...failsOnce('token_request_failed') },
  {
    name: "the endpoint asks to wait for longer than the old token lives: requests wait, and none leaves with it",
    endpoint: [token(), status(429, { retry_after_ms: 5 * MINUTE })],
    run: (world) => world.pass(14 * MINUTE),
    ...failsOnce('token_request_failed'),
  },
  { name: 'the endpoint cannot be reached once', ...refreshed(breaks), ...failsOnce('token_request_failed') },
  { name: 'the endpoint answers a page in HTML with 200: a proxy has caught it', ...refreshed(page(200)), ...failsOnce('bad_token_answer') },
  { name: 'the endpoint answers nothing', ...refreshed(body('')), ...failsOnce('bad_token_answer') },
  { name: 'the endpoint answers an array', ...refreshed(body([])), ...failsOnce('bad_token_answer') },
  { name: 'the endpoint answers an expiry in the past', ...refreshed(token({ life: -1 })), ...failsOnce('bad_token_answer') },
  { name: 'the endpoint answers 401: signed out', ...refreshed(status(401)), ...closes, failed: 1 },
  { name: 'the endpoint answers 403: signed out', ...refreshed(status(403)), ...closes, failed: 1 },
  { name: 'the endpoint answers null: signed out', ...refreshed(body('null')), ...closes, failed: 1 },
  {
    name: 'the token function throws once',
    options: (world) => ({ token: world.tokenFunction(() => world.mint(), () => { throw new Error('not now'); }) }),
    run: refreshed().run,
    ...failsOnce('token_request_failed'),
  },
  {
    name: 'the token function says refused: signed out',
    options: (world) => ({ token: world.tokenFunction(() => world.mint(), () => Promise.reject(new ChatError('refused', 'signed out'))) }),
    run: refreshed().run,
    ...closes,
    failed: 1,
  },
  {
    name: 'the token function ignores its signal and never answers: given up each minute',
    options: (world) => ({ token: world.tokenFunction(() => world.mint(), () => new Promise(() => undefined)) }),
    run: refreshed().run,
    ...failsOnce('token_request_failed'),
  },
  {
    name: 'the endpoint is down from before the old token ends until long after: requests wait, and then are made',
    endpoint: [token(), ...times(1000, breaks)],
    async run(world) {
      await world.pass(HOUR);
      world.events.splice(1, world.events.length, `${world.calls} calls in an hour`);
      world.events.push(`${world.requests.filter(({ state }) => state === 'pending').length} wait`);
      world.endpoint.length = 0;
      await world.pass(MINUTE);
    },
    ...stays,
    events: 'ready, 213 calls in an hour, 5 wait, refreshed',
    calls: 214,
  },
  {
    name: "somebody else has signed in on the host: a clean session, and nothing is sent for the first",
    ...refreshed(token({ user: 'jonas' }), token({ user: 'jonas' })),
    states: 'authenticating, ready, idle, authenticating, ready',
    events: 'ready, ready',
    calls: 3,
  },
  {
    name: 'somebody else has signed in, and only the chat server knows',
    ...refreshed(...times(2, token({ user: 'jonas', says: (life) => ({ expiresIn: life, userId: undefined }) }))),
    states: 'authenticating, ready, idle, authenticating, ready',
    events: 'ready, ready',
    calls: 3,
  },
  {
    name: 'somebody else has signed in, to a page for one user',
    ...refreshed(token({ user: 'jonas' })),
    options: { userId: 'maya' },
    states: 'authenticating, ready, failed',
    events: 'ready, error user_mismatch',
    calls: 2,
    failed: 1,
  },
  {
    name: 'the answer takes longer than the new token lives: of no use, and asked again',
    ...refreshed(slow(30 * SECOND, token({ life: 20 }))),
    ...failsOnce('bad_token_answer'),
  },
  { name: 'the endpoint answers the same token again, whose life it says anew', ...refreshed(again), ...stays, events: 'ready, refreshed', calls: 2 },
  {
    name: 'the endpoint caches: it answers the same token with what is left of its life, and another only when that is over',
    endpoint: [token(), ...times(100, (request, world) => request.answer({ body: world.again() }))],
    async run(world) {
      await world.pass(10 * MINUTE - 1);
      world.events.splice(1, world.events.length, world.calls < 20 ? 'asked a few times' : `${world.calls} calls`);
      world.endpoint.length = 0;
      world.calls = 0;
      await world.pass(MINUTE);
    },
    ...stays,
    events: 'ready, asked a few times, refreshed',
    calls: 1,
  },
];
