/** What the details of messages need of the element they are shown in. */

import type { LitElement } from 'lit';
import type { LiveChannel } from '../../data/live-channel.js';
import type { MessageFeed } from '../../data/message-feed.js';
import type { LiveMessage, OutgoingMessage } from '../../data/snapshots.js';
import type { ChatError } from '../../errors.js';
import type { ChatSession } from '../../session/session.js';

/** Something one can do with a message: a button beside it, or an entry in its menu. */
export interface MessageAction {
  /** Ours: `react`, `reply`, `thread`, `edit`, `copy`, `link`, `reactions`, `delete`, `mute`, `ban`. */
  readonly id: string;
  readonly label: string;
  /** What an SVG path draws in a box of 24 x 24, in lines. Without one it stands in the menu only. */
  readonly icon?: string;
  /** Whether it takes something away: it is shown in the colour of danger. */
  readonly dangerous?: boolean;
  run(message: LiveMessage): void;
}

/** Which of the things a moderator can do, and which ways of writing, the host wants (Whop's names). Default: all. */
export interface ChatFeatures {
  /** Those whose power lets them can ban others. */
  readonly banUser?: boolean;
  /** Those whose power lets them can mute others. */
  readonly muteUser?: boolean;
  /** Files are shown before they are sent; without it they are sent at once. */
  readonly previewAttachments?: boolean;
  /** `#` offers the user's channels. */
  readonly mentionExperiences?: boolean;
}

export interface DetailsOptions {
  /** The element. */
  readonly host: LitElement;
  /** The element's shadow root, or what is in it. */
  root(): ParentNode;
  /** What the list shows: the channel, or a thread of it. */
  feed(): MessageFeed | undefined;
  channel(): LiveChannel | undefined;
  session(): ChatSession | undefined;
  locale(): string;
  features(): ChatFeatures;
  /** Whether links out of the chat go nowhere. */
  disableNavigation(): boolean;
  /** The host's word on what can be done with a message. */
  actions(message: LiveMessage, defaults: readonly MessageAction[]): readonly MessageAction[];
  /** Something changed that is in no message. `rows`: and that rows show. */
  requestUpdate(rows?: boolean): void;
  goTo(messageId: string): void;
  focusRow(key: string): void;
  /** The keyboard leaves the list: to where one writes. */
  leave(): void;
  /** Sends something that was made ready elsewhere than in the composer's box. */
  send(message: OutgoingMessage, feed: MessageFeed): void;
  /** Puts text into the box: at its beginning, at the cursor. */
  restore(text: string): void;
  insert(text: string): void;
  reply(message: LiveMessage): void;
  edit(message: LiveMessage): void;
  openThread(message: LiveMessage): void;
  /** Says something for a moment; an error is also told to the host. */
  say(text: string): void;
  fail(error: ChatError): void;
  messageDeleted(id: string): void;
  /** A person did something; the answer is whether the default action is to happen. */
  profileClick(id: string): boolean;
  linkClick(url: string): boolean;
  experienceClick(id: string): boolean;
  attachmentClick(message: LiveMessage): boolean;
}
