/** Fault cases of listeners of the host: they throw, or pull the session from under its own feet. */

import type { SessionEvents } from '../../src/session/session.js';
import type { FaultWorld } from './fault-world.js';
import { breaks, MINUTE, SECOND, status, token, type FaultCase } from './fault-replies.js';

/** Once started, as the first thing: a listener that does this at its first call. */
const once = (type: keyof SessionEvents, act: (world: FaultWorld) => void, ms = 9 * MINUTE) => async (world: FaultWorld) => {
  let done = false;
  world.session.on(type, () => {
    if (done) return;
    done = true;
    act(world);
  });
  await world.pass(ms);
};
const throws = () => { throw new Error('the host has a bug'); };
const destroys = (world: FaultWorld) => world.session.destroy();
const failed = 'token_request_failed';

const well = { states: 'authenticating, ready', events: 'ready, refreshed', calls: 2 };
const badly = { endpoint: [breaks, token(), breaks], states: 'authenticating, ready', events: `error ${failed}, ready, refreshError ${failed}, refreshed`, calls: 4 };

export const listenerFaults: FaultCase[] = [
  { name: 'one of stateChange throws', run: once('stateChange', throws), ...well, reported: 1 },
  { name: 'one of ready throws', run: once('ready', throws), ...well, reported: 1 },
  { name: 'one of tokenRefreshed throws', run: once('tokenRefreshed', throws), ...well, reported: 1 },
  { name: 'one of error throws', run: once('error', throws), ...badly, reported: 1 },
  { name: 'one of tokenRefreshError throws', run: once('tokenRefreshError', throws), ...badly, reported: 1 },
  {
    name: 'one of sessionClosed throws',
    endpoint: [status(401)],
    run: once('sessionClosed', throws),
    states: 'authenticating, closed',
    events: 'sessionClosed',
    calls: 1,
    failed: 6,
    reported: 1,
  },
  {
    name: 'one of optionsUpdated throws',
    run: async (world) => {
      world.session.on('optionsUpdated', throws);
      await world.pass(SECOND);
      world.session.updateOptions({ locale: 'de' });
    },
    states: 'authenticating, ready',
    events: 'ready, optionsUpdated',
    calls: 1,
    reported: 1,
  },

  { name: 'one of stateChange destroys it', run: once('stateChange', destroys), states: 'authenticating, ready', events: '', calls: 1, failed: 6 },
  { name: 'one of ready destroys it', run: once('ready', destroys), states: 'authenticating, ready', events: 'ready', calls: 1, failed: 6 },
  { name: 'one of error destroys it', endpoint: [breaks], run: once('error', destroys), states: 'authenticating', events: `error ${failed}`, calls: 1, failed: 6 },
  { name: 'one of tokenRefreshed destroys it', run: once('tokenRefreshed', destroys), states: 'authenticating, ready', events: 'ready, refreshed', calls: 2, failed: 1 },
  {
    name: 'one of tokenRefreshError destroys it',
    endpoint: [token(), breaks],
    run: once('tokenRefreshError', destroys),
    states: 'authenticating, ready',
    events: `ready, refreshError ${failed}`,
    calls: 2,
    failed: 1,
  },
  {
    name: 'one of sessionClosed destroys it',
    endpoint: [token(), status(401)],
    run: once('sessionClosed', destroys),
    states: 'authenticating, ready, closed',
    events: 'ready, sessionClosed',
    calls: 2,
    failed: 1,
  },
  {
    name: 'one of sessionClosed signs in again with retry()',
    endpoint: [token(), status(401)],
    run: once('sessionClosed', (world) => world.session.retry()),
    states: 'authenticating, ready, closed, authenticating, ready',
    events: 'ready, sessionClosed, ready',
    calls: 3,
  },
  {
    name: 'one of error gives another token: used at once',
    endpoint: [status(503, { retry_after_ms: 60 * MINUTE })],
    run: once('error', (world) => world.session.updateOptions({ token: 'preview:maya#7' })),
    states: 'authenticating, ready',
    events: `error ${failed}, optionsUpdated, ready`,
    calls: 1,
  },
  {
    name: 'one of ready gives another server: signed in there, and what was asked of the first one is aborted',
    run: once('ready', (world) => world.session.updateOptions({ serverUrl: 'https://other.example' }), SECOND),
    states: 'authenticating, ready, idle, authenticating, ready',
    events: 'ready, optionsUpdated, ready',
    calls: 2,
    failed: 1,
  },
];
