import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readTokenAnswer } from '../../src/auth/token.js';
import { isChatError } from '../../src/errors.js';

const NOW = Date.UTC(2026, 0, 1);
const SECONDS = NOW / 1000;

function jwt(claims: unknown): string {
  const part = (value: unknown) =>
    btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value)))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  return `${part({ alg: 'HS256' })}.${part(claims)}.c2lnbmF0dXJl`;
}

function errorOf(answer: unknown) {
  try {
    readTokenAnswer(answer, NOW, true);
  } catch (error) {
    if (isChatError(error)) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(answer)} was taken for a token`);
}

describe('readTokenAnswer', () => {
  const full = { value: 't', lifetime: 600_000, expiresAt: NOW + 600_000, userId: '@a:x', serverUrl: 'https://x' };
  for (const [name, answer, expected] of [
    ['a bare string', 't', { value: 't', lifetime: undefined, expiresAt: undefined }],
    ['the contract', { token: 't', expiresIn: 600, userId: '@a:x', serverUrl: 'https://x' }, full],
    ["OAuth's names", { access_token: 't', expires_in: 600, user_id: '@a:x', server_url: 'https://x' }, full],
    ["Matrix's names", { access_token: 't', expires_in_ms: 600_000, user_id: '@a:x' }, { ...full, serverUrl: undefined }],
    ['expiresAt and issuedAt, whatever the local clock says', { token: 't', expiresAt: 900_000, issuedAt: 300_000 }, { lifetime: 600_000, expiresAt: NOW + 600_000 }],
    ['expiresAt alone, by the local clock', { token: 't', expiresAt: NOW + 5000 }, { lifetime: 5000 }],
    ['expiresAt alone that is over by the local clock: the first 401 tells', { token: 't', expiresAt: NOW - 86_400_000 }, { lifetime: undefined, expiresAt: undefined }],
    ['seconds before ms before a moment', { token: 't', expiresIn: 1, expires_in_ms: 2000, expiresAt: NOW + 3000 }, { lifetime: 1000 }],
    ['numbers that are none', { token: 't', expiresIn: '600', expires_in_ms: null, expiresAt: NaN }, { lifetime: undefined }],
    ['an empty user', { token: 't', userId: '', serverUrl: '' }, { userId: undefined, serverUrl: undefined }],
    ['a life longer than setTimeout counts', { token: 't', expiresIn: 60 * 86_400 }, { lifetime: 60 * 86_400_000 }],
  ] as [string, unknown, object][]) {
    it(`reads ${name}`, () => {
      expect(readTokenAnswer(answer, NOW, true)).to.include(expected);
    });
  }

  describe('with a JWT', () => {
    for (const [name, claims, lifetime] of [
      ['counts from iat to exp, though the clock is days off', { iat: SECONDS + 300_000, exp: SECONDS + 300_600 }, 600_000],
      ['counts from now where there is no iat', { exp: SECONDS + 60 }, 60_000],
      ['leaves it open where there is no iat and the clock says it has expired', { exp: SECONDS - 60 }, undefined],
      ['leaves it open where there is no exp', { iat: SECONDS, sub: 'me' }, undefined],
      ['reads text that is not Latin beside it', { sub: 'Zoë 🎉', iat: SECONDS, exp: SECONDS + 60 }, 60_000],
      ['leaves it open where the claims are none', 'text', undefined],
    ] as [string, unknown, number | undefined][]) {
      it(name, () => {
        const token = jwt(claims);
        expect(readTokenAnswer(token, NOW, true)).to.include({ value: token, lifetime });
        expect(readTokenAnswer({ token }, NOW, true)).to.include({ value: token, lifetime });
      });
    }

    it('believes the endpoint rather than the JWT', () => {
      expect(readTokenAnswer({ token: jwt({ iat: SECONDS, exp: SECONDS + 60 }), expiresIn: 30 }, NOW, true).lifetime).to.equal(30_000);
    });

    it('takes any other token with dots in it for opaque', () => {
      for (const token of ['a.b.c', '.', '..', 'syt_bWF5YQ.é.x', 'a.bnVsbA.c']) expect(readTokenAnswer(token, NOW, true)).to.include({ value: token, lifetime: undefined });
    });
  });

  describe('refuses what holds no token', () => {
    for (const [name, answer, said] of [
      ['nothing', undefined, 'nothing'],
      ['null', null, 'a object'],
      ['a number', 7, 'a number'],
      ['an empty string', '', '"token"'],
      ['an array', ['t'], 'an array'],
      ['an empty object', {}, 'no fields'],
      ['another name', { jwt: 't' }, '"jwt"'],
      ['an empty token', { token: '', expiresIn: 1 }, '"expiresIn"'],
      ['a token that is no text', { token: { secret: 1 } }, '"token"'],
    ] as [string, unknown, string][]) {
      it(name, () => {
        const error = errorOf(answer);
        expect(error).to.include({ code: 'bad_token_answer', retryable: true });
        expect(error.message).to.contain(said).and.to.contain('expected a string or {"token"');
      });
    }

    it('and names no value: it may be the secret under another name', () => {
      const error = errorOf({ sessionSecret: 'hunter2', nested: { token: 'hunter3' } });
      expect(error.message).to.contain('sessionSecret').and.not.to.match(/hunter/);
      expect(String(error.cause)).not.to.match(/hunter/);
    });
  });

  it('never throws anything but bad_token_answer, whatever is answered', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string().map((text) => `a.${text}.c`), fc.json().map((json) => `a.${btoa(unescape(encodeURIComponent(json)))}.c`)), (answer) => {
        try {
          const { value, lifetime, expiresAt } = readTokenAnswer(answer, NOW, true);
          expect(value).to.be.a('string').and.not.to.equal('');
          expect(lifetime === undefined).to.equal(expiresAt === undefined);
          expect(lifetime).not.to.be.NaN;
        } catch (error) {
          expect(error).to.include({ code: 'bad_token_answer' });
        }
      }),
    );
  });
});
