import { expect } from '@open-wc/testing';
import type { Recording } from '../../../src/parts/attachments/contract.js';
import type { Take } from '../../../src/parts/attachments/microphone.js';
import { LONGEST, VoiceRecording } from '../../../src/parts/attachments/recording.js';
import { type Deferred, deferred, turn, until } from '../../support/async.js';
import { ManualClock } from '../../support/manual-clock.js';

/** A microphone in the test's hand. */
class FakeTake implements Take {
  loudness = 0.5;
  ended: 'no' | 'finished' | 'cancelled' = 'no';
  readonly file = deferred<Blob>();
  #listener = () => undefined as void;
  level() {
    return this.loudness;
  }
  onEnd(listener: () => void) {
    this.#listener = listener;
  }
  finish() {
    if (this.ended === 'no') this.ended = 'finished';
    return this.file.promise;
  }
  cancel() {
    this.ended = 'cancelled';
  }
  /** The microphone has gone. */
  vanish() {
    this.#listener();
  }
}

function recordingWorld() {
  const clock = new ManualClock();
  const asked: Deferred<Take>[] = [];
  const recorded: Recording[] = [];
  const problems: unknown[] = [];
  const states: string[] = [];
  let ticks = 0;
  const recording: VoiceRecording = new VoiceRecording({
    clock,
    open: () => {
      asked.push(deferred<Take>());
      return asked.at(-1)!.promise;
    },
    onState: () => states.push(recording.state),
    onTick: () => void ticks++,
    onRecorded: (each) => recorded.push(each),
    onProblem: (cause) => problems.push(cause),
  });
  const begin = async () => {
    const take = new FakeTake();
    void recording.start();
    asked.at(-1)!.resolve(take);
    await until('that it records', () => recording.state === 'recording');
    return take;
  };
  return { clock, asked, recorded, problems, states, recording, begin, ticks: () => ticks };
}

const sound = () => new Blob(['sound'], { type: 'audio/webm' });

describe('A recording', () => {
  it('asks, records, and is given away with its length and shape', async () => {
    const { clock, recorded, states, recording, begin, ticks } = recordingWorld();
    const take = await begin();
    for (const loudness of [0.25, 0.5]) {
      take.loudness = loudness;
      await clock.pass(1000);
    }
    expect(recording.seconds).to.equal(2);
    expect(ticks()).to.equal(21);
    const sending = recording.send();
    expect(recording.state).to.equal('finishing');
    take.file.resolve(sound());
    await sending;
    expect(states).to.deep.equal(['asking', 'recording', 'full', 'finishing', 'idle']);
    const [{ file, duration, waveform }] = recorded as [Recording];
    expect(file).to.include({ name: 'voice-message.webm', type: 'audio/webm', size: 5 });
    expect(duration).to.equal(2);
    expect(waveform).to.have.length(21);
    expect(Math.max(...waveform)).to.equal(1);
    expect(waveform[5]).to.equal(0.5);
    expect(clock.pending).to.equal(0);
  });

  it('is no longer than a quarter of an hour, and can then be sent', async () => {
    const { clock, recorded, recording, begin } = recordingWorld();
    const take = await begin();
    await clock.pass(LONGEST + 5000);
    expect(recording.state).to.equal('full');
    expect(recording.seconds).to.equal(900);
    expect(take.ended, 'nobody listens any longer').to.equal('finished');
    expect(clock.pending).to.equal(0);
    take.file.resolve(sound());
    await recording.send();
    expect(recorded[0]!.duration).to.equal(900);
    expect(recorded[0]!.waveform).to.have.length(100);
  });

  it('ends when the microphone goes, and what there is can be sent', async () => {
    const { clock, recorded, recording, begin } = recordingWorld();
    const take = await begin();
    await clock.pass(3000);
    take.vanish();
    expect(recording.state).to.equal('full');
    await clock.pass(3000);
    take.file.resolve(sound());
    await recording.send();
    expect(recorded[0]!.duration).to.equal(3);
  });

  const problems: [cause: unknown, problem: string][] = [
    [new DOMException('', 'NotAllowedError'), 'refused'],
    [new DOMException('', 'SecurityError'), 'refused'],
    [new DOMException('', 'NotFoundError'), 'missing'],
    [new DOMException('', 'NotReadableError'), 'failed'],
    [new TypeError('no such thing'), 'failed'],
  ];
  for (const [cause, problem] of problems) {
    it(`says why there is none: ${(cause as Error).name} is ${problem}`, async () => {
      const { asked, problems, recording, begin } = recordingWorld();
      const started = recording.start();
      asked[0]!.reject(cause);
      await started;
      expect(recording.state).to.equal('failed');
      expect(recording.problem).to.equal(problem);
      expect(problems).to.deep.equal([cause]);
      recording.cancel();
      expect(recording.state).to.equal('idle');
      await begin();
      expect(recording.problem, 'it may be tried again').to.be.undefined;
    });
  }

  it('of nothing is none', async () => {
    const { recorded, recording, begin } = recordingWorld();
    const take = await begin();
    take.file.resolve(new Blob([]));
    await recording.send();
    expect(recording.state).to.equal('failed');
    expect(recorded).to.be.empty;
  });

  it('that fails at its end says so', async () => {
    const { recorded, recording, begin } = recordingWorld();
    const take = await begin();
    take.file.reject(new Error('broken'));
    await recording.send();
    expect(recording.problem).to.equal('failed');
    expect(recorded).to.be.empty;
    expect(take.ended).to.equal('cancelled');
  });

  it('is given up while it asks: the microphone that comes then is let go of', async () => {
    const { asked, recording, clock } = recordingWorld();
    void recording.start();
    recording.cancel();
    const late = new FakeTake();
    asked[0]!.resolve(late);
    await turn();
    expect(late.ended).to.equal('cancelled');
    expect(recording.state).to.equal('idle');
    expect(clock.pending).to.equal(0);
  });

  it('is given up while it asks: a refusal that comes then is nothing', async () => {
    const { asked, recording, problems } = recordingWorld();
    void recording.start();
    recording.cancel();
    asked[0]!.reject(new DOMException('', 'NotAllowedError'));
    await turn();
    expect(recording.state).to.equal('idle');
    expect(problems).to.be.empty;
  });

  it('is given up while it records, and while it ends', async () => {
    const { recording, begin, recorded, clock } = recordingWorld();
    const first = await begin();
    recording.cancel();
    expect(first.ended).to.equal('cancelled');
    const second = await begin();
    const sending = recording.send();
    recording.cancel();
    second.file.resolve(sound());
    await sending;
    expect(recorded).to.be.empty;
    expect(recording.state).to.equal('idle');
    expect(clock.pending).to.equal(0);
  });

  it('is one at a time', async () => {
    const { recording, asked, begin } = recordingWorld();
    await begin();
    await recording.start();
    expect(asked).to.have.length(1);
  });

  it('sends nothing where there is nothing', async () => {
    const { recording, recorded } = recordingWorld();
    await recording.send();
    recording.cancel();
    expect(recorded).to.be.empty;
  });
});
