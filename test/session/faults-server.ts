/** Fault cases of the chat server: it rejects tokens, or is away. */

import { ChatError } from '../../src/errors.js';
import { breaks, HOUR, MINUTE, SECOND, slow, status, times, token, type FaultCase } from './fault-replies.js';
import type { FaultWorld, Reply } from './fault-world.js';

const stays = { states: 'authenticating, ready' };
const wait = (ms: number) => (world: FaultWorld) => world.pass(ms);
/** Signs in, and after a minute the chat server rejects these tokens. */
const rejects = (...numbers: number[]) => ({
  async run(world: FaultWorld) {
    await world.pass(MINUTE);
    world.refuse(...numbers);
    await world.pass(MINUTE);
  },
});
const again: Reply = (request) => request.answer({ body: { token: 'preview:maya#1', userId: 'maya', expiresIn: 600 } });

export const serverFaults: FaultCase[] = [
  { name: 'it rejects a token that should live: refreshed once, and each request made again', ...rejects(1), ...stays, events: 'ready, refreshed', calls: 2 },
  {
    name: 'it rejects the first token at once: signing in goes on with another',
    options: (world) => (world.refuse(1), {}),
    ...stays,
    events: 'ready',
    calls: 2,
  },
  {
    name: 'it rejects the first two tokens at once: it will not have this user, and the session fails',
    options: (world) => (world.refuse(1, 2), {}),
    states: 'authenticating, failed',
    events: 'error token_expired',
    calls: 2,
    failed: 6,
  },
  { name: 'it rejects a token, and the one after it: that request fails, the next one is made', ...rejects(1, 2), ...stays, events: 'ready, refreshed, refreshed', calls: 3, failed: 1 },
  {
    name: 'it rejects a token while the endpoint is down: the request waits',
    endpoint: [token(), ...times(3, breaks)],
    ...rejects(1),
    ...stays,
    events: `ready, ${'refreshError token_request_failed, '.repeat(3)}refreshed`,
    calls: 5,
  },
  {
    name: 'it rejects a token, and the endpoint says signed out',
    endpoint: [token(), status(401)],
    ...rejects(1),
    states: 'authenticating, ready, closed',
    events: 'ready, sessionClosed',
    calls: 2,
    failed: 6,
  },
  {
    name: 'it rejects a token, and the endpoint answers that very token twice: asked again until there is another',
    endpoint: [token(), again, again],
    ...rejects(1),
    ...stays,
    events: 'ready, refreshError bad_token_answer, refreshError bad_token_answer, refreshed',
    calls: 4,
  },
  {
    name: 'it rejects a token while a refresh is under way: that one serves',
    endpoint: [token(), slow(20 * SECOND, token())],
    async run(world) {
      await world.pass(8 * MINUTE);
      world.refuse(1);
      await world.pass(MINUTE);
    },
    ...stays,
    events: 'ready, refreshed',
    calls: 2,
  },
  {
    name: 'it rejects a token that cannot be renewed: the session fails',
    options: { token: 'preview:maya#1' },
    ...rejects(1),
    states: 'authenticating, ready, failed',
    events: 'ready, error token_expired',
    calls: 0,
    failed: 6,
  },
  {
    name: 'ten requests meet the rejection at once: one refresh',
    async run(world) {
      await world.pass(MINUTE);
      world.refuse(1);
      for (let asked = 0; asked < 10; asked++) world.request();
      await world.pass(MINUTE);
    },
    ...stays,
    events: 'ready, refreshed',
    calls: 2,
  },
  {
    name: 'it is away at sign-in: tried again, with the token that is there',
    async run(world) {
      world.server.offline(true);
      await world.pass(3 * SECOND);
      world.server.offline(false);
      await world.pass(SECOND);
    },
    ...stays,
    events: 'error network, error network, error network, ready',
    calls: 1,
  },
  {
    name: 'it is away at sign-in for longer than the token lives: signed in with a new one',
    async run(world) {
      world.server.offline(true);
      await world.pass(20 * MINUTE);
      world.server.offline(false);
      world.events.length = 0;
      await world.pass(MINUTE);
    },
    ...stays,
    events: 'ready',
    calls: 3,
  },
  {
    name: 'it is away for an hour: reconnecting, refreshed meanwhile, and back',
    async run(world) {
      await world.pass(SECOND);
      world.server.offline(true);
      await world.pass(HOUR);
      world.server.offline(false);
      await world.pass(SECOND);
    },
    states: 'authenticating, ready, reconnecting, ready',
    events: `ready, ${'refreshed, '.repeat(7)}`.slice(0, -2),
    calls: 8,
    failed: 6,
  },
  {
    name: 'both are away for an hour, and the browser says when it is online again',
    async run(world) {
      await world.pass(SECOND);
      world.server.offline(true);
      await world.wake('offline');
      world.endpoint.push(...times(1000, breaks));
      await world.pass(HOUR);
      world.endpoint.length = 0;
      world.events.length = 0;
      const { calls } = world;
      world.server.offline(false);
      await world.wake('online');
      world.calls -= calls;
      await world.pass(SECOND);
    },
    states: 'authenticating, ready, reconnecting, ready',
    events: 'refreshed',
    calls: 1,
    failed: 1,
  },
  {
    name: 'it forbids this user to connect: no use in trying again',
    options: (world) => (world.server.fail('connect', new ChatError('forbidden', 'deactivated')), {}),
    states: 'authenticating, failed',
    events: 'error forbidden',
    calls: 1,
    failed: 6,
  },
  {
    name: 'it asks to wait at sign-in: not tried before that',
    options: (world) => (world.server.fail('connect', new ChatError('rate_limited', '429', { retryable: true, retryAfter: 30_000 })), {}),
    async run(world) {
      await world.pass(29 * SECOND);
      world.events.push(world.session.state);
      await world.pass(2 * SECOND);
    },
    ...stays,
    events: 'error rate_limited, authenticating, ready',
    calls: 1,
  },
  {
    name: 'it answers 500 twice at sign-in',
    options: (world) => (world.server.fail('connect', new ChatError('server_error', '500', { retryable: true }), 2), {}),
    run: wait(10 * SECOND),
    ...stays,
    events: 'error server_error, error server_error, ready',
    calls: 1,
  },
];
