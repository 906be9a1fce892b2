import { z } from 'zod';
import { route, openRoute, V3, type Call, type Route } from '../http/call.js';
import { notFound, tooLarge } from '../http/errors.js';
import type { Profile } from '../store/users.js';

const displayNameSchema = z.object({ displayname: z.string().nullish() });
const avatarSchema = z.object({ avatar_url: z.string().nullish() });

const PROFILE = `${V3}/profile/:userId`;

/** Client-Server API §"Profiles". */
export const profileRoutes: Route[] = [
  openRoute('GET', PROFILE, (call) => {
    const profile = existing(call);
    return { ...displayName(profile), ...avatarUrl(profile) };
  }),
  openRoute('GET', `${PROFILE}/displayname`, (call) => displayName(existing(call))),
  openRoute('GET', `${PROFILE}/avatar_url`, (call) => avatarUrl(existing(call))),

  route('PUT', `${PROFILE}/displayname`, async (call) => {
    const userId = call.requireOwn('set display name');
    const { displayname } = await call.body(displayNameSchema);
    if ((displayname?.length ?? 0) > 256) throw tooLarge('Displayname is too long (max 256)');
    change(call, () => call.server.users.setDisplayName(userId, displayname || null));
    return {};
  }),

  route('PUT', `${PROFILE}/avatar_url`, async (call) => {
    const userId = call.requireOwn('set avatar');
    const { avatar_url: url } = await call.body(avatarSchema);
    if ((url?.length ?? 0) > 1000) throw tooLarge('Avatar URL is too long (max 1000)');
    change(call, () => call.server.users.setAvatarUrl(userId, url || null));
    return {};
  }),
];

function existing(call: Call): Profile {
  const profile = call.server.users.get(call.param('userId'));
  if (!profile) throw notFound('Profile was not found');
  return profile;
}

function displayName(profile: Profile): { displayname?: string } {
  return profile.displayName === null ? {} : { displayname: profile.displayName };
}

function avatarUrl(profile: Profile): { avatar_url?: string } {
  return profile.avatarUrl === null ? {} : { avatar_url: profile.avatarUrl };
}

/** Changes the profile and says so in every room the user is in (§"Events on Change of Profile Information"). */
function change(call: Call, set: () => void): void {
  const { db, rooms, roomStore } = call.server;
  db.transaction(() => {
    set();
    for (const roomId of roomStore.joinedRooms(call.userId)) rooms.setMembership(roomId, call.userId, 'join');
  });
}
