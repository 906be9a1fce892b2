/**
 * The conformance suite on a real homeserver: `HOMESERVER_URL=… HOMESERVER_JWT_SECRET=… npm run test:unit`. Not part of
 * `npm test`, which needs no other server.
 */

import { matrixFixture, type Homeserver } from './matrix-fixture.js';
import { describeConformance } from './suite.js';

const { serverUrl, jwtSecret } = (globalThis as unknown as { __homeserver: { serverUrl: string; jwtSecret: string } }).__homeserver;

const base64url = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');

/** A JWT that signs `name` in (HS256). */
async function jwt(name: string): Promise<string> {
  const text = new TextEncoder();
  const claims = { sub: name, name, exp: Math.floor(Date.now() / 1000) + 600 };
  const unsigned = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => base64url(text.encode(JSON.stringify(part)))).join('.');
  const key = await crypto.subtle.importKey('raw', text.encode(jwtSecret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return `${unsigned}.${base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, text.encode(unsigned))))}`;
}

const homeserver: Homeserver = {
  serverUrl,
  async signIn(name) {
    const body = JSON.stringify({ type: 'org.matrix.login.jwt', token: await jwt(name), device_id: 'CONFORMANCE' });
    const response = await fetch(`${serverUrl}/_matrix/client/v3/login`, { method: 'POST', body });
    const answer = (await response.json()) as { access_token?: string; user_id?: string };
    if (!answer.access_token || !answer.user_id) throw new Error(`${name} is not signed in: ${response.status} ${JSON.stringify(answer)}`);
    return { token: answer.access_token, userId: answer.user_id };
  },
};

describeConformance('The Matrix backend on a real homeserver', () => matrixFixture(homeserver));
