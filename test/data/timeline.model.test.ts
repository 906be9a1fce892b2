import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { extend, focusOn } from '../../src/data/focus.js';
import { Timeline, loadAbout } from '../../src/data/timeline.js';
import { History, indexes } from './events.js';

await loadAbout();

/** What may happen to a timeline over a channel that grows. Numbers choose among what there is. */
type Step =
  | { do: 'say'; count: number }
  | { do: 'tell again'; count: number }
  | { do: 'gap'; missed: number; told: number }
  | { do: 'older'; limit: number }
  | { do: 'newer'; limit: number }
  | { do: 'show'; where: number; limit: number }
  | { do: 'show newest' }
  | { do: 'open again'; limit: number };

const limit = fc.integer({ min: 1, max: 20 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('say' as const), count: limit }),
  fc.record({ do: fc.constant('tell again' as const), count: limit }),
  fc.record({ do: fc.constant('gap' as const), missed: limit, told: limit }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('older' as const), limit }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('newer' as const), limit }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('show' as const), where: fc.double({ min: 0, max: 0.999, noNaN: true }), limit }) },
  fc.constant({ do: 'show newest' as const }),
  fc.record({ do: fc.constant('open again' as const), limit }),
);

function run(step: Step, timeline: Timeline, history: History): void {
  const { length } = history;
  switch (step.do) {
    case 'say':
      history.length += step.count;
      return timeline.append(history.events(length, history.length));
    case 'tell again':
      return timeline.append(history.events(Math.max(0, length - step.count), length));
    case 'gap':
      history.length += step.missed + step.told;
      return timeline.append(history.events(length + step.missed, history.length), `${length + step.missed}`);
    case 'older':
      return timeline.before === undefined ? undefined : timeline.prepend(history.before(timeline.before, step.limit));
    case 'newer':
      return timeline.after === undefined ? undefined : extend(timeline, history.after(timeline.after, step.limit));
    case 'show': {
      const index = Math.floor(step.where * length);
      if (timeline.messages.some(({ id }) => id === `m${index}`)) return;
      return focusOn(timeline, history.page(index - step.limit, index + step.limit));
    }
    case 'show newest':
      return timeline.unfocus();
    case 'open again':
      return timeline.open(history.newest(step.limit));
  }
}

describe('Timeline, however live feed and paging interleave', () => {
  it("shows each message once, in the server's order, without a hole", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), limit, fc.array(step, { maxLength: 30 }), (length, first, steps) => {
        const history = new History(length);
        const timeline = new Timeline('me');
        timeline.open(history.newest(first));
        for (const each of steps) {
          run(each, timeline, history);
          const shown = indexes(timeline.messages);
          shown.forEach((index, at) => expect(index, `after ${JSON.stringify(each)}, shown ${shown.join(' ')}`).to.equal(shown[0]! + at));
          if (timeline.isLive) expect(shown.at(-1) ?? -1, 'ends at the newest').to.equal(history.length - 1);
          else expect(timeline.after, 'goes on after the last').to.equal(`${shown.at(-1)! + 1}`);
          if (shown.length) expect(timeline.before ?? '0', 'goes on before the first').to.equal(`${shown[0]}`);
        }
      }),
      { numRuns: 500, includeErrorInReport: true },
    );
  });
});
