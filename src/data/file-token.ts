/** A file token: what was uploaded, in one string that can be kept and sent again. */

import type { Attachment } from '../backend/types.js';
import { ChatError } from '../errors.js';
import type { FileToken } from './api-types.js';
import { unsupported } from './request.js';

export function fileTokenOf({ media, kind, name, mimeType, size, width, height, duration, voice }: Attachment): FileToken {
  return JSON.stringify({ media, kind, name, mimeType, size, width, height, duration, voice }) as FileToken;
}

/** @throws {ChatError} `bad_request` for what is no file token */
export function attachmentOf(token: unknown): Attachment {
  let fields: Record<string, unknown> | undefined;
  try {
    fields = JSON.parse(token as string) as Record<string, unknown>;
  } catch {
    // told below
  }
  const { media, kind, name, mimeType, size, width, height, duration, voice } = fields ?? {};
  if (typeof media !== 'string' || typeof name !== 'string' || !isKind(kind)) {
    throw new ChatError('bad_request', 'This is no file token: give what an upload answered');
  }
  return {
    media, kind, name,
    ...(typeof mimeType === 'string' && { mimeType }),
    ...(typeof size === 'number' && { size }),
    ...(typeof width === 'number' && { width }),
    ...(typeof height === 'number' && { height }),
    ...(typeof duration === 'number' && { duration }),
    ...(voice === true && { voice }),
  };
}

const isKind = (kind: unknown): kind is Attachment['kind'] => ['image', 'video', 'audio', 'file'].includes(kind as string);

/** What `media()` takes, of a `photoUrl` that a script has given. */
export function photoOf(photoUrl: string): string {
  if (photoUrl.startsWith('{')) return attachmentOf(photoUrl).media;
  if (/^(https?|blob|data):/i.test(photoUrl)) throw unsupported('A picture must be on the chat server: upload it, and give what uploadImage() answered');
  return photoUrl;
}
