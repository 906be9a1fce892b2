/** One channel in a list: what it is called, what was said there last and when, and how much of it is unread. */

import { html, nothing } from 'lit';
import type { Channels } from '../data/channel-list.js';
import type { Participant } from '../data/snapshots.js';
import type { ChatSession } from '../session/session.js';
import { avatar } from './avatar.js';
import type { ChannelListWords } from './channel-list-words.js';
import { fileIcons } from './file-icons.js';
import { formatFull } from './format.js';
import { formatShort } from './format-short.js';
import { icon, lockIcon } from './icons.js';
import type { ConditionWords } from './condition-words.js';
import type { Words } from './words.js';

/** A channel as the list of channels tells it. */
export type ChannelSummary = Channels extends ReadonlyMap<string, infer Summary> ? Summary : never;
type Message = NonNullable<ChannelSummary['lastMessage']>;

/** More unread messages than these are not counted out. */
const MOST = 99;

export interface ChannelRowContext {
  session: ChatSession | undefined;
  words: Words & ChannelListWords & ConditionWords;
  locale: string;
  /** Who stands on the picture: the same object as long as that is. */
  face: Participant;
  /** Whether the one other person in it is. */
  online: boolean;
  selected: boolean;
  /** Whether the Tab key leads to this row. */
  active: boolean;
  requestUpdate(): void;
  onSelect(): void;
}

export function channelRow(channel: ChannelSummary, { session, words, locale, face, online, selected, active, requestUpdate, onSelect }: ChannelRowContext) {
  const { id, membership, unreadCount, markedUnread, lastMessage } = channel;
  const invited = membership === 'invited';
  const unread = unreadCount > 0 || markedUnread;
  const [from, mark, text] = lineOf(channel, words, session?.userId);
  const at = lastMessage?.sentAt ?? channel.lastActivityAt;
  const time = at > 0 ? formatShort(at, Date.now(), locale) : '';
  const state = invited ? words.invitedMark : unreadCount > 0 ? words.unread(unreadCount) : markedUnread ? words.markedUnread : '';
  // What a screen reader says is what stands here, in this order; the grid puts it where the eye wants it.
  return html`<div role="listitem">
    <button
      class="row ${selected ? 'selected' : ''} ${unread ? 'unread' : ''}"
      part="channel ${selected ? 'channel-selected' : ''} ${unread ? 'channel-unread' : ''}"
      data-id=${id}
      tabindex=${active ? 0 : -1}
      aria-current=${selected ? 'true' : 'false'}
      @click=${onSelect}
    >
      ${avatar(face, session, requestUpdate)} ${online ? html`<span class="dot online" part="online" aria-hidden="true"></span>` : nothing}
      <span class="about">
        <span class="name" part="name" dir="auto">${face.name}</span>
        <span class="spoken">, ${online ? `${words.online}, ` : ''}${state && `${state}, `}</span>
        ${unreadCount > 0
          ? html`<span class="mark count" part="unread-count" dir="auto" aria-hidden="true">${Math.min(unreadCount, MOST).toLocaleString(locale)}${unreadCount > MOST ? '+' : ''}</span>`
          : markedUnread
            ? html`<span class="mark dot" part="unread-dot" aria-hidden="true"></span>`
            : invited
              ? html`<span class="mark invited" part="invited" dir="auto" aria-hidden="true">${words.invitedMark}</span>`
              : nothing}
        <span class="last" part="last-message">
          ${from ? html`<span class="from"><bdi>${from}</bdi>${words.colon}</span>` : nothing} ${mark}<span class="text" dir="auto">${text}</span>
        </span>
        ${time
          ? html`<span class="spoken">, </span><time part="time" dir="auto" datetime=${new Date(at).toISOString()} title=${formatFull(at, locale)}>${time}</time>`
          : nothing}
      </span>
    </button>
  </div>`;
}

/** What stands in the second line: who (empty where that goes without saying), a picture, and the text. */
function lineOf({ membership, name, directWith, lastMessage, lastSender }: ChannelSummary, words: Words & ChannelListWords & ConditionWords, userId: string | undefined) {
  if (membership === 'invited') return ['', nothing, words.invited] as const;
  if (!lastMessage) return ['', nothing, words.emptyTitle] as const;
  const sender = lastSender?.name ?? lastMessage.senderId;
  const own = lastMessage.senderId === userId;
  const from = own ? words.you : directWith !== undefined || sender === name ? '' : sender;
  return [from, ...contentOf(lastMessage, words)] as const;
}

function contentOf({ deleted, kind, text, attachment }: Message, words: Words & ChannelListWords & ConditionWords) {
  if (deleted) return [nothing, words.deletedMessage] as const;
  if (kind === 'encrypted') return [lockIcon, words.encryptedMessage] as const;
  const said = text.replace(/\s+/g, ' ').trim();
  if (attachment) {
    const kind = attachment.voice ? 'voice' : attachment.kind;
    const named = { image: words.photo, video: words.video, audio: words.audio, voice: words.voiceMessage, file: attachment.name || words.attachment };
    // Without a word of the sender's, the text is the file's name: of a picture that says nothing.
    return [icon(fileIcons[kind], 16), said === attachment.name || !said ? named[kind] : said] as const;
  }
  return [nothing, said || words.unsupportedMessage] as const;
}
