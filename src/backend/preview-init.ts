/** What a channel of the preview world is made of. */

import type { Attachment, Mentions, Message } from './types.js';

/** A message a channel starts with. */
export interface PreviewMessage {
  /** User id of the sender. */
  from: string;
  text: string;
  html?: string;
  /** When it was sent, in ms since the epoch. Default: when the channel is made. */
  at?: number;
  /** Index of the message it answers, in the same list. */
  replyTo?: number;
  /** Index of the message whose thread it is in, in the same list. */
  threadOf?: number;
  mentions?: Mentions;
  attachment?: Attachment;
  custom?: Readonly<Record<string, string>>;
  /** Emoji → user ids. */
  reactions?: Readonly<Record<string, readonly string[]>>;
  /** User ids of those who have read up to here. */
  readBy?: readonly string[];
  edited?: boolean;
  deleted?: boolean;
  /** Default: `text`, or `attachment` where there is one. */
  kind?: Message['kind'];
}

/** A channel to begin with. */
export interface PreviewChannelInit {
  /** Also its bare name and, after `#`, its alias. */
  id: string;
  /** Another bare name, which it is found by too. */
  alias?: string;
  /** Default: the alias, or the id; a direct one is called as the other one is. */
  name?: string;
  topic?: string;
  /** What `media()` takes (`world.store()`). */
  avatar?: string;
  custom?: Readonly<Record<string, string>>;
  /** In ms since the epoch. Default: when its first message was sent, or now. */
  createdAt?: number;
  /** User ids. Default: everybody, those who connect later too. */
  members?: readonly string[];
  /** User ids of those who may accept or decline. */
  invited?: readonly string[];
  /** Whether nobody may read or join it uninvited. Default `false`. */
  private?: boolean;
  /** Whether it is a direct conversation of two. Default `false`. */
  direct?: boolean;
  encrypted?: boolean;
  /** Whether only the owner may post, and whom they let. Default `false`. */
  readOnly?: boolean;
  /**
   * User id of who may post when it is read-only, delete what others wrote, change what it is called, take people out and say
   * who may post. Without one, everybody in it may do the last three.
   */
  owner?: string;
  /** User ids of those who type when it begins (for 30 s). */
  typing?: readonly string[];
  /** Oldest first; all of them count as read by everybody. */
  messages?: readonly PreviewMessage[];
}
