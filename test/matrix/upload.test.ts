import { expect } from '@open-wc/testing';
import { MatrixApi } from '../../src/matrix/api.js';
import { MatrixHttp } from '../../src/matrix/http.js';
import type { Matrix } from '../../src/matrix/matrix.js';
import { attachmentContent, upload, uploadLimit } from '../../src/matrix/upload.js';
import { rejection, turn, until } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';
import { type Answer, ScriptedFetch } from '../support/scripted-fetch.js';

/** An upload under way, which the test carries on by hand. */
class FakeXhr {
  static made: FakeXhr[] = [];
  readonly upload: { onprogress?: (event: { loaded: number }) => void } = {};
  readonly headers: Record<string, string> = {};
  url = '';
  body: unknown;
  status = 0;
  responseText = '';
  aborted = false;
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  #retryAfter: string | null = null;

  constructor() {
    FakeXhr.made.push(this);
  }
  open(_method: string, url: string) {
    this.url = url;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name.toLowerCase()] = value;
  }
  getResponseHeader() {
    return this.#retryAfter;
  }
  send(body: unknown) {
    this.body = body;
  }
  abort() {
    this.aborted = true;
    this.onabort?.();
  }
  answer(status: number, body: object, retryAfter: string | null = null) {
    Object.assign(this, { status, responseText: JSON.stringify(body) });
    this.#retryAfter = retryAfter;
    this.onload?.();
  }
}

/** @param limit what the server answers when it is asked how much it takes */
function world(limit: Answer = { body: { 'm.upload.size': 100 } }) {
  const net = new ScriptedFetch();
  net.respond = ({ url }) => (url.pathname.endsWith('/config') ? limit : undefined);
  const closed = new AbortController();
  const clock = new ManualClock();
  const rejected: string[] = [];
  const http = new MatrixHttp({
    serverUrl: 'https://chat.example',
    fetch: net.fetch,
    clock,
    signal: closed.signal,
    getToken: async (request) => {
      if (request?.rejected) rejected.push(request.rejected);
      return `secret-${rejected.length + 1}`;
    },
  });
  const matrix = { api: new MatrixApi(http), closed: closed.signal } as unknown as Matrix;
  const told: number[] = [];
  const onProgress = ({ loaded, total }: { loaded: number; total: number }) => void (total === 10 && told.push(loaded));
  const send = (signal?: AbortSignal) => upload(matrix, new Blob(['0123456789'], { type: 'image/png' }), { name: 'a b.png', onProgress, ...(signal && { signal }) });
  const xhr = async (index: number) => {
    await until(`upload ${index}`, () => FakeXhr.made[index]?.body !== undefined);
    return FakeXhr.made[index]!;
  };
  return { net, clock, closed, rejected, matrix, told, send, xhr };
}

describe('Matrix uploads', () => {
  const real = globalThis.XMLHttpRequest;
  beforeEach(() => {
    FakeXhr.made = [];
    globalThis.XMLHttpRequest = FakeXhr as unknown as typeof XMLHttpRequest;
  });
  afterEach(() => {
    globalThis.XMLHttpRequest = real;
  });

  it('go to the content repository, with the token in a header, and tell how far they have come', async () => {
    const { told, send, xhr } = world();
    const sent = send();
    const request = await xhr(0);
    expect(request.url).to.equal('https://chat.example/_matrix/media/v3/upload?filename=a+b.png');
    expect(request.headers).to.deep.equal({ authorization: 'Bearer secret-1', 'content-type': 'image/png' });
    for (const loaded of [3, 3, 12]) request.upload.onprogress!({ loaded });
    request.answer(200, { content_uri: 'mxc://x/y' });
    expect(await sent).to.equal('mxc://x/y');
    expect(told).to.deep.equal([3, 10]);
  });

  it('are sent once more with another token, and what is told never falls', async () => {
    const { told, send, xhr, rejected } = world();
    const sent = send();
    const first = await xhr(0);
    first.upload.onprogress!({ loaded: 8 });
    first.answer(401, { errcode: 'M_UNKNOWN_TOKEN' });
    const second = await xhr(1);
    expect(second.headers['authorization']).to.equal('Bearer secret-2');
    second.upload.onprogress!({ loaded: 4 });
    second.upload.onprogress!({ loaded: 9 });
    second.answer(200, { content_uri: 'mxc://x/y' });
    await sent;
    expect([told, rejected]).to.deep.equal([[8, 9, 10], ['secret-1']]);
  });

  it('end with the signal and with the connection, and tell nothing more', async () => {
    for (const end of ['signal', 'connection']) {
      FakeXhr.made = [];
      const { told, send, xhr, closed, clock } = world();
      const controller = new AbortController();
      const failing = rejection(send(controller.signal));
      const request = await xhr(0);
      (end === 'signal' ? controller : closed).abort();
      expect(await failing).to.include({ code: 'aborted' });
      expect(request.aborted).to.be.true;
      request.upload.onprogress!({ loaded: 5 });
      await turn();
      expect([told, clock.pending]).to.deep.equal([[], 0]);
    }
  });

  it('fail as every request does', async () => {
    const failures: [(request: FakeXhr) => void, object][] = [
      [(request) => request.onerror!(), { code: 'network', retryable: true }],
      [(request) => request.answer(413, { errcode: 'M_TOO_LARGE' }), { code: 'too_large', status: 413 }],
      [(request) => request.answer(429, {}, '7'), { code: 'rate_limited', retryAfter: 7000 }],
      [(request) => request.answer(204, {}), { code: 'bad_answer' }],
      [(request) => request.answer(200, { content_uri: 5 }), { code: 'bad_answer' }],
    ];
    for (const [fail, expected] of failures) {
      FakeXhr.made = [];
      const { send, xhr } = world();
      const failing = rejection(send());
      fail(await xhr(0));
      expect(await failing).to.include(expected);
    }
  });

  it('that are too large are not sent: some servers break the connection', async () => {
    const { send } = world({ body: { 'm.upload.size': 9 } });
    expect(await rejection(send())).to.include({ code: 'too_large' });
    expect(FakeXhr.made).to.be.empty;
  });

  it('ask for the limit once; of an older server where it used to be; and go on where there is none', async () => {
    const { net, matrix } = world();
    expect([await uploadLimit(matrix), await uploadLimit(matrix)]).to.deep.equal([100, 100]);
    expect(net.requests.map(({ url }) => url.pathname)).to.deep.equal(['/_matrix/client/v1/media/config']);

    const none = world({ status: 404, body: { errcode: 'M_UNRECOGNIZED' } });
    expect(await uploadLimit(none.matrix)).to.be.undefined;
    expect(none.net.requests.map(({ url }) => url.pathname)).to.deep.equal(['/_matrix/client/v1/media/config', '/_matrix/media/v3/config']);

    const strange = world({ body: { 'm.upload.size': 'much' } });
    expect(await uploadLimit(strange.matrix)).to.be.undefined;
  });

  it('make messages of whole numbers only: events hold no others', () => {
    const content = attachmentContent({ media: 'mxc://x/v', kind: 'audio', name: 'voice.ogg', size: 4, width: 1.4, duration: 1.2345, voice: true }, '');
    expect(content).to.deep.include({ msgtype: 'm.audio', body: 'voice.ogg', filename: 'voice.ogg', url: 'mxc://x/v' });
    expect(content['info']).to.deep.include({ size: 4, w: 1, duration: 1235 });
    expect(content).to.deep.include({ 'org.matrix.msc3245.voice': {}, 'org.matrix.msc1767.audio': { duration: 1235 } });
    expect(attachmentContent({ media: 'm', kind: 'file', name: 'plan', duration: NaN }, 'the plan')).to.deep.include({ body: 'the plan', filename: 'plan' });
  });
});
