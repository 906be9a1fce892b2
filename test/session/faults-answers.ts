/** Fault cases of the first answer. */

import { ChatError } from '../../src/errors.js';
import { breaks, body, hangs, HOUR, MINUTE, page, SECOND, slow, status, times, token, type FaultCase } from './fault-replies.js';

const signsIn = { states: 'authenticating, ready', events: 'ready' };
const failsOnce = (code: string) => ({ states: 'authenticating, ready', events: `error ${code}, ready`, calls: 2 });
const closes = { states: 'authenticating, closed', events: 'sessionClosed', calls: 1, failed: 6 };
const fails = (code: string) => ({ states: 'authenticating, failed', events: `error ${code}`, failed: 6 });

export const answerFaults: FaultCase[] = [
  { name: 'answers well', endpoint: [token()], ...signsIn, calls: 1 },
  { name: 'hangs: given up after a minute, and asked again', endpoint: [hangs], run: (world) => world.pass(61 * SECOND), ...failsOnce('token_request_failed') },
  { name: 'takes half a minute: that is waited for', endpoint: [slow(30 * SECOND, token())], ...signsIn, calls: 1 },
  { name: 'answers long after it was given up: ignored', endpoint: [slow(2 * MINUTE, token())], run: (world) => world.pass(5 * MINUTE), ...failsOnce('token_request_failed') },
  { name: 'answers 500, then well', endpoint: [status(500)], ...failsOnce('token_request_failed') },
  { name: 'answers 502 with a page in HTML', endpoint: [page(502)], ...failsOnce('token_request_failed') },
  {
    name: 'answers 503 five times: asked after 0.5, 1, 2, 4 and 8 s',
    endpoint: times(5, status(503)),
    async run(world) {
      await world.pass(15 * SECOND);
      world.events.push(`${world.calls} calls in 15 s`);
      await world.pass(SECOND);
    },
    states: 'authenticating, ready',
    events: `${'error token_request_failed, '.repeat(5)}5 calls in 15 s, ready`,
    calls: 6,
  },
  {
    name: 'answers 429 with Retry-After: not asked before that',
    endpoint: [status(429, {}, { 'Retry-After': '20' })],
    async run(world) {
      await world.pass(19 * SECOND);
      world.events.push(`${world.calls} call in 19 s`);
      await world.pass(2 * SECOND);
    },
    states: 'authenticating, ready',
    events: 'error token_request_failed, 1 call in 19 s, ready',
    calls: 2,
  },
  {
    name: 'answers 429 with retry_after_ms, which goes before the header',
    endpoint: [status(429, { retry_after_ms: 40_000 }, { 'Retry-After': '5' })],
    async run(world) {
      await world.pass(39 * SECOND);
      world.events.push(`${world.calls} call in 39 s`);
      await world.pass(2 * SECOND);
    },
    states: 'authenticating, ready',
    events: 'error token_request_failed, 1 call in 39 s, ready',
    calls: 2,
  },
  { name: 'answers 429 with no word of when', endpoint: [status(429)], ...failsOnce('token_request_failed') },
  { name: 'answers 429 with a Retry-After that is no number', endpoint: [status(429, {}, { 'Retry-After': 'soon' })], run: (world) => world.pass(SECOND), ...failsOnce('token_request_failed') },
  { name: 'answers 401: signed out', endpoint: [status(401)], ...closes },
  { name: 'answers 403: signed out', endpoint: [page(403)], ...closes },
  { name: 'answers null: signed out', endpoint: [body('null')], ...closes },
  { name: 'answers 404: tried again, it may be deployed in a moment', endpoint: [status(404)], ...failsOnce('token_request_failed') },
  { name: 'answers a page in HTML with 200', endpoint: [page(200)], ...failsOnce('bad_token_answer') },
  { name: 'answers nothing with 200', endpoint: [body('')], ...failsOnce('bad_token_answer') },
  { name: 'answers 204', endpoint: [status(204)], ...failsOnce('bad_token_answer') },
  { name: 'answers half a JSON', endpoint: [body('{"token": "preview:ma')], ...failsOnce('bad_token_answer') },
  { name: 'answers a number', endpoint: [body('42')], ...failsOnce('bad_token_answer') },
  { name: 'answers an array', endpoint: [body([{ token: 'preview:maya' }])], ...failsOnce('bad_token_answer') },
  { name: 'answers an object with no token', endpoint: [body({ jwt: 'preview:maya' })], ...failsOnce('bad_token_answer') },
  { name: 'answers an empty token', endpoint: [body({ token: '' })], ...failsOnce('bad_token_answer') },
  { name: 'answers a token that is a number', endpoint: [body({ token: 7 })], ...failsOnce('bad_token_answer') },
  { name: 'answers a bare string: that is the token', endpoint: [body('"preview:maya#1"')], ...signsIn, calls: 1 },
  { name: 'answers expiresIn 0: dead on arrival', endpoint: [token({ life: 0 })], ...failsOnce('bad_token_answer') },
  { name: 'answers a negative expiresIn', endpoint: [token({ life: -60 })], ...failsOnce('bad_token_answer') },
  { name: 'answers an expiry in the past', endpoint: [token({ life: -60, says: (life, now) => ({ expiresAt: now + life * 1000, issuedAt: now }) })], ...failsOnce('bad_token_answer') },
  {
    name: "answers somebody else's token, to a page for one user",
    endpoint: [token({ user: 'jonas' })],
    options: { userId: 'maya' },
    ...fails('user_mismatch'),
    calls: 1,
  },
  {
    name: "answers somebody else's token without saying so: the chat server does",
    endpoint: [token({ user: 'jonas', says: () => ({ userId: undefined }) })],
    options: { userId: 'maya' },
    ...fails('user_mismatch'),
    calls: 1,
  },
  { name: 'cannot be reached, then can', endpoint: [breaks], ...failsOnce('token_request_failed') },
  {
    name: 'cannot be reached for an hour: found at once when the browser is online again',
    endpoint: times(1000, breaks),
    async run(world) {
      await world.pass(HOUR);
      world.endpoint.length = 0;
      world.events.splice(0, world.events.length, `${world.calls} calls in an hour`);
      await world.wake('online');
    },
    states: 'authenticating, ready',
    events: '244 calls in an hour, ready',
    calls: 245,
  },
  { name: 'is asked by POST, and fails once', endpoint: [status(500)], options: { tokenEndpointMethod: 'POST' }, ...failsOnce('token_request_failed') },
  {
    name: 'cannot be asked, because the function for its headers throws once',
    options() {
      let asked = 0;
      return {
        tokenEndpointInit() {
          if (asked++ === 0) throw new Error('no CSRF token yet');
          return { headers: { 'X-CSRF': 'c' } };
        },
      };
    },
    states: 'authenticating, ready',
    events: 'error token_request_failed, ready',
    calls: 1,
  },
  {
    name: 'is a function that throws once',
    options: (world) => ({ token: world.tokenFunction(() => { throw new Error('not yet'); }) }),
    ...failsOnce('token_request_failed'),
  },
  {
    name: 'is a function that returns nothing once',
    options: (world) => ({ token: world.tokenFunction(() => undefined) }),
    ...failsOnce('bad_token_answer'),
  },
  {
    name: 'is a function that aborts its own request once',
    options: (world) => ({ token: world.tokenFunction(() => Promise.reject(new DOMException('mine', 'AbortError'))) }),
    ...failsOnce('token_request_failed'),
  },
  {
    name: 'is a function that says refused: signed out',
    options: (world) => ({ token: world.tokenFunction(() => Promise.reject(new ChatError('refused', 'signed out'))) }),
    ...closes,
  },
  { name: 'is a promise that rejects: it will not be another', options: () => ({ token: Promise.reject(new Error('gone')) }), ...fails('token_request_failed'), calls: 0 },
  { name: 'is null: signed out', options: { token: null }, ...closes, calls: 0 },
  { name: 'is an empty string', options: { token: '' }, ...fails('bad_token_answer'), calls: 0 },
];
