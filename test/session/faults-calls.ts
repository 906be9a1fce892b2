/** Fault cases of what the page itself does: many callers, aborted ones, retry(), and destroy() in between. */

import { expect } from '@open-wc/testing';
import { turn, until } from '../support/async.js';
import { FaultWorld } from './fault-world.js';
import { breaks, hangs, HOUR, MINUTE, SECOND, slow, status, times, token, type FaultCase } from './fault-replies.js';

const stays = { states: 'authenticating, ready' };
const failed = 'token_request_failed';

/** Up to the refresh after eight minutes, which `slow` and `hangs` keep under way. */
const toRefresh = (world: FaultWorld) => world.pass(8 * MINUTE);

export const callFaults: FaultCase[] = [
  {
    name: 'ten wait for the first token',
    endpoint: [slow(20 * SECOND, token())],
    async run(world) {
      for (let asked = 0; asked < 10; asked++) world.request();
      await world.pass(MINUTE);
    },
    ...stays,
    events: 'ready',
    calls: 1,
  },
  {
    name: 'ten want a token when the old one is dead: one refresh',
    endpoint: [token(), slow(5 * SECOND, token())],
    async run(world) {
      await world.pass(MINUTE);
      world.sleep(HOUR);
      for (let asked = 0; asked < 10; asked++) world.request();
      await world.pass(MINUTE);
    },
    ...stays,
    events: 'ready, refreshed',
    calls: 2,
  },
  {
    name: 'one of those who wait is aborted: it ends at once, the others are served',
    endpoint: [token(), slow(5 * SECOND, token())],
    async run(world) {
      await world.pass(MINUTE);
      world.sleep(HOUR);
      const abort = new AbortController();
      const aborted = world.request(abort.signal);
      const other = world.request();
      await turn();
      abort.abort();
      await turn();
      expect([aborted.state, other.state]).to.deep.equal(['rejected', 'pending']);
      await world.pass(MINUTE);
      expect(other.state).to.equal('resolved');
    },
    ...stays,
    events: 'ready, refreshed',
    calls: 2,
    failed: 1,
  },
  {
    name: 'a request is aborted before there is a connection',
    endpoint: [slow(20 * SECOND, token())],
    async run(world) {
      const abort = new AbortController();
      const request = world.request(abort.signal);
      abort.abort();
      await until('its end', () => request.state === 'rejected');
      await world.pass(MINUTE);
    },
    ...stays,
    events: 'ready',
    calls: 1,
    failed: 1,
  },
  {
    name: 'two sessions use one endpoint: each asks for itself, and neither disturbs the other',
    async run(world) {
      const other = new FaultWorld({ endpoint: [status(500), status(401)] });
      other.session.start();
      await Promise.all([world.pass(MINUTE), other.pass(MINUTE)]);
      expect(other.events).to.deep.equal([`error ${failed}`, 'sessionClosed']);
      await other.end();
      expect(other.wrongs).to.deep.equal([]);
      await world.pass(9 * MINUTE);
    },
    ...stays,
    events: 'ready, refreshed',
    calls: 2,
  },

  {
    name: 'retry() comes during the back-off of the sign-in: tried at once',
    endpoint: [status(503, { retry_after_ms: HOUR })],
    async run(world) {
      await world.pass(SECOND);
      world.session.retry();
      await until('ready', () => world.session.state === 'ready');
    },
    ...stays,
    events: `error ${failed}, ready`,
    calls: 2,
  },
  {
    name: 'retry() comes during the back-off of a refresh',
    endpoint: [token(), status(503, { retry_after_ms: HOUR })],
    async run(world) {
      await toRefresh(world);
      await world.pass(SECOND);
      world.session.retry();
      await until('a refresh', () => world.calls === 3);
      await turn();
    },
    ...stays,
    events: `ready, refreshError ${failed}, refreshed`,
    calls: 3,
  },
  {
    name: 'retry() comes while the endpoint is asked: no second request',
    endpoint: [slow(10 * SECOND, token())],
    async run(world) {
      await turn();
      world.session.retry();
      world.session.retry();
      await world.pass(MINUTE);
    },
    ...stays,
    events: 'ready',
    calls: 1,
  },
  {
    name: 'retry() comes after it has closed: signed in again',
    endpoint: [status(401)],
    async run(world) {
      await until('closed', () => world.session.state === 'closed');
      world.session.retry();
      await world.pass(MINUTE);
    },
    states: 'authenticating, closed, authenticating, ready',
    events: 'sessionClosed, ready',
    calls: 2,
  },
  {
    name: 'retry() comes after it has failed',
    endpoint: [token({ user: 'jonas' })],
    options: { userId: 'maya' },
    async run(world) {
      await until('failed', () => world.session.state === 'failed');
      world.session.retry();
      await world.pass(MINUTE);
    },
    states: 'authenticating, failed, authenticating, ready',
    events: 'error user_mismatch, ready',
    calls: 2,
  },

  ...([
    ['before anything is answered', { endpoint: [hangs] }, (world) => world.pass(MINUTE / 2), '', 1],
    ['during the back-off of the sign-in', { endpoint: times(9, breaks) }, (world) => world.pass(SECOND), `error ${failed}, error ${failed}`, 2],
    ['while the chat server is away at sign-in', { options: (world) => (world.server.offline(true), {}) }, (world) => world.pass(SECOND), 'error network, error network', 1],
  ] as [string, Partial<FaultCase>, (world: FaultWorld) => Promise<void>, string, number][]).map(([name, setup, run, events, calls]): FaultCase => ({
    name: `it is destroyed ${name}: everything ends, nothing is told`,
    ...setup,
    async run(world) {
      await run(world);
      world.session.destroy();
      await world.pass(HOUR);
    },
    states: 'authenticating',
    events,
    calls,
    failed: 12,
  })),
  ...([
    ['during a refresh', [token(), hangs], toRefresh, '', 2],
    ['during the back-off of a refresh', [token(), ...times(9, breaks)], toRefresh, `, refreshError ${failed}`, 2],
  ] as const).map(([name, endpoint, run, events, calls]): FaultCase => ({
    name: `it is destroyed ${name}: everything ends, nothing is told`,
    endpoint: [...endpoint],
    async run(world) {
      await run(world);
      world.session.destroy();
      await world.pass(HOUR);
    },
    ...stays,
    events: `ready${events}`,
    calls,
    failed: 6,
  })),
  {
    name: 'it is destroyed while requests wait for a refresh: they end',
    endpoint: [token(), hangs],
    async run(world) {
      await world.pass(MINUTE);
      world.sleep(HOUR);
      const waiting = world.request();
      await turn();
      expect(waiting.state).to.equal('pending');
      world.session.destroy();
      await turn();
      expect(waiting.error).to.include({ code: 'aborted' });
    },
    ...stays,
    events: 'ready',
    calls: 2,
    failed: 1,
  },
];
