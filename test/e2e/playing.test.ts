/** A real video and a real sound, made in the page, sent, and played by the browser: one at a time. The parts' own tests have media that only say that they play. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import { openStage, type Stage } from './harness.js';

describe('what is sent and plays', () => {
  let stage: Stage;
  let chat: ChatPage;

  /** Presses a button in a message, with the mouse. */
  const press = async (name: string) => (await chat.find(`.message button[aria-label="${name}"]`)).click();
  const playing = (what: string, tag: 'video' | 'audio', isPlaying: boolean) =>
    chat.until(what, (tag, isPlaying) => {
      const media = document.querySelector('chat-element')!.shadowRoot!.querySelector<HTMLMediaElement>(`.message ${tag}`);
      return media && media.paused !== isPlaying;
    }, tag, isPlaying);
  const time = () => chat.page.evaluate(() => document.querySelector('chat-element')!.shadowRoot!.querySelector('video')!.currentTime);

  before(async () => {
    stage = await openStage();
    chat = await ChatPage.open(stage, '/plain.html?user=alice');
    await chat.find('.tool.attach');
  });
  after(() => stage.close());

  it('a video has its picture and its place before it plays', async () => {
    await chat.page.evaluate(async (preview) => {
      const { sound } = (await import(preview)) as { sound: (seconds: number) => Blob };
      const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 90 });
      const context = canvas.getContext('2d')!;
      const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm;codecs=vp8' });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const stopped = new Promise((resolve) => (recorder.onstop = resolve));
      recorder.start();
      // Long enough (ms) to be seen playing: what is not drawn is not recorded.
      for (const start = performance.now(); performance.now() - start < 1500; await new Promise(requestAnimationFrame)) {
        context.fillStyle = `hsl(${(performance.now() / 5) % 360} 80% 50%)`;
        context.fillRect(0, 0, 160, 90);
      }
      recorder.stop();
      await stopped;
      const data = new DataTransfer();
      data.items.add(new File(parts, 'colours.webm', { type: 'video/webm' }));
      data.items.add(new File([sound(8)], 'speech.wav', { type: 'audio/wav' }));
      const box = document.querySelector('chat-element')!.shadowRoot!.querySelector('textarea')!;
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
    }, '/preview.js');
    await (await chat.find('button.send')).click();
    await chat.find('.message.sent .film img');
    const box = await chat.page.evaluate(() => {
      const { width, height } = document.querySelector('chat-element')!.shadowRoot!.querySelector('.film')!.getBoundingClientRect();
      return width / height;
    });
    assert.ok(Math.abs(box - 16 / 9) < 0.1, String(box));
  });

  it('it plays when one presses play', async () => {
    await press('Play colours.webm');
    await playing('the video plays', 'video', true);
    await chat.until('it goes on', () => document.querySelector('chat-element')!.shadowRoot!.querySelector('video')!.currentTime > 0.2);
  });

  it('and pauses when a sound begins', async () => {
    // From the start, so that it has not come to its end meanwhile.
    await chat.page.evaluate(() => {
      const video = document.querySelector('chat-element')!.shadowRoot!.querySelector('video')!;
      video.loop = true;
      return video.play();
    });
    await press('Play speech.wav');
    await playing('the sound plays', 'audio', true);
    await playing('the video pauses', 'video', false);
    const stopped = await time();
    await chat.until('the sound goes on', () => document.querySelector('chat-element')!.shadowRoot!.querySelector('audio')!.currentTime > 0.2);
    assert.equal(await time(), stopped);
    assert.deepEqual(chat.problems, []);
  });
});
