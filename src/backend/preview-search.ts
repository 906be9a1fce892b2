/** Search in the preview world: messages in which every word occurs as a whole word. */

import type { PreviewWorld } from './preview-world.js';
import type { Cursor, Message, SearchPage, SearchQuery } from './types.js';

export function search(world: PreviewWorld, userId: string, { text, channelId, cursor, limit = 20 }: SearchQuery): SearchPage {
  const words = [...wordsOf(text)];
  const channels = channelId === undefined ? [...world.channels.values()] : [world.channel(channelId)];
  const found = channels
    .filter((channel) => words.length > 0 && channel.members.of(userId) === 'joined' && !channel.describe(userId).encrypted)
    .flatMap((channel) => channel.messages)
    .filter((message) => {
      const own = wordsOf(message.text);
      return words.every((word) => own.has(word));
    })
    .sort((a, b) => b.sentAt - a.sentAt || serial(b) - serial(a));
  const rest = cursor === undefined ? found : found.filter((message) => isBelow(message, cursor));
  const results = rest.slice(0, limit);
  const last = results.at(-1);
  return {
    results: results.map((message) => ({
      message,
      sender: world.user(message.senderId),
      ...(!channelId && { channelName: world.channel(message.channelId).describe(userId).name }),
    })),
    highlights: words,
    next: last && results.length < rest.length ? `${last.sentAt}/${serial(last)}` : undefined,
  };
}

function wordsOf(text: string): Set<string> {
  return new Set(text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}\p{N}_]+/gu));
}

/** A search cursor is the place of the last result told: messages that come or go meanwhile shift nothing. */
function isBelow(message: Message, cursor: Cursor): boolean {
  const [sentAt = 0, last = 0] = cursor.split('/').map(Number);
  return message.sentAt < sentAt || (message.sentAt === sentAt && serial(message) < last);
}

function serial(message: Message): number {
  return Number(message.id.slice(message.id.lastIndexOf('-') + 1));
}
