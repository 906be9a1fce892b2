/**
 * What the parts of attachments ask of the view they are in. Types alone: `attachment.ts` (showing), `lightbox.ts`,
 * `upload-tray.ts` (sending) and `voice-recorder.ts` are loaded late, each when it is first needed.
 */

import type { LitElement } from 'lit';
import type { LiveMessage, OutgoingMessage } from '../../data/snapshots.js';
import type { ChatError } from '../../errors.js';
import type { ChatSession } from '../../session/session.js';

/** `attachmentTemplate(message, context)`: best the same object each time. */
export interface AttachmentContext {
  /** The element it is shown in. */
  readonly host: LitElement;
  readonly session: ChatSession | undefined;
  readonly locale: string;
  /** What the sender says of it, rendered; asked only where they do (`hasCaption(message)`). */
  caption?(message: LiveMessage): unknown;
  /** The channel's messages that are loaded, oldest first: the lightbox goes through their pictures. */
  messages(): readonly LiveMessage[];
  /** A picture was clicked. @returns whether the lightbox is to open (`attachmentClick` was not prevented) */
  onClick(message: LiveMessage): boolean;
  /** Something the person asked for did not work; it is said on the screen already. */
  onError(error: ChatError): void;
}

export interface UploadTrayOptions {
  readonly host: LitElement;
  session(): ChatSession | undefined;
  locale(): string;
  requestUpdate(): void;
  /** A message of the batch can go out: `channel.send()` with it. Called in order. */
  onSend(message: OutgoingMessage): void;
  /** Every file that was to go with this text was taken away: back into the box with it. */
  onTextBack(message: OutgoingMessage): void;
  onError(error: ChatError): void;
}

/** What was spoken. */
export interface Recording {
  readonly file: File;
  /** Seconds. */
  readonly duration: number;
  /** 0 to 1, at most 100 of them. */
  readonly waveform: readonly number[];
}

export interface VoiceRecorderOptions {
  readonly host: LitElement;
  locale(): string;
  requestUpdate(): void;
  /** The person sends it: `tray.sendVoice(recording)`. */
  onRecorded(recording: Recording): void;
  /** It is over, sent or not: the cursor goes back to the box. */
  onEnd(): void;
  onError(error: ChatError): void;
}
