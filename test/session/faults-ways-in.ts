/** Fault cases of the other ways in: `setToken()` and `onNeedToken`, signing out, and sessions that share a connection. */

import { ChatSession } from '../../src/session/session.js';
import { until } from '../support/async.js';
import type { FaultWorld } from './fault-world.js';
import { hangs, HOUR, MINUTE, SECOND, slow, token, type FaultCase } from './fault-replies.js';

const stays = { states: 'authenticating, ready' };

/** Up to the refresh after eight minutes, which `slow` and `hangs` keep under way. */
const toRefresh = (world: FaultWorld) => world.pass(8 * MINUTE);

/** Another session of the same user, on the same backend and server. */
function second(world: FaultWorld): ChatSession {
  const { backend, serverUrl, clock, random } = world.session.options;
  const options = { backend, serverUrl, token: () => ({ ...world.mint({ life: 24 * 3600 }) }) };
  const session = new ChatSession({ ...options, ...(clock && { clock }), ...(random && { random }) });
  session.start();
  return session;
}

export const waysInFaults: FaultCase[] = [
  {
    name: 'onNeedToken is called and nobody answers: asked again after the time limit',
    options: { tokenEndpoint: undefined },
    async run(world) {
      let needed = 0;
      world.session.onNeedToken = () => void needed++;
      await until('asked', () => needed === 1);
      await world.pass(61 * SECOND);
      await until('asked again', () => needed === 2);
      world.session.setToken(world.mint() as never);
      await until('signed in', () => world.session.isAlive);
      await world.pass(MINUTE);
    },
    states: 'authenticating, ready',
    events: 'optionsUpdated, error token_request_failed, ready',
    calls: 0,
  },
  {
    name: 'setToken() during a refresh: that is cut off, and the token used',
    endpoint: [token(), hangs],
    async run(world) {
      await toRefresh(world);
      world.session.setToken(world.mint().token);
      await world.pass(5 * MINUTE);
    },
    ...stays,
    events: 'ready, optionsUpdated, refreshed',
    calls: 2,
  },
  {
    name: 'signOut() during a refresh: closed, and what answers late is ignored',
    endpoint: [token(), slow(20 * SECOND, token())],
    async run(world) {
      await toRefresh(world);
      world.session.signOut();
      await world.idle(HOUR);
    },
    states: 'authenticating, ready, closed',
    events: 'ready, sessionClosed',
    calls: 2,
  },
  {
    name: 'signOut() while the first token is asked for',
    endpoint: [slow(20 * SECOND, token())],
    async run(world) {
      world.session.signOut();
      await world.idle(HOUR);
    },
    states: 'authenticating, closed',
    events: 'sessionClosed',
    calls: 1,
  },
  {
    name: 'signOut() twice, and retry() after it: signed in anew',
    async run(world) {
      await world.pass(MINUTE);
      world.session.signOut();
      world.session.signOut();
      world.session.retry();
      await world.pass(MINUTE);
    },
    states: 'authenticating, ready, closed, authenticating, ready',
    events: 'ready, sessionClosed, ready',
    calls: 2,
  },
  {
    name: 'another session of the user is destroyed during this one\'s refresh: nobody notices',
    endpoint: [token(), slow(20 * SECOND, token())],
    async run(world) {
      await world.pass(MINUTE);
      const other = second(world);
      await until('ready', () => other.isAlive);
      await toRefresh(world);
      other.destroy();
      await world.pass(HOUR);
    },
    ...stays,
    events: 'ready, refreshed, refreshed, refreshed, refreshed, refreshed, refreshed, refreshed, refreshed',
    calls: 9,
  },
  {
    name: 'the endpoint is down past expiry, and another session of the user has a token: requests use that',
    endpoint: [token(), hangs, hangs, hangs, hangs, hangs, hangs, hangs, hangs, hangs, hangs, hangs, hangs, hangs, hangs],
    async run(world) {
      await world.pass(MINUTE);
      const other = second(world);
      await until('ready', () => other.isAlive);
      await world.pass(14 * MINUTE);
      const request = world.request();
      await until('it', () => request.state === 'resolved');
      other.destroy();
    },
    ...stays,
    events: 'ready, refreshError token_request_failed, refreshError token_request_failed, refreshError token_request_failed, refreshError token_request_failed, refreshError token_request_failed, refreshError token_request_failed',
    calls: 8,
  },
];
