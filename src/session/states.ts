/** The states of a session, and every way from one to another: the one table. */

/**
 * - `idle`: nothing to connect with yet.
 * - `authenticating`: a token or the chat server is asked for; failures that may pass are tried again.
 * - `ready`: signed in; live updates arrive.
 * - `reconnecting`: signed in, but live updates do not arrive just now; it tries again by itself.
 * - `failed`: it cannot go on (`error` says why) until `retry()` or other options.
 * - `closed`: signed out, or destroyed.
 */
export type SessionState = 'idle' | 'authenticating' | 'ready' | 'reconnecting' | 'failed' | 'closed';

/** What moves a session. */
export type SessionStep = 'start' | 'signedIn' | 'lineLost' | 'lineBack' | 'fail' | 'close' | 'stop';

/**
 * | step | from | to | event |
 * |---|---|---|---|
 * | `start` | any but `ready`, `reconnecting` | `authenticating` | |
 * | `signedIn` | `authenticating` | `ready` | `ready` |
 * | `lineLost` | `ready` | `reconnecting` | |
 * | `lineBack` | `reconnecting` | `ready` | |
 * | `fail` | `authenticating`, `ready`, `reconnecting` | `failed` | `error` |
 * | `stop` | any but `closed` | `idle` | |
 * | `close` | any | `closed` | `sessionClosed` (none when destroyed) |
 *
 * A step that has no row from where the session stands changes nothing.
 */
const table: Record<SessionStep, { from: readonly SessionState[]; to: SessionState }> = {
  start: { from: ['idle', 'authenticating', 'failed', 'closed'], to: 'authenticating' },
  signedIn: { from: ['authenticating'], to: 'ready' },
  lineLost: { from: ['ready'], to: 'reconnecting' },
  lineBack: { from: ['reconnecting'], to: 'ready' },
  fail: { from: ['authenticating', 'ready', 'reconnecting'], to: 'failed' },
  stop: { from: ['authenticating', 'ready', 'reconnecting', 'failed'], to: 'idle' },
  close: { from: ['idle', 'authenticating', 'ready', 'reconnecting', 'failed'], to: 'closed' },
};

/** Where a step leads; `undefined` where it changes nothing. */
export function nextState(state: SessionState, step: SessionStep): SessionState | undefined {
  return table[step].from.includes(state) ? table[step].to : undefined;
}
