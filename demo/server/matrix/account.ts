import { openRoute, route, V3, type Route } from '../http/call.js';

const VERSIONS = ['r0.6.1', ...Array.from({ length: 12 }, (_, minor) => `v1.${minor + 1}`)];

/** Client-Server API §"API Versions", §"Account management" and §"Logout". */
export const accountRoutes: Route[] = [
  openRoute('GET', '/_matrix/client/versions', () => ({ versions: VERSIONS, unstable_features: {} })),

  route('GET', `${V3}/account/whoami`, ({ requester }) => ({
    user_id: requester.userId,
    device_id: requester.deviceId,
    is_guest: false,
  })),

  // No push rules: matrix-js-sdk, an independent client to test with, does not start without an answer.
  route('GET', `${V3}/pushrules/`, () => ({ global: { override: [], content: [], room: [], sender: [], underride: [] } })),

  route('POST', `${V3}/logout`, async (call) => {
    const token = /\S+$/.exec((call.http.req.header('authorization') ?? '').trim())?.[0];
    if (token !== undefined) await call.server.revoke(token);
    return {};
  }),
];
