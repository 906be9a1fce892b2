import { expect } from '@open-wc/testing';
import type { MediaOptions } from '../../src/backend/types.js';
import { MatrixApi } from '../../src/matrix/api.js';
import { media } from '../../src/matrix/download.js';
import { MatrixHttp } from '../../src/matrix/http.js';
import type { Matrix } from '../../src/matrix/matrix.js';
import { rejection, turn } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';
import { type Answer, ScriptedFetch } from '../support/scripted-fetch.js';

/** @param respond what the server answers to a path */
function world(respond: (path: string) => Answer | undefined = () => ({ headers: { 'Content-Type': 'image/png' }, body: 'bytes' })) {
  const net = new ScriptedFetch();
  net.respond = ({ url }) => respond(url.pathname);
  const closed = new AbortController();
  const clock = new ManualClock();
  const http = new MatrixHttp({ serverUrl: 'https://chat.example', fetch: net.fetch, clock, signal: closed.signal, getToken: async () => 'secret' });
  const matrix = { api: new MatrixApi(http) } as unknown as Matrix;
  const get = (options?: MediaOptions, id = 'mxc://x.org/y') => media(matrix, id, options);
  return { net, clock, closed, get };
}

describe('Matrix media', () => {
  it('is asked for with the token in a header, whole', async () => {
    const { net, get, clock } = world();
    const blob = await get();
    expect(await blob.text()).to.equal('bytes');
    expect(blob.type).to.equal('image/png');
    expect(net.last.url.href).to.equal('https://chat.example/_matrix/client/v1/media/download/x.org/y');
    expect(net.last.headers.get('Authorization')).to.equal('Bearer secret');
    expect(clock.pending).to.equal(0);
  });

  it('is asked for smaller: cut to a square, or all of it', async () => {
    const { net, get } = world();
    await get({ size: 96 });
    expect(net.last.url.pathname + net.last.url.search).to.equal('/_matrix/client/v1/media/thumbnail/x.org/y?width=96&height=96&method=crop');
    await get({ size: 640, fit: 'contain' });
    expect(net.last.url.search).to.equal('?width=640&height=640&method=scale');
  });

  it('is had whole where the server makes none of this kind smaller', async () => {
    const { net, get } = world((path) => (path.includes('/thumbnail/') ? { status: 400, body: { errcode: 'M_UNKNOWN' } } : { body: 'whole' }));
    expect(await (await get({ size: 96 })).text()).to.equal('whole');
    expect(net.requests.map(({ url }) => url.pathname.split('/')[5])).to.deep.equal(['thumbnail', 'download']);
  });

  it('that is not there is not asked for twice', async () => {
    const { net, get } = world(() => ({ status: 404, body: { errcode: 'M_NOT_FOUND' } }));
    expect(await rejection(get({ size: 96 }))).to.include({ code: 'not_found' });
    expect(net.requests).to.have.length(1);
  });

  for (const id of ['https://evil.example/x', 'mxc://x', 'mxc://x/y/z', 'mxc://x/..', '']) {
    it(`is none: ${id || 'nothing'}`, async () => {
      const { net, get } = world();
      expect(await rejection(get({}, id))).to.include({ code: 'not_found' });
      expect(net.requests).to.be.empty;
    });
  }

  it('tells how far it has come; of how much, where that can be true', async () => {
    for (const [length, total] of [['5', 5], ['3', undefined], [undefined, undefined]] as const) {
      const { get } = world(() => ({ headers: (length === undefined ? {} : { 'Content-Length': length }) as Record<string, string>, body: 'bytes' }));
      const told: unknown[] = [];
      await get({ onProgress: (progress) => told.push(progress) });
      expect(told.at(-1)).to.deep.equal(total === undefined ? { loaded: 5 } : { loaded: 5, total });
    }
  });

  it('is no larger than is wanted, whether the server says so before or not', async () => {
    for (const headers of [{ 'Content-Length': '5' }, {}]) {
      const { get } = world(() => ({ headers: headers as Record<string, string>, body: 'bytes' }));
      expect(await rejection(get({ maxBytes: 4 }))).to.include({ code: 'too_large' });
      expect((await get({ maxBytes: 5 })).size).to.equal(5);
    }
  });

  it('ends with the signal and with the connection', async () => {
    for (const end of ['signal', 'connection'] as const) {
      const { net, closed, get, clock } = world(() => undefined);
      const controller = new AbortController();
      const failing = rejection(get({ signal: controller.signal }));
      await turn();
      (end === 'signal' ? controller : closed).abort();
      expect(await failing).to.include({ code: 'aborted' });
      expect(net.last.aborted).to.be.true;
      expect(clock.pending).to.equal(0);
    }
  });

  it('has as long as its size may need', async () => {
    const { clock, get, net } = world(() => undefined);
    const failing = rejection(get({ maxBytes: 1_000_000 }));
    await turn();
    await clock.pass(319_000);
    expect(net.last.aborted).to.be.false;
    await clock.pass(2000);
    expect(await failing).to.include({ code: 'network' });
  });
});
