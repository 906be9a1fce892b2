import { expect } from '@open-wc/testing';
import { MediaCache } from '../../src/data/media.js';
import { ChatError, abortedError } from '../../src/errors.js';
import type { ChatConnection, MediaOptions } from '../../src/backend/types.js';
import { ManualClock } from '../support/manual-clock.js';
import { type Deferred, deferred, turn, until, watch } from '../support/async.js';

const picture = (type = 'image/png') => new Blob(['bytes'], { type });

function mediaWorld({ can = true } = {}) {
  const asked: (Deferred<Blob> & { media: string; size: number | undefined; aborted: boolean; options: MediaOptions })[] = [];
  const answers = { respond: undefined as (() => Blob) | undefined };
  const connection = {
    capabilities: new Set(can ? ['media'] : []),
    media(media: string, options: MediaOptions & { signal: AbortSignal }) {
      const { size, signal } = options;
      const request = { ...deferred<Blob>(), media, size, options, aborted: false };
      signal.addEventListener('abort', () => {
        request.aborted = true;
        request.reject(abortedError(signal));
      });
      asked.push(request);
      if (answers.respond) request.resolve(answers.respond());
      return request.promise;
    },
  };
  const held = { now: 0 };
  const cache = new MediaCache({
    clock: new ManualClock(),
    connection: async () => connection as unknown as ChatConnection,
    hold: () => {
      held.now++;
      return () => void held.now--;
    },
  });
  const request = async (index: number) => {
    await until(`media ${index}`, () => asked.length > index);
    return asked[index]!;
  };
  return { cache, asked, answers, request, held };
}

describe('Pictures', () => {
  const { createObjectURL, revokeObjectURL } = URL;
  let live: Set<string>;

  beforeEach(() => {
    live = new Set();
    URL.createObjectURL = (blob) => {
      const url = createObjectURL.call(URL, blob);
      live.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      live.delete(url);
      revokeObjectURL.call(URL, url);
    };
  });

  afterEach(() => {
    live.forEach((url) => revokeObjectURL.call(URL, url));
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  });

  it('are fetched once per size, with what holds no token', async () => {
    const { cache, asked, request } = mediaWorld();
    const [first, second] = [cache.url('mxc://x/a', 96), cache.url('mxc://x/a', 96)];
    (await request(0)).resolve(picture());
    expect(await first).to.match(/^blob:/);
    expect(await second).to.equal(await first);
    expect(asked[0]).to.include({ media: 'mxc://x/a', size: 96 });
    void cache.url('mxc://x/a', 32);
    expect((await request(1)).size).to.equal(32);
  });

  for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']) {
    it(`are shown: ${type}`, async () => {
      const { cache, answers } = mediaWorld();
      answers.respond = () => picture(type);
      expect(await cache.url('mxc://x/a', 96)).to.match(/^blob:/);
    });
  }

  for (const type of ['image/svg+xml', 'text/html', 'application/octet-stream', 'image/png; charset=x, text/html', '']) {
    it(`are not shown: ${type || 'no type'}`, async () => {
      const { cache, answers } = mediaWorld();
      answers.respond = () => picture(type);
      expect(await cache.url('mxc://x/a', 96)).to.be.undefined;
      expect(live).to.be.empty;
    });
  }

  it('are none where they cannot be had', async () => {
    const { cache, request } = mediaWorld();
    const url = cache.url('mxc://x/a', 96);
    (await request(0)).reject(new ChatError('not_found', 'gone'));
    expect(await url).to.be.undefined;
    const { cache: other, asked } = mediaWorld({ can: false });
    expect(await other.url('mxc://x/a', 96)).to.be.undefined;
    expect(asked).to.be.empty;
  });

  it('are kept, a hundred of them; the one unused longest is let go', async () => {
    const { cache, asked, answers } = mediaWorld();
    answers.respond = () => picture();
    for (let index = 0; index < 100; index++) await cache.url(`mxc://x/${index}`, 96);
    const [first, second] = [await cache.url('mxc://x/0', 96), await cache.url('mxc://x/1', 96)];
    // Both have just been used: now the oldest is 2.
    await cache.url('mxc://x/100', 96);
    await turn();
    expect(live.size).to.equal(100);
    expect(live.has(first!)).to.be.true;
    expect(live.has(second!)).to.be.true;
    const requests = asked.length;
    await cache.url('mxc://x/2', 96);
    expect(asked, 'fetched again').to.have.length(requests + 1);
  });

  it('are let go when it stops, also those that come later', async () => {
    const { cache, request } = mediaWorld();
    const here = cache.url('mxc://x/a', 96);
    (await request(0)).resolve(picture());
    await here;
    const late = watch(cache.url('mxc://x/b', 96));
    const asked = await request(1);
    cache.stop();
    await turn();
    expect(asked.aborted).to.be.true;
    expect(late.state).to.equal('resolved');
    expect(late.value).to.be.undefined;
    expect(live).to.be.empty;
  });
});

describe('Files that are shown', () => {
  const { createObjectURL, revokeObjectURL } = URL;
  let live: Map<string, Blob>;

  beforeEach(() => {
    live = new Map();
    URL.createObjectURL = (blob: Blob) => {
      const url = createObjectURL.call(URL, blob);
      live.set(url, blob);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      live.delete(url);
      revokeObjectURL.call(URL, url);
    };
  });

  afterEach(() => {
    live.forEach((_, url) => revokeObjectURL.call(URL, url));
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  });

  it('are asked for whole, or made smaller with all of them to be seen', async () => {
    const { cache, request } = mediaWorld();
    cache.hold('a', { showing: 'image', size: 640 }).shown.catch(() => undefined);
    cache.hold('b', { showing: 'video', maxBytes: 7 }).shown.catch(() => undefined);
    expect((await request(0)).options).to.include({ size: 640, fit: 'contain' });
    const whole = (await request(1)).options;
    expect(whole).to.include({ maxBytes: 7 });
    expect(whole).to.not.have.property('size');
    cache.stop();
  });

  it('are fetched once for all who hold them, who are all told how far they have come', async () => {
    const { cache, asked, request, held } = mediaWorld();
    const told: number[] = [];
    const onProgress = ({ loaded }: { loaded: number }) => void told.push(loaded);
    const [first, second] = [cache.hold('a', { showing: 'image', onProgress }), cache.hold('a', { showing: 'image', onProgress })];
    const { options, resolve } = await request(0);
    expect(held.now, 'the session is needed').to.equal(1);
    options.onProgress!({ loaded: 3 });
    first.release();
    options.onProgress!({ loaded: 4 });
    expect(told).to.deep.equal([3, 3, 4]);
    resolve(picture());
    const shown = await second.shown;
    expect(shown).to.include({ type: 'image/png', size: 5 });
    expect(asked).to.have.length(1);
    expect(held.now, 'the session is needed no more').to.equal(0);
  });

  it('are never let go while somebody holds them, however many others come', async () => {
    const { cache, answers } = mediaWorld();
    answers.respond = () => picture();
    const holds = Array.from({ length: 150 }, (_, index) => cache.hold(`${index}`, { showing: 'image' }));
    const urls = await Promise.all(holds.map(({ shown }) => shown));
    expect(live.size).to.equal(150);
    holds.slice(10).forEach(({ release }) => release());
    expect(live.size, 'ten are held, a hundred kept').to.equal(110);
    for (const { url } of urls.slice(0, 10)) expect(live.has(url)).to.be.true;
    expect(live.has(urls[10]!.url), 'the one unused longest').to.be.false;
    holds[0]!.release();
    expect(live.size).to.equal(109);
    holds[0]!.release();
    holds[1]!.release();
    holds[0]!.release();
    expect(live.size, 'released twice is released once').to.equal(108);
    expect(live.has(urls[2]!.url)).to.be.true;
    cache.stop();
    expect(live.size).to.equal(0);
  });

  it('are kept up to so many bytes', async () => {
    const { cache, answers } = mediaWorld();
    const large = new Blob([new Uint8Array(20 * 2 ** 20)], { type: 'video/mp4' });
    answers.respond = () => large;
    const holds = ['a', 'b', 'c'].map((media) => cache.hold(media, { showing: 'video' }));
    await Promise.all(holds.map(({ shown }) => shown));
    holds.forEach(({ release }) => release());
    expect(live.size).to.equal(2);
    cache.stop();
  });

  it('are the same again for who comes back while they are kept', async () => {
    const { cache, asked, answers } = mediaWorld();
    answers.respond = () => picture();
    const first = cache.hold('a', { showing: 'image' });
    const { url } = await first.shown;
    first.release();
    const again = cache.hold('a', { showing: 'image', size: 320 });
    expect(again.now?.url, 'at once').to.equal(url);
    expect(first.now).to.be.undefined;
    expect((await again.shown).url, 'all of it is better than a small one').to.equal(url);
    expect(asked).to.have.length(1);
    cache.stop();
  });

  it('are aborted when the last who waits for them lets go, and asked for anew by the next', async () => {
    const { cache, asked, request } = mediaWorld();
    const first = cache.hold('a', { showing: 'image' });
    const second = cache.hold('a', { showing: 'image' });
    const failed = watch(first.shown);
    await request(0);
    first.release();
    expect(asked[0]!.aborted).to.be.false;
    second.release();
    await until('the abort', () => asked[0]!.aborted);
    await until('the rejection', () => failed.state === 'rejected');
    expect(failed.error).to.include({ code: 'aborted' });
    const third = cache.hold('a', { showing: 'image' });
    (await request(1)).resolve(picture());
    expect((await third.shown).type).to.equal('image/png');
    cache.stop();
  });

  it('reject with why, and are asked for anew', async () => {
    const { cache, request } = mediaWorld();
    const first = watch(cache.hold('a', { showing: 'image' }).shown);
    (await request(0)).reject(new ChatError('network', 'lost', { retryable: true }));
    await until('the rejection', () => first.state === 'rejected');
    expect(first.error).to.include({ code: 'network' });
    const second = cache.hold('a', { showing: 'image' });
    (await request(1)).resolve(picture());
    expect((await second.shown).url).to.match(/^blob:/);
    cache.stop();
  });

  it('that were uploaded from here need not be fetched', async () => {
    const { cache, asked } = mediaWorld();
    cache.keep('a', picture(), 'image');
    await cache.hold('a', { showing: 'image', size: 640 }).shown;
    expect(live.size).to.equal(1);
    expect(asked).to.be.empty;
    cache.stop();
    expect(live.size).to.equal(0);
  });

  const bytes = (...hex: string[]) => Uint8Array.from(hex.join('').match(/../g)!, (byte) => parseInt(byte, 16));
  const png = bytes('89504e470d0a1a0a', '00000000');
  const mp4 = bytes('00000018', '66747970', '69736f6d', '00000000');
  const shownAs: [what: string, blob: Blob, showing: 'image' | 'video' | 'audio', type: string | undefined][] = [
    ['a picture of no said type', new Blob([png], { type: 'application/octet-stream' }), 'image', 'image/png'],
    ['a picture said to be a page', new Blob([png], { type: 'text/html' }), 'image', 'image/png'],
    ['a picture said to be another', new Blob([png], { type: 'image/jpeg' }), 'image', 'image/png'],
    ['an SVG', new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }), 'image', undefined],
    ['an SVG said to be a video', new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }), 'video', undefined],
    ['a page', new Blob(['<!doctype html><script>alert(1)</script>'], { type: 'text/html' }), 'image', undefined],
    ['a PDF', new Blob(['%PDF-1.7'], { type: 'application/pdf' }), 'image', undefined],
    ['a video where a picture is shown', new Blob([mp4], { type: 'image/png' }), 'image', undefined],
    ['a video', new Blob([mp4], { type: 'application/octet-stream' }), 'video', 'video/mp4'],
    ['the sound of a video container', new Blob([mp4], { type: 'video/mp4' }), 'audio', 'audio/mp4'],
    ['a film of a phone', new Blob([bytes('00000014', '66747970', '71742020')], { type: 'video/quicktime' }), 'video', 'video/mp4'],
    ['a HEIC picture', new Blob([bytes('00000018', '66747970', '68656963')], { type: 'image/heic' }), 'image', undefined],
    ['an AVIF picture', new Blob([bytes('0000001c', '66747970', '61766966')], { type: '' }), 'image', 'image/avif'],
    ['WebP', new Blob(['RIFF1234WEBPVP8 ']), 'image', 'image/webp'],
    ['a voice', new Blob([bytes('1a45dfa3')], { type: 'audio/webm; codecs="opus"' }), 'audio', 'audio/webm'],
    ['Ogg', new Blob(['OggS'], { type: 'application/ogg' }), 'audio', 'audio/ogg'],
    ['MP3 with a title', new Blob(['ID3'], { type: '' }), 'audio', 'audio/mpeg'],
    ['WAV', new Blob(['RIFF1234WAVEfmt ']), 'audio', 'audio/wav'],
    ['a sound known by its said type alone', new Blob(['????'], { type: 'audio/flac' }), 'audio', 'audio/flac'],
    ['a type with more in it than one', new Blob(['????'], { type: 'audio/flac; x=1, text/html' }), 'audio', undefined],
    ['nothing', new Blob([]), 'image', undefined],
  ];
  for (const [what, blob, showing, type] of shownAs) {
    it(`are ${type ? `shown as ${type}` : 'not shown'}: ${what}`, async () => {
      const { cache, answers } = mediaWorld();
      answers.respond = () => blob;
      const { shown } = cache.hold('a', { showing });
      const held = watch(shown);
      await Promise.allSettled([shown]);
      if (type) {
        expect(held.value).to.include({ type });
        expect([...live.values()].map((blob) => blob.type)).to.deep.equal([type]);
      } else {
        expect(held.error).to.include({ code: 'unsupported' });
        expect(live.size).to.equal(0);
      }
      cache.stop();
    });
  }

  it('are had as they are, to be saved, whatever they are', async () => {
    const { cache, request } = mediaWorld();
    const controller = new AbortController();
    const file = cache.file('a', { signal: controller.signal });
    (await request(0)).resolve(new Blob(['<svg/>'], { type: 'image/svg+xml' }));
    expect(await (await file).text()).to.equal('<svg/>');
    const other = watch(cache.file('b', { signal: controller.signal }));
    await request(1);
    controller.abort();
    await until('the rejection', () => other.state === 'rejected');
    expect(other.error).to.include({ code: 'aborted' });
    expect(live.size).to.equal(0);
  });
});
