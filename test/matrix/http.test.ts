import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import { MatrixHttp, type MatrixRequest, path } from '../../src/matrix/http.js';
import { rejection, turn, watch } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';
import { type Answer, ScriptedFetch } from '../support/scripted-fetch.js';

/** A client whose tokens are `secret-1`, then, whenever one is rejected, `secret-2` and so on. */
function httpWorld(serverUrl = 'https://chat.example') {
  const net = new ScriptedFetch();
  const clock = new ManualClock();
  const closed = new AbortController();
  const rejected: (string | undefined)[] = [];
  let tokens = 1;
  const http = new MatrixHttp({
    serverUrl,
    fetch: net.fetch,
    clock,
    signal: closed.signal,
    getToken: async (request) => {
      if (request?.rejected !== undefined) tokens++;
      rejected.push(request?.rejected);
      return `secret-${tokens}`;
    },
  });
  const ask = (request: MatrixRequest = {}, method = 'GET') => http.json(method, 'v3/sync', request);
  return { net, clock, closed, http, ask, rejected };
}

/** What a request rejects with whose answer this is. */
async function failure(answer: Answer): Promise<ChatError> {
  const { net, ask } = httpWorld();
  net.respond = () => answer;
  return (await rejection(ask())) as ChatError;
}

describe('Matrix requests', () => {
  describe('what is sent', () => {
    it('goes to the server below /_matrix/client, with the token in a header and neither cookies nor cache', async () => {
      const { net, ask } = httpWorld('https://chat.example/base//');
      net.respond = () => ({ body: { ok: true } });
      expect(await ask({ query: { since: 'a b&c', limit: 3, filter: undefined }, body: { x: 1 } }, 'PUT')).to.deep.equal({ ok: true });
      const { url, method, headers, body, init } = net.last;
      expect(url.href).to.equal('https://chat.example/base/_matrix/client/v3/sync?since=a+b%26c&limit=3');
      expect(method).to.equal('PUT');
      expect(headers.get('Authorization')).to.equal('Bearer secret-1');
      expect(headers.get('Content-Type')).to.equal('application/json');
      expect(body).to.deep.equal({ x: 1 });
      expect(init).to.include({ cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
    });

    it('has no content type where it has no content', async () => {
      const { net, ask } = httpWorld();
      net.respond = () => ({});
      await ask();
      expect(net.last.headers.has('Content-Type')).to.be.false;
      expect(net.last.init.body).to.be.null;
    });

    it('has the token in no URL and in no error, whatever goes wrong', async () => {
      const faults: ((world: ReturnType<typeof httpWorld>) => void)[] = [
        ({ net }) => (net.respond = () => ({ status: 401, body: { errcode: 'M_UNKNOWN_TOKEN' } })),
        ({ net }) => (net.respond = () => ({ status: 500, body: 'broken' })),
        ({ net }) => (net.respond = () => ({ body: 'no json' })),
        ({ net }) => void net.request(0).then((request) => request.fail()),
        ({ closed }) => closed.abort(),
      ];
      for (const fault of faults) {
        const world = httpWorld();
        const asked = rejection(world.ask({ query: { since: 's' } }));
        fault(world);
        const error = (await asked) as ChatError;
        expect(`${error.message} ${String(error.cause)} ${JSON.stringify(error)} ${world.net.requests.map(({ url }) => url).join(' ')}`).to.not.contain('secret');
      }
    });
  });

  describe('a rejected token', () => {
    it('is exchanged, and the request made once more', async () => {
      const { net, ask, rejected } = httpWorld();
      net.respond = ({ headers }) => (headers.get('Authorization') === 'Bearer secret-1' ? { status: 401 } : { body: { ok: true } });
      expect(await ask({ body: { text: 'hello' } }, 'PUT')).to.deep.equal({ ok: true });
      expect(net.requests.map(({ headers }) => headers.get('Authorization'))).to.deep.equal(['Bearer secret-1', 'Bearer secret-2']);
      expect(net.requests.map(({ body }) => body)).to.deep.equal([{ text: 'hello' }, { text: 'hello' }]);
      expect(rejected).to.deep.equal([undefined, 'secret-1']);
    });

    it('is exchanged once only', async () => {
      const { net, ask } = httpWorld();
      net.respond = () => ({ status: 401, body: { errcode: 'M_UNKNOWN_TOKEN' } });
      expect(await rejection(ask())).to.include({ code: 'token_expired', status: 401 });
      expect(net.requests).to.have.length(2);
    });

    it('leaves the error of the token supplier as it is', async () => {
      const refused = new ChatError('refused', 'signed out');
      const net = new ScriptedFetch();
      net.respond = () => ({ status: 401 });
      const http = new MatrixHttp({
        serverUrl: 'https://chat.example', fetch: net.fetch, clock: new ManualClock(), signal: new AbortController().signal,
        getToken: (request) => (request?.rejected ? Promise.reject(refused) : Promise.resolve('secret')),
      });
      expect(await rejection(http.json('GET', 'v3/sync'))).to.equal(refused);
    });
  });

  describe('an error answer', () => {
    const cases: [string, Answer, object][] = [
      ['by its Matrix code', { status: 403, body: { errcode: 'M_NOT_FOUND', error: 'no room' } }, { code: 'not_found', retryable: false, status: 403 }],
      ['M_FORBIDDEN', { status: 403, body: { errcode: 'M_FORBIDDEN' } }, { code: 'forbidden', retryable: false }],
      ['M_TOO_LARGE', { status: 413, body: { errcode: 'M_TOO_LARGE' } }, { code: 'too_large', retryable: false }],
      ['M_UNRECOGNIZED', { status: 404, body: { errcode: 'M_UNRECOGNIZED' } }, { code: 'unsupported', retryable: false }],
      ['a code it does not know, by the status', { status: 400, body: { errcode: 'M_SOMETHING_NEW' } }, { code: 'bad_request', retryable: false }],
      ['a rate limit in the body', { status: 429, body: { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 1234 } }, { code: 'rate_limited', retryable: true, retryAfter: 1234 }],
      ['a rate limit in a header', { status: 429, headers: { 'Retry-After': '7' } }, { code: 'rate_limited', retryable: true, retryAfter: 7000 }],
      ['a nonsensical wait', { status: 429, body: { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 'soon' } }, { code: 'rate_limited', retryAfter: 0 }],
      ['an HTML page of a proxy', { status: 502, body: '<html>Bad gateway</html>' }, { code: 'server_error', retryable: true, status: 502 }],
      ['an HTML page that says not found', { status: 404, body: '<html>404</html>' }, { code: 'not_found', retryable: false }],
      ['a timeout at the server', { status: 408, body: '' }, { retryable: true }],
      ['a body that is null', { status: 500, body: null }, { code: 'server_error', retryable: true }],
      ['a code that is no string', { status: 400, body: { errcode: { M_FORBIDDEN: 1 }, error: ['x'] } }, { code: 'bad_request' }],
      ['a code that is a property of every object', { status: 400, body: { errcode: 'constructor' } }, { code: 'bad_request' }],
    ];
    for (const [name, answer, expected] of cases) {
      it(`is read: ${name}`, async () => {
        expect(await failure(answer)).to.be.instanceOf(ChatError).and.to.include(expected);
      });
    }

    it("has the server's words in its message", async () => {
      expect((await failure({ status: 403, body: { errcode: 'M_FORBIDDEN', error: 'You are not in this room' } })).message).to.contain('M_FORBIDDEN: You are not in this room');
    });
  });

  for (const body of ['<html>Sign in to the café Wi-Fi</html>', 'null', '"text"', '17', '']) {
    it(`says bad_answer to a good status with the body ${JSON.stringify(body)}`, async () => {
      expect(await failure({ body })).to.include({ code: 'bad_answer', retryable: false });
    });
  }

  describe('what ends a request', () => {
    it('a connection that breaks: network, to be tried again', async () => {
      const { net, ask } = httpWorld();
      const asked = rejection(ask());
      (await net.request(0)).fail();
      expect(await asked).to.include({ code: 'network', retryable: true });
    });

    it('no answer within the time limit', async () => {
      const { net, clock, ask } = httpWorld();
      const asked = watch(ask({ timeout: 5000 }));
      await net.request(0);
      await clock.pass(4999);
      expect(asked.state).to.equal('pending');
      await clock.pass(1);
      await turn();
      expect(asked.error).to.include({ code: 'network', retryable: true });
      expect(net.last.aborted).to.be.true;
      expect(clock.pending).to.equal(0);
    });

    it('no answer within 30 s, where no limit is given', async () => {
      const { net, clock, ask } = httpWorld();
      const asked = watch(ask());
      await net.request(0);
      await clock.pass(29_999);
      expect(asked.state).to.equal('pending');
      await clock.pass(1);
      await turn();
      expect(asked.state).to.equal('rejected');
    });

    it('its own signal', async () => {
      const { net, clock, ask } = httpWorld();
      const controller = new AbortController();
      const asked = rejection(ask({ signal: controller.signal }));
      await net.request(0);
      controller.abort();
      expect(await asked).to.include({ code: 'aborted' });
      expect(net.last.aborted).to.be.true;
      expect(clock.pending).to.equal(0);
    });

    it('the end of the connection, then and from then on', async () => {
      const { net, closed, ask } = httpWorld();
      const asked = rejection(ask());
      await net.request(0);
      closed.abort();
      expect(await asked).to.include({ code: 'aborted' });
      expect(await rejection(ask())).to.include({ code: 'aborted' });
      expect(net.requests.every(({ aborted }) => aborted)).to.be.true;
    });

    it('leaves no timer when all is well', async () => {
      const { net, clock, ask } = httpWorld();
      net.respond = () => ({});
      await ask();
      expect(clock.pending).to.equal(0);
    });
  });

  it('answers bytes', async () => {
    const { net, http } = httpWorld();
    net.respond = () => ({ headers: { 'Content-Type': 'image/png' }, body: 'bytes' });
    const blob = await http.bytes('v1/media/download/a/b', {}, (response) => response.blob());
    expect(blob.type).to.equal('image/png');
    expect(await blob.text()).to.equal('bytes');
  });
});

describe('A path', () => {
  /** Where a path leads on a real server. */
  const resolved = (encoded: string) => new URL(`https://chat.example/_matrix/client/${encoded}`);

  for (const id of ['!room:example.org', '#general:example.org', '$v1/with+slashes', 'a?b#c', '../../admin', '%2e%2e', 'a b\n', 'ключ', '💬', '...', '.a', '\\..\\']) {
    it(`holds ${JSON.stringify(id)} as one segment`, () => {
      const { pathname, search, hash } = resolved(path`v3/rooms/${id}/messages`);
      expect(pathname.split('/')).to.have.length(7);
      expect(decodeURIComponent(pathname.split('/')[5]!)).to.equal(id);
      expect(search + hash).to.equal('');
    });
  }

  for (const id of ['.', '..', '', '\ud800', 'a\udfffb']) {
    it(`refuses ${JSON.stringify(id)}, which no segment can hold`, () => {
      let error: unknown;
      try {
        path`v3/rooms/${id}/messages`;
      } catch (cause) {
        error = cause;
      }
      expect(error).to.be.instanceOf(ChatError).and.to.include({ code: 'not_found', retryable: false });
    });
  }
});
