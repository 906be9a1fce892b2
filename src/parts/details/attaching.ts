/**
 * What is sent besides text: files that are chosen, dropped or pasted, what is spoken, an emoji that is picked. Each of these is a
 * part of its own, loaded when somebody means to use it.
 */

import { nothing } from 'lit';
import type { MessageFeed } from '../../data/message-feed.js';
import type { OutgoingMessage } from '../../data/snapshots.js';
import { type ChatError, loadPart } from '../../errors.js';
import type { DropTarget, UploadTray } from '../attachments/upload-tray.js';
import type { VoiceRecorder } from '../attachments/voice-recorder.js';
import type { EmojiPicker } from '../rich-text/emoji-picker.js';
import type { DetailsOptions } from './options.js';

export interface AttachingOptions extends Pick<DetailsOptions, 'host' | 'root' | 'session' | 'locale' | 'features' | 'feed' | 'fail'> {
  requestUpdate(): void;
  send(message: OutgoingMessage, feed: MessageFeed): void;
  /** Text that was to go with files that were taken away. */
  restore(text: string): void;
  insert(text: string): void;
  focus(): void;
}

interface Tray {
  readonly tray: UploadTray;
  readonly drop: DropTarget;
}

export class Attaching {
  readonly #options: AttachingOptions;
  #loading: Promise<Tray> | undefined;
  #tray: Tray | undefined;
  #recorder: VoiceRecorder | undefined;
  #picker: EmojiPicker | undefined;
  /** Where the files and the voice go. */
  #feed: MessageFeed | undefined;
  /** Counts what was shown: what is loaded for something before does nothing. */
  #wish = 0;
  #listening: AbortController | undefined;
  #pane: HTMLElement | undefined;

  constructor(options: AttachingOptions) {
    this.#options = options;
  }

  /** Whether files may be sent here, by whoever may write. */
  get isPossible(): boolean {
    const { channel, capabilities } = this.#options.feed()?.get() ?? {};
    return capabilities?.has('upload') === true && channel?.membership === 'joined' && channel.maySend && !channel.encrypted;
  }

  get mayRecord(): boolean {
    return this.isPossible && typeof MediaRecorder === 'function' && navigator.mediaDevices !== undefined;
  }

  /** Whether files wait for the person to send them. */
  get hasFiles(): boolean {
    return this.#tray !== undefined && !this.#tray.tray.isEmpty;
  }

  /** Above the box one writes in. */
  render() {
    return [this.#recorder?.render() ?? nothing, this.#tray?.tray.render() ?? nothing];
  }

  /** After rendering: files may be dropped on all of the pane. */
  updated(): void {
    const pane = this.#options.root();
    if (!(pane instanceof HTMLElement) || pane === this.#pane) return;
    this.#listening?.abort();
    this.#pane = pane;
    this.#listening = new AbortController();
    const load = (event: Event) => {
      if ((event as DragEvent).dataTransfer?.types.includes('Files')) this.#use(({ drop }) => drop.attach(pane));
    };
    pane.addEventListener('dragenter', load, { signal: this.#listening.signal });
  }

  choose(): void {
    this.#use(({ tray }) => tray.choose());
  }

  add(files: readonly File[]): void {
    if (!this.isPossible || !files.length) return;
    this.#use(({ tray }) => {
      tray.add(files);
      if (this.#options.features().previewAttachments === false) tray.send({ text: '' });
    });
  }

  /** @returns whether it goes with the files that are here */
  send(message: OutgoingMessage): boolean {
    if (!this.hasFiles) return false;
    this.#tray!.tray.send(message);
    return true;
  }

  async record(): Promise<void> {
    const wish = this.#wish;
    const { host, locale, requestUpdate, focus, fail } = this.#options;
    try {
      const { VoiceRecorder } = await loadPart(() => import('../attachments/voice-recorder.js'));
      if (wish !== this.#wish) return;
      this.#recorder ??= new VoiceRecorder({
        host,
        locale,
        requestUpdate,
        onRecorded: (recording) => this.#use(({ tray }) => tray.sendVoice(recording)),
        onEnd: focus,
        onError: fail,
      });
      await this.#recorder.start();
    } catch (error) {
      fail(error as ChatError);
    }
  }

  async pick(anchor: HTMLElement): Promise<void> {
    const wish = this.#wish;
    const { host, locale, insert, fail } = this.#options;
    try {
      const { openEmojiPicker } = await loadPart(() => import('../rich-text/emoji-picker.js'));
      if (wish !== this.#wish || !anchor.isConnected) return;
      if (this.#picker) return this.#picker.close();
      const onClose = () => (this.#picker = undefined);
      this.#picker = openEmojiPicker({ root: host.renderRoot as ShadowRoot, anchor, locale: locale(), onPick: insert, onClose, onError: fail });
    } catch (error) {
      fail(error as ChatError);
    }
  }

  /** Another feed is shown: what was to be sent to the one before and is not on its way is gone. */
  show(): void {
    const feed = this.#options.feed();
    if (feed === this.#feed) return;
    this.stop();
    this.#feed = feed;
  }

  stop(): void {
    this.#wish++;
    this.#listening?.abort();
    this.#pane = undefined;
    this.#tray?.drop.detach();
    this.#tray?.tray.stop();
    this.#recorder?.stop();
    this.#picker?.close();
  }

  /** Never rejects: a part that does not load is told, and loaded when it is wanted again. */
  #use(work: (tray: Tray) => void): void {
    const wish = this.#wish;
    this.#loading ??= this.#load();
    this.#loading.then(
      (tray) => wish === this.#wish && work(tray),
      (error: ChatError) => {
        this.#loading = undefined;
        this.#options.fail(error);
      },
    );
  }

  async #load(): Promise<Tray> {
    const { host, session, locale, requestUpdate, restore, fail } = this.#options;
    const { UploadTray, DropTarget } = await loadPart(() => import('../attachments/upload-tray.js'));
    const tray = new UploadTray({
      host,
      session,
      locale,
      requestUpdate,
      onSend: (message) => this.#feed && this.#options.send(message, this.#feed),
      onTextBack: ({ text }) => restore(text),
      onError: fail,
    });
    const drop = new DropTarget({ host, locale, accepts: () => this.isPossible, onFiles: (files) => this.add(files) });
    this.#tray = { tray, drop };
    return this.#tray;
  }
}
