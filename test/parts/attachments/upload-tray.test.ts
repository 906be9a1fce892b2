import { expect, nextFrame } from '@open-wc/testing';
import type { OutgoingMessage } from '../../../src/backend/types.js';
import { ChatError } from '../../../src/errors.js';
import type { ChatSession } from '../../../src/session/session.js';
import { DropTarget, UploadTray, filesOf } from '../../../src/parts/attachments/upload-tray.js';
import { type AttachmentStage, LiveUrls, all, attachmentStage, button, endStages, one, png, until, wav } from './stage.js';

const text = (name = 'plan.txt', size = 4) => new File(['x'.repeat(size)], name, { type: 'text/plain' });

interface TrayStage extends AttachmentStage {
  tray: UploadTray;
  sent: OutgoingMessage[];
  back: OutgoingMessage[];
  session_: { now: ChatSession | undefined };
}

async function trayStage(options: Parameters<typeof attachmentStage>[0] = {}): Promise<TrayStage> {
  const on = await attachmentStage(options);
  const sent: OutgoingMessage[] = [];
  const back: OutgoingMessage[] = [];
  const session_ = { now: on.session as ChatSession | undefined };
  const tray = new UploadTray({
    host: on.host, session: () => session_.now, locale: () => 'en-GB', requestUpdate: () => on.host.requestUpdate(),
    onSend: (message) => sent.push(message), onTextBack: (message) => back.push(message), onError: (error) => on.errors.push(error),
  });
  on.host.below = () => tray.render();
  on.host.requestUpdate();
  await on.host.updateComplete;
  return { ...on, tray, sent, back, session_ };
}

const items = (on: TrayStage) => all(on, '.queued').map((item) => item.textContent!.trim().replace(/\s+/g, ' '));
const status = (on: TrayStage) => one(on, '.tray-status').textContent;
const untilTold = (on: TrayStage, what: string) => until(`${what}: ${items(on).join(' | ')}`, () => items(on).some((item) => item.includes(what)));

describe('What is to be sent', () => {
  let urls: LiveUrls;
  beforeEach(() => void (urls = new LiveUrls()));
  afterEach(() => {
    endStages();
    urls.restore();
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible, on its way, ready, refused and waiting, ${scheme}`, async () => {
      const on = await trayStage({ scheme });
      on.world.uploadLimit = 100_000;
      on.world.fail('upload', new ChatError('network', 'lost', { retryable: true }));
      on.tray.add([text('waits.txt')]);
      await untilTold(on, 'Waiting for connection');
      on.tray.add([new File([await png()], 'picture.png', { type: 'image/png' }), text('large.txt', 100_001)]);
      await untilTold(on, 'Ready to send');
      await untilTold(on, 'Larger than 100 kB');
      on.backend.hold('upload');
      on.tray.add([text('goes.txt')]);
      await until('the progress', () => all(on, 'progress').length);
      await expect(on.host).to.be.accessible();
      on.tray.stop();
    });
  }

  it('is nothing at first, and says what comes', async () => {
    const on = await trayStage();
    expect(on.tray.isEmpty).to.be.true;
    expect(all(on, '.tray')).to.be.empty;
    on.tray.add([]);
    on.tray.add([text('a.txt'), text('b.txt')]);
    await on.host.updateComplete;
    expect(on.tray.isEmpty).to.be.false;
    expect(status(on)).to.equal('2 files added');
    expect(one(on, '.tray').getAttribute('aria-label')).to.equal('Files to send');
    await until('that they are ready', () => status(on) === '2 files are ready to send');
    expect(items(on)).to.deep.equal(['a.txt 4 byte Ready to send', 'b.txt 4 byte Ready to send']);
  });

  it('tells how far it has come', async () => {
    const on = await trayStage();
    const release = on.backend.hold('upload');
    on.tray.add([text()]);
    await until('the progress', () => all(on, 'progress').length);
    const bar = one<HTMLProgressElement>(on, 'progress');
    expect(bar.ariaLabel).to.equal('Uploading plan.txt');
    expect(bar.value).to.equal(0);
    expect(bar.max).to.equal(1);
    release();
    await untilTold(on, 'Ready');
    expect(all(on, 'progress')).to.be.empty;
  });

  it('goes with the text, with what is known of it, and need not be fetched to be shown', async () => {
    const on = await trayStage();
    on.tray.add([new File([await png(40, 30)], 'cat.png', { type: 'image/png' })]);
    on.tray.send({ text: 'my cat' });
    expect(on.tray.isEmpty).to.be.true;
    await until('the message', () => on.sent.length === 1);
    expect(on.sent[0]).to.deep.include({ text: 'my cat' });
    expect(on.sent[0]!.attachment).to.include({ kind: 'image', name: 'cat.png', width: 40, height: 30, mimeType: 'image/png' });
    await on.host.updateComplete;
    expect(all(on, '.tray')).to.be.empty;
    const { MediaCache } = await import('../../../src/data/media.js');
    const held = MediaCache.of(on.session.scope).hold(on.sent[0]!.attachment!.media, { showing: 'image', size: 320 });
    await held.shown;
    expect(on.backend.count('media')).to.equal(0);
  });

  it('knows how long a sound is, as far as the browser does', async () => {
    const on = await trayStage();
    on.tray.add([new File([wav(2)], 'song.wav', { type: 'audio/wav' })]);
    on.tray.send({ text: '' });
    await until('the message', () => on.sent.length === 1);
    const { attachment } = on.sent[0]!;
    expect(attachment!.kind).to.equal('audio');
    if (attachment!.duration !== undefined) expect(attachment!.duration).to.be.closeTo(2, 0.1);
  });

  it('goes, though the browser cannot show it', async () => {
    const on = await trayStage();
    on.tray.add([new File(['no picture'], 'cat.png', { type: 'image/png' }), new File(['no film'], 'film.mp4', { type: 'video/mp4' })]);
    on.tray.send({ text: '' });
    await until('both', () => on.sent.length === 2);
    expect(on.sent[0]!.attachment).to.not.have.property('width');
    expect(on.sent[1]!.attachment).to.include({ kind: 'video' });
  });

  it('a text without files goes at once', async () => {
    const on = await trayStage();
    on.tray.send({ text: 'hello' });
    expect(on.sent).to.deep.equal([{ text: 'hello' }]);
  });

  it('a voice message goes at once', async () => {
    const on = await trayStage();
    on.tray.sendVoice({ file: new File(['ogg'], 'voice-message.ogg', { type: 'audio/ogg' }), duration: 2, waveform: [0.5] }, { threadId: 't1' });
    await until('the message', () => on.sent.length === 1);
    expect(on.sent[0]!.attachment).to.deep.include({ voice: true, duration: 2, waveform: [0.5], mimeType: 'audio/ogg' });
    expect(on.sent[0]!.threadId).to.equal('t1');
  });

  it('can be taken away by keyboard: the focus goes to the next one, and at last to the box', async () => {
    const on = await trayStage();
    on.tray.add([text('a.txt'), text('b.txt')]);
    await until('that they are ready', () => status(on) === '2 files are ready to send');
    button(on, 'Remove a.txt').focus();
    button(on, 'Remove a.txt').click();
    await nextFrame();
    expect(on.host.shadowRoot!.activeElement).to.equal(button(on, 'Remove b.txt'));
    expect(status(on)).to.equal('a.txt removed');
    button(on, 'Remove b.txt').click();
    await nextFrame();
    expect(on.host.shadowRoot!.activeElement).to.equal(one(on, 'textarea'));
    expect(on.tray.isEmpty).to.be.true;
  });

  const failures: [what: string, error: ChatError, said: string][] = [
    ['refused', new ChatError('forbidden', 'no'), 'Files can’t be sent here'],
    ['not done', new ChatError('bad_answer', 'what'), 'Could not be uploaded'],
  ];
  for (const [what, error, said] of failures) {
    it(`says that it was ${what}, once, and is tried again when the person says so`, async () => {
      const on = await trayStage();
      on.world.fail('upload', error);
      on.tray.add([text()]);
      await untilTold(on, said);
      expect(status(on)).to.equal(`plan.txt: ${said}`);
      expect(on.errors).to.deep.equal([error]);
      button(on, 'Try again: plan.txt').click();
      await untilTold(on, 'Ready');
    });
  }

  it('says that it is too large, and how large it may be, and does not try again', async () => {
    const on = await trayStage();
    on.world.uploadLimit = 3;
    on.tray.add([text()]);
    await untilTold(on, 'Larger than 3 byte, the most that can be sent');
    expect(on.backend.count('upload')).to.equal(0);
    expect(all(on, '.queued button')).to.have.length(1);
  });

  it('gives the text back where everything was taken away', async () => {
    const on = await trayStage();
    on.backend.hold('upload');
    on.tray.add([text()]);
    on.tray.send({ text: 'look' });
    await on.host.updateComplete;
    expect(items(on)[0]).to.match(/\d %|\d%|Sending/);
    button(on, 'Remove plan.txt').click();
    expect(on.back).to.deep.equal([{ text: 'look' }]);
    expect(on.sent).to.be.empty;
  });

  it('ends when it is told to, and lets go of its pictures; it can be used again', async () => {
    const on = await trayStage();
    on.tray.add([new File([await png()], 'cat.png', { type: 'image/png' })]);
    await untilTold(on, 'Ready');
    expect([...urls.blobs.values()].some(({ type }) => type === 'image/png')).to.be.true;
    on.tray.stop();
    await on.host.updateComplete;
    expect(all(on, '.queued')).to.be.empty;
    on.session.destroy();
    expect(urls.blobs.size).to.equal(0);
    on.session_.now = undefined;
    on.tray.add([text()]);
    expect(on.tray.isEmpty, 'without a session there is nowhere to go').to.be.true;
  });

  it('shows an SVG as a file: it is drawn nowhere', async () => {
    const on = await trayStage();
    on.tray.add([new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'drawing.svg', { type: 'image/svg+xml' })]);
    await untilTold(on, 'Ready');
    expect(all(on, '.queued img')).to.be.empty;
    expect(urls.blobs.size).to.equal(0);
  });

  it('is chosen in the browser’s own dialog', async () => {
    const on = await trayStage();
    const { click } = HTMLInputElement.prototype;
    const clicked: HTMLInputElement[] = [];
    HTMLInputElement.prototype.click = function (this: HTMLInputElement) {
      clicked.push(this);
    };
    on.tray.choose();
    HTMLInputElement.prototype.click = click;
    const [asked] = clicked;
    expect(asked).to.include({ type: 'file', multiple: true, hidden: true });
    expect(asked!.ariaLabel ?? asked!.getAttribute('aria-label')).to.equal('Choose files to send');
    const data = new DataTransfer();
    data.items.add(text());
    asked!.files = data.files;
    asked!.dispatchEvent(new Event('change'));
    await on.host.updateComplete;
    expect(items(on)).to.have.length(1);
    expect(asked!.isConnected).to.be.false;
  });
});

describe('Files that are dropped or pasted', () => {
  afterEach(endStages);

  const dataOf = (...files: File[]) => {
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    return data;
  };

  /** An event with this data: some engines make none with it. */
  function eventOf<E extends DragEvent | ClipboardEvent>(Type: new (type: string, init: EventInit) => E, type: string, data: DataTransfer, more: object = {}): E {
    const event = new Type(type, { bubbles: true, cancelable: true });
    for (const [name, value] of Object.entries({ [Type.name === 'DragEvent' ? 'dataTransfer' : 'clipboardData']: data, ...more })) Object.defineProperty(event, name, { value });
    return event;
  }

  it('are those of the event, unless a text was meant', () => {
    expect(filesOf(eventOf(ClipboardEvent, 'paste', dataOf(text())))).to.have.length(1);
    expect(filesOf(eventOf(DragEvent, 'drop', dataOf(text(), text('b.txt')))).map(({ name }) => name)).to.deep.equal(['plan.txt', 'b.txt']);
    const data = dataOf(text());
    data.setData('text/plain', 'a table');
    expect(filesOf(eventOf(ClipboardEvent, 'paste', data))).to.be.empty;
    expect(filesOf(new ClipboardEvent('paste'))).to.be.empty;
  });

  async function target(accepts = { value: true }) {
    const on = await attachmentStage();
    const files: File[][] = [];
    const drop = new DropTarget({ host: on.host, locale: () => 'en', accepts: () => accepts.value, onFiles: (dropped) => files.push(dropped) });
    const chat = one(on, '.chat');
    drop.attach(chat);
    drop.attach(chat);
    const overlay = () => all(on, '.drop-overlay').length;
    return { on, files, drop, chat, overlay };
  }

  it('are taken anywhere on the element, which says so while they are over it', async () => {
    const { chat, overlay, files } = await target();
    const over = eventOf(DragEvent, 'dragenter', dataOf(text()));
    chat.querySelector('.scroller')!.dispatchEvent(over);
    expect(over.defaultPrevented).to.be.true;
    expect(overlay()).to.equal(1);
    chat.dispatchEvent(eventOf(DragEvent, 'dragleave', dataOf(text()), { relatedTarget: chat.firstElementChild }));
    expect(overlay(), 'still in it').to.equal(1);
    chat.dispatchEvent(eventOf(DragEvent, 'dragleave', dataOf(text()), { relatedTarget: null }));
    expect(overlay()).to.equal(0);
    chat.dispatchEvent(eventOf(DragEvent, 'dragover', dataOf(text())));
    const dropped = eventOf(DragEvent, 'drop', dataOf(text()));
    chat.dispatchEvent(dropped);
    expect(dropped.defaultPrevented).to.be.true;
    expect(files.map((list) => list.length)).to.deep.equal([1]);
    expect(overlay()).to.equal(0);
  });

  it('are not taken where they may not be, and the page is not left for them either', async () => {
    const { chat, overlay, files } = await target({ value: false });
    chat.dispatchEvent(eventOf(DragEvent, 'dragenter', dataOf(text())));
    expect(overlay()).to.equal(0);
    const dropped = eventOf(DragEvent, 'drop', dataOf(text()));
    chat.dispatchEvent(dropped);
    expect(dropped.defaultPrevented).to.be.true;
    expect(files).to.be.empty;
  });

  it('are something else than a text that is dragged', async () => {
    const { chat, overlay } = await target();
    const data = new DataTransfer();
    data.setData('text/plain', 'words');
    const over = eventOf(DragEvent, 'dragenter', data);
    chat.dispatchEvent(over);
    expect(over.defaultPrevented).to.be.false;
    expect(overlay()).to.equal(0);
  });

  it('are heard no more when it is taken away', async () => {
    const { chat, overlay, drop, files } = await target();
    chat.dispatchEvent(eventOf(DragEvent, 'dragenter', dataOf(text())));
    drop.detach();
    expect(overlay()).to.equal(0);
    chat.dispatchEvent(eventOf(DragEvent, 'drop', dataOf(text())));
    expect(files).to.be.empty;
  });
});
