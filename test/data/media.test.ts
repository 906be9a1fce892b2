import { expect } from '@open-wc/testing';
import { MediaCache } from '../../src/data/media.js';
import { ChatError, abortedError } from '../../src/errors.js';
import type { ChatConnection } from '../../src/backend/types.js';
import { type Deferred, deferred, turn, until, watch } from '../support/async.js';

const picture = (type = 'image/png') => new Blob(['bytes'], { type });

function mediaWorld({ can = true } = {}) {
  const asked: (Deferred<Blob> & { media: string; size: number | undefined; aborted: boolean })[] = [];
  const answers = { respond: undefined as (() => Blob) | undefined };
  const connection = {
    capabilities: new Set(can ? ['media'] : []),
    media(media: string, { size, signal }: { size?: number; signal: AbortSignal }) {
      const request = { ...deferred<Blob>(), media, size, aborted: false };
      signal.addEventListener('abort', () => {
        request.aborted = true;
        request.reject(abortedError(signal));
      });
      asked.push(request);
      if (answers.respond) request.resolve(answers.respond());
      return request.promise;
    },
  };
  const cache = new MediaCache(async () => connection as unknown as ChatConnection);
  const request = async (index: number) => {
    await until(`media ${index}`, () => asked.length > index);
    return asked[index]!;
  };
  return { cache, asked, answers, request };
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
