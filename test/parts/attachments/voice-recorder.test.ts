import { expect, nextFrame } from '@open-wc/testing';
import type { Recording } from '../../../src/parts/attachments/contract.js';
import { type Take, takeFrom } from '../../../src/parts/attachments/microphone.js';
import { VoiceRecorder } from '../../../src/parts/attachments/voice-recorder.js';
import { ManualClock } from '../../support/manual-clock.js';
import { type AttachmentStage, all, attachmentStage, button, endStages, one, until } from './stage.js';

const take = (): Take => ({ level: () => 0.5, onEnd: () => undefined, finish: async () => new Blob(['sound'], { type: 'audio/ogg' }), cancel: () => undefined });

async function voiceStage(open: () => Promise<Take> = async () => take(), options: Parameters<typeof attachmentStage>[0] = {}) {
  const on = await attachmentStage(options);
  const clock = new ManualClock();
  const recorded: Recording[] = [];
  let ends = 0;
  const voice = new VoiceRecorder(
    {
      host: on.host, locale: () => 'en-GB', requestUpdate: () => on.host.requestUpdate(), onRecorded: (recording) => recorded.push(recording),
      onEnd: () => void ends++, onError: (error) => on.errors.push(error),
    },
    { open, clock },
  );
  on.host.below = () => voice.render();
  on.host.requestUpdate();
  await on.host.updateComplete;
  return { ...on, clock, voice, recorded, ends: () => ends };
}

const refused = async (): Promise<Take> => {
  throw new DOMException('', 'NotAllowedError');
};
const panel = (on: Pick<AttachmentStage, 'host'>) => all(on, '.recorder').length;

describe('The voice recorder', () => {
  afterEach(endStages);

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible: asking, recording, refused, ${scheme}`, async () => {
      const on = await voiceStage(() => new Promise(() => undefined), { scheme });
      void on.voice.start();
      await on.host.updateComplete;
      await expect(on.host).to.be.accessible();
      const two = await voiceStage(undefined, { scheme });
      await two.voice.start();
      await two.host.updateComplete;
      await expect(two.host).to.be.accessible();
      const three = await voiceStage(refused, { scheme });
      await three.voice.start();
      await three.host.updateComplete;
      await expect(three.host).to.be.accessible();
      two.voice.stop();
    });
  }

  it('is nothing until somebody speaks; then it has the focus, but not on what sends', async () => {
    const on = await voiceStage();
    expect(panel(on)).to.equal(0);
    await on.voice.start();
    await on.host.updateComplete;
    await nextFrame();
    expect(one(on, '.recorder [role=status]').textContent).to.equal('Recording');
    expect(on.host.shadowRoot!.activeElement).to.equal(one(on, '.recorder'));
    on.voice.stop();
    await on.host.updateComplete;
    expect(panel(on)).to.equal(0);
  });

  it('tells how long it is, and shows how loud', async () => {
    const on = await voiceStage();
    await on.voice.start();
    await on.host.updateComplete;
    const shape = one(on, '.level').querySelector('path')!;
    const before = shape.getAttribute('d');
    await on.clock.pass(500);
    expect(shape.getAttribute('d')).to.not.equal(before);
    await on.clock.pass(64_500);
    await on.host.updateComplete;
    expect(one(on, '[role=timer]').textContent).to.equal('1:05');
    on.voice.stop();
    expect(on.clock.pending).to.equal(0);
  });

  it('gives what was spoken away', async () => {
    const on = await voiceStage();
    await on.voice.start();
    await on.host.updateComplete;
    await on.clock.pass(1500);
    button(on, 'Send voice message').click();
    await until('the recording', () => on.recorded.length === 1);
    expect(on.recorded[0]!.file).to.include({ name: 'voice-message.ogg' });
    expect(on.recorded[0]!.duration).to.equal(1.5);
    expect(on.ends()).to.equal(1);
    await on.host.updateComplete;
    expect(panel(on)).to.equal(0);
  });

  it('is given up by its button and by Escape', async () => {
    const on = await voiceStage();
    for (const end of [() => button(on, 'Discard recording').click(), () => one(on, '.recorder').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))]) {
      await on.voice.start();
      await on.host.updateComplete;
      end();
      await on.host.updateComplete;
      expect(panel(on)).to.equal(0);
      expect(on.clock.pending).to.equal(0);
    }
    expect(on.recorded).to.be.empty;
    expect(on.ends()).to.equal(2);
  });

  it('says that the microphone is blocked, and tells the host once', async () => {
    const on = await voiceStage(refused);
    await on.voice.start();
    await on.host.updateComplete;
    expect(one(on, '[role=alert]').textContent).to.include('The microphone is blocked.');
    expect(on.errors.map(({ code }) => code)).to.deep.equal(['unsupported']);
    button(on, 'Dismiss').click();
    await on.host.updateComplete;
    expect(panel(on)).to.equal(0);
  });

  it('says that it is as long as it may be', async () => {
    const on = await voiceStage();
    await on.voice.start();
    on.clock.advance(15 * 60_000 + 100);
    await on.host.updateComplete;
    expect(one(on, '.recorder [role=status]').textContent).to.equal('A voice message can be 15:00 long.');
    expect(button(on, 'Send voice message')).to.exist;
  });
});

/** Where the engine records at all. */
const records = VoiceRecorder.isSupported;

describe(records ? 'The browser’s own recorder' : 'A browser without a recorder', () => {
  if (!records) {
    it('says that it has none', () => expect(VoiceRecorder.isSupported).to.be.false);
    return;
  }

  /** A tone, as if a microphone heard it. */
  function tone() {
    const context = new AudioContext();
    const destination = context.createMediaStreamDestination();
    const oscillator = context.createOscillator();
    oscillator.connect(destination);
    oscillator.start();
    return { stream: destination.stream, close: () => void context.close() };
  }

  it('makes a file, and stops every track', async () => {
    const { stream, close } = tone();
    const recorded = takeFrom(stream);
    expect(recorded.level()).to.be.within(0, 1);
    const blob = await recorded.finish();
    expect(blob.type).to.match(/^audio\/(webm|ogg|mp4)$/);
    expect(stream.getTracks().every(({ readyState }) => readyState === 'ended')).to.be.true;
    close();
  });

  it('stops every track when it is given up, once and again', () => {
    const { stream, close } = tone();
    const recorded = takeFrom(stream);
    recorded.cancel();
    recorded.cancel();
    expect(stream.getTracks().every(({ readyState }) => readyState === 'ended')).to.be.true;
    close();
  });

  it('stops the tracks where it cannot record', () => {
    const { stream, close } = tone();
    const { MediaRecorder } = globalThis;
    globalThis.MediaRecorder = class {
      static isTypeSupported = () => false;
      constructor() {
        throw new DOMException('', 'NotSupportedError');
      }
    } as unknown as typeof MediaRecorder;
    expect(() => takeFrom(stream)).to.throw('');
    globalThis.MediaRecorder = MediaRecorder;
    expect(stream.getTracks().every(({ readyState }) => readyState === 'ended')).to.be.true;
    close();
  });

  it('says that the microphone has gone', async () => {
    const { stream, close } = tone();
    const recorded = takeFrom(stream);
    const gone = new Promise<void>((resolve) => recorded.onEnd(resolve));
    stream.getTracks().forEach((track) => {
      stream.removeTrack(track);
      track.stop();
    });
    await Promise.race([gone, recorded.finish()]);
    await gone;
    close();
  });
});
