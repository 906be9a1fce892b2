import { expect } from '@open-wc/testing';
import { endpointSource, tokenSource, type EndpointOptions, type TokenInput, type TokenSource } from '../../src/auth/source.js';
import { ChatError, isChatError } from '../../src/errors.js';
import { rejection, turn, until } from '../support/async.js';
import { ScriptedFetch, type Answer } from '../support/scripted-fetch.js';
import { managed } from './scripted-source.js';

const { signal } = new AbortController();

/** How asking it fails, as the manager on it says it. */
async function failure(source: TokenSource): Promise<ChatError> {
  const { manager, failures, ends } = managed({ source });
  manager.getToken().catch(() => undefined);
  await until('a failure', () => failures.length + ends.length);
  manager.stop();
  return failures[0]?.error ?? ends[0]!;
}

describe('A token of the host', () => {
  for (const [name, token, renewable, answer] of [
    ['a string', 'abc', false, 'abc'],
    ['a promise', Promise.resolve('abc'), false, 'abc'],
    ['a function', () => 'abc', true, 'abc'],
    ['a function that takes its time', async () => ({ token: 'abc', expiresIn: 5 }), true, { token: 'abc', expiresIn: 5 }],
  ] as [string, TokenInput, boolean, unknown][]) {
    it(`is ${name}: ${renewable ? 'asked again' : 'never renewed'}`, async () => {
      const source = tokenSource(token);
      expect(source.renewable).to.equal(renewable);
      expect(await source.ask(signal)).to.deep.equal(answer);
    });
  }

  it('is asked with the signal that says when it is no longer wanted', async () => {
    let given: AbortSignal | undefined;
    await tokenSource(({ abortSignal }) => ((given = abortSignal), 'abc')).ask(signal);
    expect(given).to.equal(signal);
  });

  for (const [name, token] of [
    ['null', null],
    ['a promise of null', Promise.resolve(null)],
    ['a function that answers null', () => null],
  ] as [string, TokenInput][]) {
    it(`means signed out where it is ${name}: the answer is null`, async () => {
      expect(await tokenSource(token).ask(signal)).to.be.null;
    });
  }

  it('means signed out where it is a function that throws refused', async () => {
    const refused = new ChatError('refused', 'by the host');
    expect(await failure(tokenSource(() => { throw refused; }))).to.equal(refused);
  });

  for (const thrown of [
    new ChatError('not_found', 'of the host’s own session'),
    new ChatError('aborted', 'the host gave up'),
    new DOMException('the host gave up', 'AbortError'),
    undefined,
  ]) {
    it(`may be tried again where a function throws ${isChatError(thrown) ? `ChatError('${thrown.code}')` : String(thrown)}: only refused ends it`, async () => {
      expect(await failure(tokenSource(() => Promise.reject(thrown)))).to.include({ code: 'token_request_failed', retryable: true, cause: thrown });
    });
  }

  it('is tried again when a function says, by a retryable ChatError', async () => {
    const limited = new ChatError('rate_limited', 'slowly', { retryable: true, retryAfter: 7000 });
    expect(await failure(tokenSource(() => Promise.reject(limited)))).to.equal(limited);
  });

  it('may be tried again where a function throws, not where a promise rejects', async () => {
    const cause = new Error('no network');
    const thrown = await failure(tokenSource(() => { throw cause; }));
    expect(thrown).to.include({ code: 'token_request_failed', retryable: true, cause });
    const rejected = await failure(tokenSource(Promise.reject(cause)));
    expect(rejected).to.include({ code: 'token_request_failed', retryable: false, cause });
  });
});

describe('The token endpoint', () => {
  function endpoint(options: Partial<EndpointOptions> = {}) {
    const net = new ScriptedFetch();
    const source = endpointSource({ tokenEndpoint: '/api/token', fetch: net.fetch, ...options }, 'd1');
    return { net, source };
  }

  async function asked(options: Partial<EndpointOptions> = {}) {
    const { net, source } = endpoint(options);
    net.respond = () => ({ body: { token: 't' } });
    await source.ask(signal);
    return net.last;
  }

  async function answered(answer: Answer) {
    const { net, source } = endpoint();
    net.respond = () => answer;
    const result = await source.ask(signal).then((value) => ({ value, error: undefined }), (error: ChatError) => ({ value: undefined, error }));
    return result;
  }

  describe('is asked', () => {
    it('with GET, the parameters in the address, never from a cache, with cookies of the same origin', async () => {
      const { url, method, headers, init } = await asked();
      expect(url.pathname + url.search).to.equal('/api/token?deviceId=d1');
      expect(url.origin).to.equal(location.origin);
      expect(method).to.equal('GET');
      expect(headers.get('Accept')).to.equal('application/json');
      expect(init).to.include({ cache: 'no-store', credentials: 'same-origin' });
    });

    it('with what its address has already', async () => {
      const { url } = await asked({ tokenEndpoint: 'https://host.example/t?x=1&deviceId=own', userId: 'a b&c' });
      expect(url.href).to.equal('https://host.example/t?x=1&deviceId=own&userId=a+b%26c');
    });

    it('with POST, the parameters in a JSON body', async () => {
      const { url, method, headers, body } = await asked({ tokenEndpointMethod: 'POST', userId: 'maya' });
      expect(method).to.equal('POST');
      expect(url.search).to.equal('');
      expect(headers.get('Content-Type')).to.equal('application/json');
      expect(body).to.deep.equal({ deviceId: 'd1', userId: 'maya' });
    });

    it('with POST where there is a signature, which is in no address', async () => {
      const { url, method, body } = await asked({ userId: 'maya', signature: 'maya|1767225600|c2ln' });
      expect(method).to.equal('POST');
      expect(url.href).to.equal(new URL('/api/token', location.href).href);
      expect(body).to.deep.equal({ deviceId: 'd1', userId: 'maya', signature: 'maya|1767225600|c2ln' });
    });

    for (const [name, options, method] of [
      ["the host's method", { tokenEndpointMethod: 'PUT', tokenEndpointInit: { method: 'POST' } }, 'PUT'],
      ["the method of the host's own options", { tokenEndpointInit: () => ({ method: 'PUT' }) }, 'PUT'],
      ["the host's method, though there is a signature", { tokenEndpointMethod: 'get', signature: 's' }, 'GET'],
    ] as [string, Partial<EndpointOptions>, string][]) {
      it(`with ${name}`, async () => {
        expect((await asked(options)).method.toUpperCase()).to.equal(method);
      });
    }

    it("with the host's headers, made anew for each request", async () => {
      let nonce = 0;
      const { net, source } = endpoint({ tokenEndpointInit: () => ({ headers: { 'X-Nonce': `${++nonce}` } }), tokenEndpointCredentials: 'include' });
      net.respond = () => ({ body: { token: 't' } });
      await source.ask(signal);
      await source.ask(signal);
      expect(net.requests.map(({ headers }) => headers.get('X-Nonce'))).to.deep.equal(['1', '2']);
      expect(net.last.headers.get('Accept')).to.equal('application/json');
      expect(net.last.init.credentials).to.equal('include');
    });

    it("with the host's own body instead of the parameters", async () => {
      const { body } = await asked({ tokenEndpointMethod: 'POST', tokenEndpointInit: { body: '{"csrf":"x"}' } });
      expect(body).to.deep.equal({ csrf: 'x' });
    });
  });

  it('answers a token', async () => {
    expect((await answered({ body: { token: 't', expiresIn: 5 } })).value).to.deep.equal({ token: 't', expiresIn: 5 });
    expect((await answered({ body: '"t"' })).value).to.equal('t');
  });

  it('answers null: signed out', async () => {
    expect(await answered({ body: 'null' })).to.deep.equal({ value: null, error: undefined });
  });

  for (const [name, answer, expected] of [
    ['401', { status: 401 }, { code: 'refused', retryable: false, status: 401 }],
    ['403 with a page', { status: 403, body: '<!doctype html>' }, { code: 'refused', retryable: false, status: 403 }],
    ['500', { status: 500, body: '<h1>Oops</h1>' }, { code: 'token_request_failed', retryable: true, status: 500, retryAfter: 0 }],
    ['404', { status: 404 }, { code: 'token_request_failed', retryable: true, status: 404 }],
    ['429 with Retry-After', { status: 429, headers: { 'Retry-After': '7' } }, { code: 'token_request_failed', retryAfter: 7000 }],
    ['503 with retry_after_ms', { status: 503, headers: { 'Retry-After': '7' }, body: { retry_after_ms: 1500 } }, { code: 'token_request_failed', retryAfter: 1500 }],
    ['503 with a date', { status: 503, headers: { 'Retry-After': 'Fri, 31 Dec 1999 23:59:59 GMT' } }, { retryAfter: 0 }],
    ['a page', { headers: { 'Content-Type': 'text/html' }, body: '<p>Sign in</p>' }, { code: 'bad_token_answer', retryable: true }],
    ['nothing', { body: '' }, { code: 'bad_token_answer', retryable: true }],
  ] as [string, Answer, object][]) {
    it(`answers ${name}: ${'code' in expected ? String(expected.code) : 'no wait asked for'}`, async () => {
      const { error } = await answered(answer);
      expect(error).to.include(expected);
    });
  }

  for (const [name, answer, said] of [
    ['a page', { headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: '<p>Sign in, hunter2</p>' }, 'text/html'],
    ['a bare token that is no JSON', { headers: { 'Content-Type': 'text/plain' }, body: 'hunter2' }, 'text/plain'],
    ['nothing', { body: '' }, 'nothing'],
    ['an array', { body: '["hunter2"]' }, 'an array'],
    ['a number', { body: '42' }, 'a number'],
    ['false', { body: 'false' }, 'a boolean'],
    ['an error with 200', { body: { error: 'hunter2' } }, '"error"'],
    ['a token that is none', { body: { token: ['hunter2'] } }, '"token"'],
  ] as [string, Answer, string][]) {
    it(`answers ${name}: the error says so and what is expected, and repeats nothing of it`, async () => {
      const { net, source } = endpoint();
      net.respond = () => answer;
      const error = await failure(source);
      expect(error).to.include({ code: 'bad_token_answer', retryable: true });
      expect(error.message).to.contain(`answered ${said === '"error"' || said === '"token"' ? `an object with ${said}` : said}`).and.to.contain('{"token": "…"').and.not.to.match(/hunter2|42/);
    });
  }

  it('is not there: may be tried again', async () => {
    const { net, source } = endpoint();
    const failed = failure(source);
    (await net.request(0)).fail();
    expect(await failed).to.include({ code: 'token_request_failed', retryable: true });
  });

  it('is aborted with the signal', async () => {
    const { net, source } = endpoint();
    const abort = new AbortController();
    const failed = rejection(source.ask(abort.signal));
    await turn();
    abort.abort();
    await failed;
    expect(net.last.aborted).to.be.true;
    await rejection(source.ask(abort.signal));
    expect(net.last.aborted, 'asked under an aborted signal').to.be.true;
  });

  it("may be tried again where the host's own header function throws", async () => {
    const cause = new Error('no nonce');
    const { source } = endpoint({ tokenEndpointInit: () => { throw cause; } });
    expect(await failure(source)).to.include({ code: 'token_request_failed', retryable: true, cause });
  });
});
