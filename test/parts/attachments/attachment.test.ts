import { expect, nextFrame } from '@open-wc/testing';
import { html } from 'lit';
import type { Attachment } from '../../../src/backend/types.js';
import { MediaCache } from '../../../src/data/media.js';
import { ChatError } from '../../../src/errors.js';
import { Lightbox } from '../../../src/parts/attachments/lightbox.js';
import { type AttachmentStage, FakePlayback, LiveUrls, all, attachmentStage, button, endStages, messageOf, one, png, show, until, wav } from './stage.js';

const network = () => new ChatError('network', 'lost', { retryable: true });
const box = (element: HTMLElement) => {
  const { width, height } = element.getBoundingClientRect();
  return [Math.round(width), Math.round(height)];
};

async function withPicture(on: AttachmentStage, known: { width?: number; height?: number; size?: number } = { width: 400, height: 300 }) {
  const media = on.world.store(await png(400, 300));
  return messageOf({ media, kind: 'image', name: 'cat.png', ...known });
}

describe('What a message carries', () => {
  let urls: LiveUrls;
  let playback: FakePlayback;
  beforeEach(() => {
    urls = new LiveUrls();
    playback = new FakePlayback();
  });
  afterEach(() => {
    endStages();
    urls.restore();
    playback.restore();
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible, shown, loading and missing, ${scheme}`, async () => {
      const on = await attachmentStage({ scheme });
      const voice = { kind: 'audio', name: 'v', voice: true, duration: 65, waveform: [0, 0.5, 1] } as const;
      const sound = on.world.store(wav());
      await show(
        on,
        await withPicture(on),
        messageOf({ media: 'none', kind: 'image', name: 'gone.png', width: 300, height: 200 }),
        messageOf({ media: 'none', kind: 'image', name: 'small.png', width: 20, height: 20 }),
        messageOf({ media: 'film', kind: 'video', name: 'film.mp4', width: 640, height: 360, duration: 61, size: 2_000_000 }),
        messageOf({ media: sound, ...voice }),
        messageOf({ media: sound, ...voice }, { own: true }),
        messageOf({ media: sound, kind: 'audio', name: 'song.wav', duration: 10, size: 4000 }, { own: true }),
        messageOf({ media: 'none', kind: 'file', name: 'plan.pdf', mimeType: 'application/pdf', size: 12_345 }, { text: 'Please read' }),
        messageOf({ media: 'none', kind: 'file', name: 'plan.zip' }, { own: true }),
      );
      await until('the picture, and that others are missing', () => all(on, 'img').length === 1 && all(on, '.missing').length === 2);
      button(on, 'Download plan.zip').click();
      await until('the failure', () => on.host.shadowRoot!.textContent!.includes('plan.zip could not be downloaded.'));
      all(on, '.voice .toggle')[0]!.click();
      await until('that it plays', () => all(on, 'audio').length === 1);
      await expect(on.host).to.be.accessible();
    });
  }

  for (const dir of [undefined, 'rtl'] as const) {
    it(`keeps the time off the edge it stands at, ${dir ?? 'ltr'}`, async () => {
      const on = await attachmentStage(dir && { dir });
      const captioned = await withPicture(on);
      await show(on, { ...captioned, text: 'And the poster' }, messageOf({ media: 'none', kind: 'image', name: 'gone.png', width: 300, height: 200 }));
      await until('the picture, and that one is missing', () => all(on, 'img').length === 1 && all(on, '.missing').length === 1);
      for (const meta of all(on, '.meta')) {
        const [time, bubble] = [meta, meta.closest('.bubble')!].map((element) => element.getBoundingClientRect());
        expect(dir ? time!.left - bubble!.left : bubble!.right - time!.right).to.be.within(8, 20);
      }
    });
  }

  it('is nothing where there is nothing, or it has been deleted', async () => {
    const on = await attachmentStage();
    const message = messageOf({ media: 'none', kind: 'file', name: 'plan.pdf' });
    await show(on, { ...message, deleted: true }, { ...message, key: 'b', attachment: undefined } as unknown as typeof message);
    expect(all(on, '.attached')).to.be.empty;
  });

  it('has what is said of it under it, where that is not its name', async () => {
    const on = await attachmentStage();
    const file = { media: 'none', kind: 'file', name: 'plan.pdf' } as const;
    await show(on, messageOf(file), messageOf(file, { text: ' ' }), messageOf(file, { text: '<b>read</b>' }));
    expect(all(on, '.caption').map(({ textContent }) => textContent)).to.deep.equal(['<b>read</b>']);
    on.host.context = { ...on.host.context!, caption: ({ text }) => html`<i>${text.length}</i>` };
    on.host.requestUpdate();
    await on.host.updateComplete;
    expect(one(on, '.caption i').textContent).to.equal('11');
  });

  describe('A picture', () => {
    it('has its place before it is there, and nothing moves when it comes', async () => {
      const on = await attachmentStage();
      const release = on.backend.hold('media');
      await show(on, await withPicture(on, { width: 640, height: 480 }), await withPicture(on, {}), await withPicture(on, { width: 10, height: 4000 }));
      const before = all(on, '.picture').map(box);
      expect(before).to.deep.equal([[320, 240], [240, 180], [44, 320]]);
      release();
      await until('the pictures', () => all<HTMLImageElement>(on, 'img').filter(({ complete }) => complete).length === 3);
      expect(all(on, '.picture').map(box)).to.deep.equal(before);
    });

    it('keeps its proportions where there is less room', async () => {
      const on = await attachmentStage();
      on.host.parentElement!.style.inlineSize = '260px';
      await show(on, await withPicture(on, { width: 640, height: 480 }));
      const [width, height] = box(one(on, '.picture'));
      expect(width).to.be.within(120, 240);
      expect(height! / width!).to.be.closeTo(0.75, 0.01);
    });

    it('is asked for when it comes near, and not before', async () => {
      const on = await attachmentStage();
      const pictures = await Promise.all([withPicture(on), withPicture(on)]);
      const scroller = one(on, '.scroller');
      Object.assign(scroller.style, { display: 'block', blockSize: '300px', overflow: 'auto' });
      one(on, '.rows').style.paddingBlockStart = '2000px';
      await show(on, pictures[0]!);
      await nextFrame();
      await nextFrame();
      expect(on.backend.count('media')).to.equal(0);
      scroller.scrollTop = 1300;
      await until('the request', () => on.backend.count('media') === 1);
    });

    /** The sizes that are asked of the server for these pictures, in order. */
    async function askedFor(...attachments: Partial<Attachment>[]) {
      const on = await attachmentStage();
      const asked: unknown[] = [];
      const media = on.world.store(await png());
      const cache = MediaCache.of(on.session.scope);
      const hold = cache.hold.bind(cache);
      cache.hold = (media, options) => {
        asked.push([options.size, options.showing]);
        return hold(media, options);
      };
      await show(on, ...attachments.map((attachment) => messageOf({ media, kind: 'image', name: 'a.png', ...attachment })));
      await until('all of them', () => asked.length === attachments.length);
      return asked;
    }
    const small = devicePixelRatio > 1 ? 640 : 320;

    it('is asked for small, and whole where it is small', async () => {
      expect(await askedFor({ width: 3000, height: 2000, size: 5_000_000 }, { width: 30, height: 20, size: 500 })).to.deep.equal([[small, 'image'], [undefined, 'image']]);
    });

    describe('that moves', () => {
      const gif = { mimeType: 'image/gif', width: 3000, height: 2000 };
      const wanted = globalThis.matchMedia;
      afterEach(() => (globalThis.matchMedia = wanted));
      const isReduced = (reduced: boolean) => (globalThis.matchMedia = (query) => Object.create(wanted(query), { matches: { value: query.includes('reduced-motion') && reduced } }) as MediaQueryList);

      it('is asked for whole, but a large one', async () => {
        isReduced(false);
        expect(await askedFor({ ...gif, size: 5_000_000 }, { ...gif, size: 500 }, { ...gif, size: 50_000_000 })).to.deep.equal([[undefined, 'image'], [undefined, 'image'], [small, 'image']]);
      });

      it('is asked for small, so that it stands still, by those who want no motion, however small it is', async () => {
        isReduced(true);
        expect(await askedFor({ ...gif, size: 5_000_000 }, { ...gif, size: 500 })).to.deep.equal([[small, 'image'], [small, 'image']]);
      });
    });

    it('that cannot be had says so, with its name, and can be tried again; the focus stays', async () => {
      const on = await attachmentStage();
      on.world.fail('media', network(), 2);
      await show(on, await withPicture(on));
      await until('that it is missing', () => all(on, '.missing').length);
      expect(one(on, '.missing').textContent).to.include('cat.png').and.include('Could not be loaded');
      const retry = button(on, 'Try again: cat.png');
      retry.focus();
      retry.click();
      await until('the second failure', () => on.backend.count('media') === 2 && button(on, 'Try again: cat.png').ariaDisabled !== 'true');
      expect(on.host.shadowRoot!.activeElement).to.equal(button(on, 'Try again: cat.png'));
      button(on, 'Try again: cat.png').click();
      await until('the picture', () => all(on, 'img').length);
      expect(on.host.shadowRoot!.activeElement).to.equal(button(on, 'Image: cat.png'));
    });

    it('that is none is never shown, but can be saved', async () => {
      const on = await attachmentStage();
      const media = on.world.store(new Blob(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], { type: 'image/svg+xml' }));
      await show(on, messageOf({ media, kind: 'image', name: 'cat.png', mimeType: 'image/png' }));
      await until('that it is missing', () => all(on, '.missing').length);
      expect(one(on, '.missing').textContent).to.include('Can’t be shown here');
      expect(urls.blobs.size).to.equal(0);
      expect(button(on, 'Download cat.png')).to.exist;
    });

    it('that the browser cannot read says so', async () => {
      const on = await attachmentStage();
      const media = on.world.store(new Blob(['no picture'], { type: 'image/png' }));
      await show(on, messageOf({ media, kind: 'image', name: 'cat.png' }));
      await until('that it is missing', () => all(on, '.missing').length);
      expect(one(on, '.missing').textContent).to.include('Can’t be shown here');
    });

    it('opens with a click, unless the host prevents that', async () => {
      const on = await attachmentStage();
      const message = await withPicture(on);
      await show(on, message);
      on.opens.value = false;
      button(on, 'Image: cat.png').click();
      await nextFrame();
      expect(on.clicked).to.deep.equal([message.id]);
      expect(all(on, 'dialog')).to.be.empty;
      on.opens.value = true;
      button(on, 'Image: cat.png').click();
      await until('the large view', () => all(on, 'dialog[open]').length);
      Lightbox.of(on.host).close();
    });

    it('is let go of with its row, and with the session', async () => {
      const on = await attachmentStage();
      const messages = await Promise.all([withPicture(on), withPicture(on)]);
      await show(on, ...messages);
      await until('both', () => urls.blobs.size === 2);
      await show(on, messages[0]!);
      expect(urls.blobs.size, 'the other is kept, as nobody needs the room').to.equal(2);
      on.host.remove();
      on.session.destroy();
      expect(urls.blobs.size).to.equal(0);
    });

    it('is there at once when its row comes back', async () => {
      const on = await attachmentStage();
      const message = await withPicture(on);
      await show(on, message);
      await until('the picture', () => all(on, 'img').length);
      await show(on);
      await show(on, message);
      expect(all(on, 'img')).to.have.length(1);
      expect(on.backend.count('media')).to.equal(1);
    });

    it('that still loads is asked for no more when its row goes, and again when that comes back', async () => {
      const on = await attachmentStage();
      const release = on.backend.hold('media');
      const message = await withPicture(on);
      await show(on, message);
      await until('the request', () => on.backend.count('media') === 1);
      const parent = on.host.parentElement!;
      on.host.remove();
      release();
      await until('its end', () => on.backend.pending === 0);
      expect(urls.blobs.size).to.equal(0);
      parent.append(on.host);
      await until('the picture', () => all(on, 'img').length);
      expect(urls.blobs.size).to.equal(1);
    });
  });

  describe('A file', () => {
    let saved: { name: string; blob: Blob | undefined }[];
    const { click } = HTMLAnchorElement.prototype;
    beforeEach(() => {
      saved = [];
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        saved.push({ name: this.download, blob: urls.blobs.get(this.href) });
      };
    });
    afterEach(() => {
      HTMLAnchorElement.prototype.click = click;
    });

    it('says what it is and how large, in the reader’s own way', async () => {
      const on = await attachmentStage({ locale: 'de' });
      await show(on, messageOf({ media: 'none', kind: 'file', name: 'Plan für den Sommer.pdf', size: 1_834_000 }));
      expect(one(on, '.file .title').textContent).to.equal('Plan für den Sommer.pdf');
      expect(one(on, '.file .times').textContent).to.equal('1,8 MB');
    });

    it('is saved as bytes alone, under a name that reads one way', async () => {
      const on = await attachmentStage();
      const media = on.world.store(new Blob(['<script>alert(1)</script>'], { type: 'text/html' }));
      await show(on, messageOf({ media, kind: 'file', name: 'invoice\u202efdp.exe', mimeType: 'text/html' }));
      button(on, 'Download invoicefdp.exe').click();
      await until('the file', () => saved.length === 1);
      expect(saved[0]!.name).to.equal('invoicefdp.exe');
      expect(saved[0]!.blob!.type).to.equal('application/octet-stream');
      expect(await saved[0]!.blob!.text()).to.equal('<script>alert(1)</script>');
      expect(on.errors).to.be.empty;
    });

    it('tells how far it has come, and ends when the person says so', async () => {
      const on = await attachmentStage();
      const release = on.backend.hold('media');
      const media = on.world.store(new Blob(['text']));
      await show(on, messageOf({ media, kind: 'file', name: 'plan.pdf' }));
      const start = button(on, 'Download plan.pdf');
      start.click();
      await until('the progress', () => all(on, '[role=progressbar]').length);
      expect(one(on, '[role=progressbar]').ariaLabel).to.equal('Downloading plan.pdf');
      expect(button(on, 'Cancel Downloading plan.pdf'), 'the same button keeps the focus').to.equal(start);
      start.click();
      await nextFrame();
      expect(all(on, '[role=progressbar]')).to.be.empty;
      release();
      await until('its end', () => on.backend.pending === 0);
      await nextFrame();
      expect(saved).to.be.empty;
      expect(on.errors).to.be.empty;
      start.click();
      await until('the file', () => saved.length === 1);
    });

    it('that cannot be had says so, once', async () => {
      const on = await attachmentStage();
      await show(on, messageOf({ media: 'none', kind: 'file', name: 'plan.pdf' }));
      button(on, 'Download plan.pdf').click();
      await until('the failure', () => on.errors.length === 1);
      expect(one(on, '[role=status]').textContent).to.equal('plan.pdf could not be downloaded.');
      expect(on.errors[0]).to.include({ code: 'not_found' });
    });
  });

  describe('A sound', () => {
    const song = { kind: 'audio', name: 'song.wav', duration: 100 } as const;
    const slider = (on: AttachmentStage) => one<HTMLInputElement>(on, 'input[type=range]');
    const key = (target: HTMLElement, key: string) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    async function playing(on: AttachmentStage, ...more: Parameters<typeof messageOf>[1][]) {
      const media = on.world.store(wav(100));
      await show(on, ...(more.length ? more : [{}]).map((each) => messageOf({ media, ...song }, each)));
      all(on, '.toggle')[0]!.click();
      await until('that it plays', () => playback.playing.size === 1);
      return [...playback.playing][0]!;
    }

    it('is fetched when it is to be played, and not before', async () => {
      const on = await attachmentStage();
      await show(on, messageOf({ media: on.world.store(wav()), ...song }));
      await nextFrame();
      expect(on.backend.count('media')).to.equal(0);
      expect(slider(on).getAttribute('aria-valuetext')).to.equal('0:00 of 1:40');
      button(on, 'Play song.wav').click();
      await until('that it plays', () => all(on, 'audio').length);
      expect(button(on, 'Pause song.wav')).to.exist;
      button(on, 'Pause song.wav').click();
      expect(button(on, 'Play song.wav')).to.exist;
      expect(playback.playing.size).to.equal(0);
    });

    it('is moved by keys, also before it plays, and the way one reads', async () => {
      for (const dir of [undefined, 'rtl'] as const) {
        const on = await attachmentStage(dir && { dir });
        await show(on, messageOf({ media: on.world.store(wav(100)), ...song }));
        const [on_, back] = dir ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
        const at = () => slider(on).getAttribute('aria-valuetext');
        for (const [pressed, then] of [[on_, '0:05'], ['ArrowUp', '0:10'], [back, '0:05'], ['PageUp', '0:30'], ['PageDown', '0:05'], ['End', '1:40'], [on_, '1:40'], ['Home', '0:00'], ['ArrowDown', '0:00']] as const) {
          key(slider(on), pressed!);
          expect(at(), pressed).to.equal(`${then} of 1:40`);
        }
        key(slider(on), 'PageUp');
        all(on, '.toggle')[0]!.click();
        await until('that it plays', () => playback.playing.size === 1);
        expect([...playback.playing][0]!.currentTime).to.be.closeTo(25, 1);
        on.host.remove();
        playback.playing.clear();
      }
    });

    it('is moved by the slider', async () => {
      const on = await attachmentStage();
      const audio = await playing(on);
      slider(on).value = '40';
      slider(on).dispatchEvent(new Event('input', { bubbles: true }));
      expect(slider(on).getAttribute('aria-valuetext')).to.match(/^0:40/);
      expect(audio.currentTime).to.be.closeTo(40, 1);
      expect(getComputedStyle(one(on, '.line')).getPropertyValue('--_done')).to.equal('40%');
    });

    it('plays alone', async () => {
      const on = await attachmentStage();
      const first = await playing(on, {}, {});
      all(on, '.toggle')[1]!.click();
      await until('the second', () => playback.playing.size === 1 && !playback.playing.has(first));
      expect(all(on, '.toggle').map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Play song.wav', 'Pause song.wav']);
    });

    it('is silent when its row goes', async () => {
      const on = await attachmentStage();
      await playing(on);
      await show(on);
      expect(playback.playing.size).to.equal(0);
    });

    it('begins anew after its end', async () => {
      const on = await attachmentStage();
      const audio = await playing(on);
      audio.dispatchEvent(new Event('ended'));
      expect(slider(on).getAttribute('aria-valuetext')).to.match(/^0:00/);
      expect(button(on, 'Play song.wav')).to.exist;
    });

    it('that the browser does not play by itself waits for another press', async () => {
      const on = await attachmentStage();
      playback.refuses = true;
      await show(on, messageOf({ media: on.world.store(wav()), ...song }));
      button(on, 'Play song.wav').click();
      await until('the file', () => all(on, 'audio').length);
      playback.refuses = false;
      button(on, 'Play song.wav').click();
      await until('that it plays', () => playback.playing.size === 1);
    });

    it('can be given up while it loads, and says when it cannot be had', async () => {
      const on = await attachmentStage();
      const release = on.backend.hold('media');
      await show(on, messageOf({ media: 'none', ...song }));
      button(on, 'Play song.wav').click();
      await until('that it loads', () => all(on, '[role=progressbar]').length);
      button(on, 'Cancel Loading song.wav').click();
      release();
      await until('its end', () => on.backend.pending === 0);
      expect(one(on, '.times').textContent).to.include('1:40');
      button(on, 'Play song.wav').click();
      await until('the failure', () => one(on, '.times').textContent!.includes('Could not be loaded'));
      expect(button(on, 'Play song.wav'), 'one may try again').to.exist;
    });

    it('that the browser cannot play says so, and can be saved', async () => {
      const on = await attachmentStage();
      await show(on, messageOf({ media: on.world.store(new Blob(['no sound'], { type: 'audio/ogg' })), kind: 'audio', name: 'v.ogg', voice: true, duration: 3 }));
      button(on, 'Play Voice message').click();
      await until('that it cannot', () => one(on, '.times').textContent!.includes('Can’t be played here'));
      expect(button(on, 'Download Voice message')).to.exist;
    });

    it('shows the shape of a voice, and the length that the sender says', async () => {
      const on = await attachmentStage();
      await show(on, messageOf({ media: 'none', kind: 'audio', name: 'v.ogg', voice: true, duration: 65.4, waveform: [0, 1] }));
      expect(one(on, '[role=group]').ariaLabel).to.equal('Voice message');
      expect(one(on, '.voice .times').textContent!.trim()).to.equal('1:05');
      const path = all(on, '.line path')[0]!.getAttribute('d')!;
      expect(path.match(/v/g)).to.have.length(40);
      expect(all(on, '.download'), 'nobody saves what was said').to.be.empty;
    });

    it('lets nothing hostile into its shape or length', async () => {
      const on = await attachmentStage();
      await show(on, messageOf({ media: 'none', kind: 'audio', name: 'v.ogg', voice: true, duration: Infinity, waveform: [NaN, -5, 1e9, 'x' as unknown as number] }));
      expect(all(on, '.line path')[0]!.getAttribute('d')).to.not.match(/NaN|Infinity|x/);
      expect(slider(on).disabled).to.be.true;
    });
  });

  describe('A film', () => {
    const known = { kind: 'video', name: 'film.mp4', width: 640, height: 360, duration: 61, size: 2_000_000 } as const;

    it('shows its poster, and is fetched when it is to be played', async () => {
      const on = await attachmentStage();
      const thumbnail = on.world.store(await png(64, 36));
      const release = on.backend.hold('media');
      await show(on, messageOf({ media: 'film', ...known, thumbnail }));
      expect(box(one(on, '.film'))).to.deep.equal([320, 180]);
      await until('the poster’s request', () => on.backend.count('media') === 1);
      release();
      await until('the poster', () => all(on, '.film img').length);
      expect(on.backend.count('media')).to.equal(1);
      expect(one(on, '.length').textContent).to.equal('1:01 · 2 MB');
      on.backend.hold('media');
      button(on, 'Play film.mp4').click();
      await until('that it loads', () => all(on, '[role=progressbar]').length);
      await until('its request', () => on.backend.count('media') === 2);
      button(on, 'Cancel Loading film.mp4').click();
      await nextFrame();
      expect(button(on, 'Play film.mp4')).to.exist;
      expect(box(one(on, '.film'))).to.deep.equal([320, 180]);
    });

    it('has the browser’s own controls, plays alone and is let go of with its row', async () => {
      const on = await attachmentStage();
      const shown: HTMLVideoElement[] = [];
      const seen = new MutationObserver(() => shown.push(...all<HTMLVideoElement>(on, 'video')));
      seen.observe(on.host.shadowRoot!, { childList: true, subtree: true });
      const media = on.world.store(new Blob([Uint8Array.from([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70])], { type: 'application/octet-stream' }));
      await show(on, messageOf({ media, ...known }));
      button(on, 'Play film.mp4').click();
      await until('the film', () => shown.length);
      seen.disconnect();
      expect(shown[0]!.controls).to.be.true;
      expect(shown[0]!.ariaLabel).to.equal('film.mp4');
      expect(shown[0]!.src).to.match(/^blob:/);
      await show(on);
      expect(playback.playing.size).to.equal(0);
    });

    it('that the browser cannot play can be saved, as can one that is too large to be held here', async () => {
      const on = await attachmentStage();
      const media = on.world.store(new Blob(['no film'], { type: 'video/mp4' }));
      await show(on, messageOf({ media, ...known }), messageOf({ media, ...known, name: 'huge.mp4', size: 3e9 }));
      expect(all(on, '.missing')).to.have.length(1);
      expect(button(on, 'Download huge.mp4')).to.exist;
      button(on, 'Play film.mp4').click();
      await until('that it cannot', () => all(on, '.missing').length === 2);
      expect(button(on, 'Download film.mp4')).to.exist;
    });

    it('that cannot be had can be tried again', async () => {
      const on = await attachmentStage();
      await show(on, messageOf({ media: 'none', ...known }));
      button(on, 'Play film.mp4').click();
      await until('the failure', () => all(on, '.missing').length);
      on.backend.hold('media');
      button(on, 'Try again: film.mp4').click();
      await until('the second try', () => on.backend.count('media') === 2);
    });
  });
});
