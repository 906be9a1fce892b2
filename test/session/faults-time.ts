/** Fault cases of clocks, sleep, and lives that are very short or very long. */

import { DAY, hangs, HOUR, MINUTE, SECOND, breaks, token, times, type FaultCase } from './fault-replies.js';
import type { TokenForm } from './fault-world.js';

const stays = { states: 'authenticating, ready' };
const refreshes = (count: number) => ({ ...stays, events: ['ready', ...new Array<string>(count).fill('refreshed')].join(', '), calls: count + 1 });
/** Says both moments by the server's clock, so that the browser's does not matter. */
const moments: TokenForm = { says: (life, now) => ({ expiresAt: now + life * 1000, issuedAt: now }) };
const jwt: TokenForm = { says: () => ({}), claims: (life, now) => ({ iat: now / 1000, exp: now / 1000 + life }) };
const jwtWithoutStart: TokenForm = { says: () => ({}), claims: (life, now) => ({ exp: now / 1000 + life }) };
const unsaid: TokenForm = { says: () => ({}) };

const wrongClocks = [['a day ahead', DAY], ['a day behind', -DAY], ['an hour ahead', HOUR], ['an hour behind', -HOUR]] as const;

export const timeFaults: FaultCase[] = [
  { name: 'tokens live for 2 s: each is used, and none when it is dead', endpoint: times(20, token({ life: 2 })), run: (world) => world.pass(9 * SECOND), ...refreshes(5) },
  { name: 'a token lives for 60 days: longer than a timer can wait', endpoint: times(2, token({ life: 60 * 86_400 })), run: (world) => world.pass(61 * DAY), ...refreshes(1) },
  { name: 'a token lives for a year', endpoint: [token({ life: 365 * 86_400 })], run: (world) => world.pass(364 * DAY), ...refreshes(0) },
  { name: 'nothing tells how long a token lives: the first 401 does', endpoint: times(2, token(unsaid)), run: (world) => world.pass(15 * MINUTE), ...refreshes(1), expired: 1 },
  { name: 'expiresIn is a string: not believed, the first 401 tells', endpoint: times(2, token({ says: (life) => ({ expiresIn: String(life) }) })), run: (world) => world.pass(15 * MINUTE), ...refreshes(1), expired: 1 },
  { name: 'a JWT tells its life', endpoint: times(3, token(jwt)), run: (world) => world.pass(15 * MINUTE), ...refreshes(1) },

  ...wrongClocks.flatMap(([how, clockOff]): FaultCase[] => [
    { name: `the browser's clock is ${how}, and the answer says expiresIn`, clockOff, run: (world) => world.pass(HOUR), ...refreshes(7) },
    { name: `the browser's clock is ${how}, and the answer says both moments`, clockOff, endpoint: times(8, token(moments)), run: (world) => world.pass(HOUR), ...refreshes(7) },
    { name: `the browser's clock is ${how}, and a JWT says both moments`, clockOff, endpoint: times(8, token(jwt)), run: (world) => world.pass(HOUR), ...refreshes(7) },
  ]),
  {
    name: "the browser's clock is a day ahead, and a JWT says only its end: not dead on arrival, the first 401 tells",
    clockOff: DAY,
    endpoint: times(2, token(jwtWithoutStart)),
    run: (world) => world.pass(11 * MINUTE),
    ...refreshes(1),
    expired: 1,
  },
  {
    name: "the browser's clock is a day behind, and a JWT says only its end: the first 401 tells",
    clockOff: -DAY,
    endpoint: times(2, token(jwtWithoutStart)),
    run: (world) => world.pass(11 * MINUTE),
    ...refreshes(1),
    expired: 1,
  },

  {
    name: 'somebody sets the clock an hour ahead: one refresh too many, which does no harm',
    async run(world) {
      await world.pass(MINUTE);
      world.setClock(HOUR);
      await world.pass(5 * MINUTE);
    },
    ...refreshes(1),
  },
  {
    name: 'somebody sets the clock a day ahead',
    async run(world) {
      await world.pass(MINUTE);
      world.setClock(DAY);
      await world.pass(5 * MINUTE);
    },
    ...refreshes(1),
  },
  {
    name: 'somebody sets the clock an hour back: at most one request leaves with a dead token, and is made again',
    async run(world) {
      await world.pass(MINUTE);
      world.setClock(-HOUR);
      await world.pass(11 * MINUTE);
    },
    ...refreshes(1),
    expired: 1,
  },
  {
    name: 'somebody sets the clock a day back',
    async run(world) {
      await world.pass(MINUTE);
      world.setClock(-DAY);
      await world.pass(11 * MINUTE);
    },
    ...refreshes(1),
    expired: 1,
  },
  {
    name: 'the laptop sleeps past the expiry, and wakes: the first request waits for a new token',
    async run(world) {
      await world.pass(MINUTE);
      world.sleep(8 * HOUR);
      world.request();
      await world.wake('pageshow');
      await world.pass(MINUTE);
    },
    ...refreshes(1),
  },
  {
    name: 'the laptop sleeps past the expiry, and nobody says that it woke: the first request does',
    async run(world) {
      await world.pass(MINUTE);
      world.sleep(8 * HOUR);
      await world.pass(MINUTE);
    },
    ...refreshes(1),
  },
  {
    name: 'the laptop sleeps past the expiry and wakes offline: tried again, requests wait',
    async run(world) {
      await world.pass(MINUTE);
      world.sleep(8 * HOUR);
      world.endpoint.push(...times(3, breaks));
      await world.wake('visibilitychange');
      await world.pass(MINUTE);
    },
    ...stays,
    events: 'ready, refreshError token_request_failed, refreshError token_request_failed, refreshError token_request_failed, refreshed',
    calls: 5,
  },
  {
    name: 'the laptop sleeps while a refresh is under way: it is given up, and asked again',
    endpoint: [token(), hangs],
    async run(world) {
      await world.pass(8 * MINUTE);
      world.sleep(8 * HOUR);
      await world.wake('online');
      await world.pass(2 * MINUTE);
    },
    ...stays,
    events: 'ready, refreshError token_request_failed, refreshed',
    calls: 3,
  },
  {
    name: 'the laptop sleeps during a back-off: waking ends it',
    endpoint: [token(), ...times(3, breaks)],
    async run(world) {
      await world.pass(8 * MINUTE);
      world.sleep(8 * HOUR);
      world.endpoint.length = 0;
      await world.wake('visibilitychange');
    },
    ...stays,
    events: 'ready, refreshError token_request_failed, refreshed',
    calls: 3,
  },
  { name: 'the tab is hidden, and its timers run once a minute', throttled: true, run: (world) => world.pass(HOUR), ...refreshes(7) },
  {
    name: 'the tab is hidden, and tokens live for less than its timers: each request looks at the clock',
    throttled: true,
    endpoint: times(100, token({ life: 30 })),
    run: (world) => world.pass(5 * MINUTE),
    ...refreshes(5),
  },
];
