import { expect } from '@open-wc/testing';
import { nextState, type SessionState, type SessionStep } from '../../src/session/states.js';

const states: SessionState[] = ['idle', 'authenticating', 'ready', 'reconnecting', 'failed', 'closed'];

/** As the design has it: `idle → authenticating → ready ⇄ reconnecting → closed`, and `failed`. A dash: nothing changes. */
const expected: Record<SessionStep, string> = {
  //          idle            authenticating  ready         reconnecting  failed          closed
  start: '    authenticating  -               -             -             authenticating  authenticating',
  signedIn: ' -               ready           -             -             -               -',
  lineLost: ' -               -               reconnecting  -             -               -',
  lineBack: ' -               -               -             ready         -               -',
  fail: '     -               failed          failed        failed        -               -',
  stop: '     -               idle            idle          idle          idle            -',
  close: '    closed          closed          closed        closed        closed          -',
};

describe('The states of a session', () => {
  for (const [step, row] of Object.entries(expected)) {
    const targets = row.trim().split(/\s+/);
    states.forEach((state, column) => {
      const target = targets[column]!;
      it(`${step} in ${state}: ${target === '-' ? 'changes nothing' : target}`, () => {
        const next = nextState(state, step as SessionStep) ?? state;
        expect(next).to.equal(target === '-' ? state : target);
      });
    });
  }
});
