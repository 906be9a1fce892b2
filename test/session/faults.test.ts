/** Everything that may go wrong with a token, by name: where the session goes, what it tells, how often it asks. */

import { expect } from '@open-wc/testing';
import { catchReports } from '../support/async.js';
import { FaultWorld } from './fault-world.js';
import { MINUTE, type FaultCase } from './fault-replies.js';
import { answerFaults } from './faults-answers.js';
import { callFaults } from './faults-calls.js';
import { listenerFaults } from './faults-listeners.js';
import { optionFaults } from './faults-options.js';
import { refreshFaults } from './faults-refresh.js';
import { serverFaults } from './faults-server.js';
import { timeFaults } from './faults-time.js';
import { waysInFaults } from './faults-ways-in.js';

const tables: Record<string, FaultCase[]> = {
  'at sign-in, when the token endpoint': answerFaults,
  'at a refresh, when': refreshFaults,
  'in time, when': timeFaults,
  'at the chat server, when': serverFaults,
  'among callers, when': callFaults,
  'given other options, when': optionFaults,
  'at listeners, when': listenerFaults,
  'on other ways in, when': waysInFaults,
};

describe('A session holds its contract', () => {
  let reported: ReturnType<typeof catchReports>;
  beforeEach(() => (reported = catchReports()));
  afterEach(() => reported.restore());

  for (const [when, cases] of Object.entries(tables)) {
    describe(when, () => {
      before(() => import('../../src/session/handler.js')); // loaded before a case waits for it
      for (const { name, run = (world: FaultWorld) => world.pass(MINUTE), states, events, calls, expired = 0, failed = 0, reported: reports = 0, ...setup } of cases) {
        it(name, async () => {
          const world = new FaultWorld(setup);
          world.session.start();
          await run(world);
          const told = {
            states: world.states.join(', '),
            events: world.events.join(', '),
            calls: world.calls,
            expired: world.expired,
            failed: world.requests.filter(({ state }) => state === 'rejected').length,
            reported: reported.reports.length,
          };
          await world.end();
          expect(told).to.deep.equal({ states, events, calls, expired, failed, reported: reports });
          expect(world.wrongs).to.deep.equal([]);
        });
      }
    });
  }
});
