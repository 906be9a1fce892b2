/** What a backend's test supplies to run the conformance suite: people, channels and tokens, by means of its own. */

import type { Capability, ChatConnection, ConnectOptions } from '../../src/backend/types.js';

/** A world of its own for one test; nobody in it is known from another test. */
export interface Fixture {
  /**
   * Connects somebody, who is made when first named. The same name again is the same user (and the same device, where
   * the backend knows devices).
   */
  connect(name: string, options?: Partial<ConnectOptions>): Promise<ChatConnection>;
  /** A token of theirs that works. */
  token(name: string): Promise<string>;
  /** The id of somebody, who is made when first named. */
  userId(name: string): Promise<string>;
  /** Makes a channel. The creator owns it. */
  createChannel(options: ChannelOptions): Promise<CreatedChannel>;
  /** Stores a file. Only where the backend can do `media`. @returns what `media()` takes */
  upload?(by: string, file: Blob): Promise<string>;
  /** A token the server answers 401 to. */
  readonly badToken: string;
  /** A public channel that has a name. */
  named(): Promise<{ readonly bareName: string; readonly alias: string }>;
  /** What nobody has ever made. */
  unknown(): Promise<Unknown>;
  /** Closes every connection. */
  close(): Promise<void>;
}

export interface Unknown {
  readonly bareName: string;
  readonly alias: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly userId: string;
  readonly media: string;
}

export interface ChannelOptions {
  /** Name of who makes the channel, is in it and writes the messages. */
  by: string;
  /** Names of others who are in it. */
  members?: readonly string[];
  /** Names of who is asked in and has not answered. */
  invited?: readonly string[];
  /** Whether anybody may read it, and join. Default `false`. */
  public?: boolean;
  encrypted?: boolean;
  /** Whether only the creator may post. */
  readOnly?: boolean;
  name?: string;
  topic?: string;
  /** Texts it starts with, oldest first. */
  messages?: readonly string[];
}

export interface CreatedChannel {
  readonly id: string;
  /** Of `messages`. */
  readonly messageIds: readonly string[];
}

/** What every backend can do that the suite knows of. */
export const everyCapability: readonly Capability[] = ['search', 'typing', 'receipts', 'reactions', 'edit', 'delete', 'media', 'channels', 'members', 'profiles', 'presence', 'upload', 'threads', 'moderation', 'dates', 'permalinks'];

/** One group of tests. @param current the fixture of the test that runs */
export type Group = (current: () => Fixture, can: (capability: Capability) => boolean) => void;

/** `count` different texts. */
export function texts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `message ${index + 1}`);
}

let ids = 0;

/** A client id nobody has used. */
export function clientId(): string {
  return `client-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}-${++ids}`;
}
