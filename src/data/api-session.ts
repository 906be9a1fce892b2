/** What the session itself is asked for: its list of channels, and uploads. */

import type { Attachment, ChatConnection } from '../backend/types.js';
import { ChatError, abortedError } from '../errors.js';
import type { AudioMetadata, ConversationFilter, ConversationSnapshot, FileToken, ImageMetadata, UploadOptions, VideoMetadata } from './api-types.js';
import { Snapshots } from './api-snapshots.js';
import { byActivity, channelsOf, type Channels } from './channel-list.js';
import type { ChatData } from './chat-data.js';
import { fileTokenOf } from './file-token.js';
import { testOf } from './filter.js';
import { need, request } from './request.js';
import type { DataScope } from './scope.js';
import type { LazySubscription } from './subscription.js';
import { Telling } from './telling.js';
import { Window } from './window.js';

/** Channels a window begins with, and grows by. */
const PAGE = 20;

type Listener = (snapshot: readonly ConversationSnapshot[], loadedAll: boolean) => void;

export function subscribeConversations(
  { scope }: ChatData,
  subscription: LazySubscription<readonly ConversationSnapshot[]>,
  first?: { readonly filter?: ConversationFilter } | Listener,
  second?: Listener,
): Telling<readonly ConversationSnapshot[]> {
  const [options, listener] = typeof first === 'function' ? [undefined, first] : [first, second];
  const window = new Window<ConversationSnapshot>(PAGE, ({ id }) => id);
  const matches = matching(scope, options?.filter);
  let all: readonly ConversationSnapshot[] | undefined;
  const update = (telling: Telling<readonly ConversationSnapshot[]>) => {
    if (!all) return;
    const shown = window.of(all);
    telling.tell(shown, shown.length === all.length);
  };
  return new Telling({
    scope,
    subscription,
    listener,
    start: (telling) => {
      const tell = (channels: Channels) => {
        all = matches(channels);
        update(telling);
      };
      channelsOf(scope).subscribe({ tell, fail: (error) => telling.fail(error) }, telling.signal);
    },
    loadMore: async (count = PAGE, telling) => {
      window.grow(count);
      update(telling);
    },
  });
}

/** The user's channels for which a filter holds, by last activity, newest first. */
export function matching(scope: DataScope, filter: ConversationFilter | undefined): (channels: Channels) => readonly ConversationSnapshot[] {
  const holds = testOf(filter);
  const snapshots = Snapshots.of(scope);
  return (channels) => byActivity(channels).map((channel) => snapshots.conversation(channel)).filter((snapshot) => snapshot !== null).filter(holds);
}

const limits = new WeakMap<ChatConnection, Promise<number | undefined>>();

/** The largest file the server takes, asked for once on a connection. */
function limitOf(connection: ChatConnection): Promise<number | undefined> {
  let limit = limits.get(connection);
  if (!limit) {
    // No signal: an upload that is given up must not take the answer from the next one.
    limits.set(connection, (limit = connection.uploadLimit()));
    limit.catch(() => limits.delete(connection));
  }
  return limit;
}

type Metadata = ImageMetadata & AudioMetadata & VideoMetadata;

function uploader(kind: Attachment['kind'], voice = false) {
  return ({ scope }: ChatData, data: Blob, metadata: Metadata = {}, { onProgress, signal: own }: UploadOptions = {}): Promise<FileToken> =>
    request(scope, async (connection, signal) => {
      need(connection, 'upload');
      const limit = await limitOf(connection);
      if (limit !== undefined && data.size > limit) {
        throw new ChatError('too_large', `The file has ${data.size} bytes, and the server takes ${limit}`);
      }
      const { filename = data instanceof File ? data.name : 'file', duration } = metadata;
      const { width, height } = kind === 'image' ? await measured(data, metadata) : metadata;
      if (signal.aborted) throw abortedError(signal);
      const media = await connection.upload(data, { name: filename, signal, ...(onProgress && { onProgress }) });
      return fileTokenOf({
        media, kind, name: filename, size: data.size,
        ...(data.type && { mimeType: data.type }),
        ...(width !== undefined && { width }),
        ...(height !== undefined && { height }),
        ...(duration !== undefined && { duration }),
        ...(voice && { voice }),
      });
    }, own);
}

export const uploadFile = uploader('file');
export const uploadImage = uploader('image');
export const uploadVideo = uploader('video');
export const uploadAudio = uploader('audio');
export const uploadVoice = uploader('audio', true);

/** A picture's dimensions, px; none where the browser cannot show it. */
async function measured(data: Blob, { width, height }: ImageMetadata): Promise<ImageMetadata> {
  if (width !== undefined && height !== undefined) return { width, height };
  try {
    const bitmap = await createImageBitmap(data);
    const size = { width: bitmap.width, height: bitmap.height };
    bitmap.close();
    return size;
  } catch {
    return {}; // it can be sent all the same
  }
}
