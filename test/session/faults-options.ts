/** Fault cases of updateOptions() at an awkward moment. */

import { expect } from '@open-wc/testing';
import { turn, until } from '../support/async.js';
import type { FaultWorld } from './fault-world.js';
import { hangs, HOUR, MINUTE, SECOND, slow, status, token, type FaultCase } from './fault-replies.js';

const stays = { states: 'authenticating, ready' };
const failed = 'token_request_failed';

/** Up to the refresh after eight minutes, which `slow` and `hangs` keep under way. */
const toRefresh = (world: FaultWorld) => world.pass(8 * MINUTE);

export const optionFaults: FaultCase[] = [
  {
    name: 'another token function is given during a refresh: the one under way serves, the next is asked after it',
    endpoint: [token(), slow(20 * SECOND, token())],
    async run(world) {
      await toRefresh(world);
      world.session.updateOptions({ token: world.tokenFunction() });
      await world.pass(10 * MINUTE);
    },
    ...stays,
    events: 'ready, optionsUpdated, refreshed, refreshed',
    calls: 3,
  },
  {
    name: 'a string is given during a refresh: that is cut off, and the string used',
    endpoint: [token(), hangs],
    async run(world) {
      await toRefresh(world);
      world.session.updateOptions({ token: 'preview:maya#7' });
      await world.pass(HOUR);
    },
    ...stays,
    events: 'ready, optionsUpdated, refreshed',
    calls: 2,
  },
  {
    name: 'null is given during a refresh: signed out',
    endpoint: [token(), hangs],
    async run(world) {
      await toRefresh(world);
      world.session.updateOptions({ token: null });
      await until('closed', () => world.session.state === 'closed');
    },
    states: 'authenticating, ready, closed',
    events: 'ready, optionsUpdated, sessionClosed',
    calls: 2,
  },
  {
    name: 'another endpoint is given during the back-off of a refresh: asked at once',
    endpoint: [token(), status(503, { retry_after_ms: HOUR })],
    async run(world) {
      await toRefresh(world);
      await world.pass(SECOND);
      world.session.updateOptions({ tokenEndpoint: '/elsewhere' });
      await until('a refresh', () => world.calls === 3);
      expect(world.net.last.url.pathname).to.equal('/elsewhere');
      await turn();
    },
    ...stays,
    events: `ready, refreshError ${failed}, optionsUpdated, refreshed`,
    calls: 3,
  },
  {
    name: 'another endpoint is given during the back-off of the sign-in',
    endpoint: [status(503, { retry_after_ms: HOUR })],
    async run(world) {
      await world.pass(SECOND);
      world.session.updateOptions({ tokenEndpoint: '/elsewhere' });
      await until('ready', () => world.session.state === 'ready');
    },
    ...stays,
    events: `error ${failed}, optionsUpdated, ready`,
    calls: 2,
  },
  {
    name: 'a string is given while the first answer is waited for',
    endpoint: [hangs],
    async run(world) {
      await turn();
      world.session.updateOptions({ token: 'preview:maya#7' });
      await world.pass(MINUTE);
    },
    ...stays,
    events: 'optionsUpdated, ready',
    calls: 1,
  },
  {
    name: 'another server is given during a refresh: a new sign-in, and the old refresh is cut off',
    endpoint: [token(), hangs],
    async run(world) {
      await toRefresh(world);
      world.session.updateOptions({ serverUrl: 'https://other.example' });
      await world.pass(MINUTE);
    },
    states: 'authenticating, ready, idle, authenticating, ready',
    events: 'ready, optionsUpdated, ready',
    calls: 3,
  },
  {
    name: 'the source is taken away, and given back',
    async run(world) {
      await world.pass(MINUTE);
      world.session.updateOptions({ tokenEndpoint: undefined });
      expect(world.timers).to.equal(0);
      world.session.updateOptions({ tokenEndpoint: '/api/token' });
      await world.pass(MINUTE);
    },
    states: 'authenticating, ready, idle, authenticating, ready',
    events: 'ready, optionsUpdated, optionsUpdated, ready',
    calls: 2,
  },
];
