/**
 * What is sent besides text: files that are chosen, dropped or pasted, what is spoken, an emoji that is picked. Each of these is a
 * part of its own, loaded when somebody means to use it.
 */

import { nothing } from 'lit';
import type { MessageFeed } from '../../data/message-feed.js';
import type { OutgoingMessage } from '../../data/snapshots.js';
import { type ChatError, loadPart } from '../../errors.js';
import { canRecord } from '../attachments/can-record.js';
import type { DropTarget, UploadTray } from '../attachments/upload-tray.js';
import type { VoiceRecorder } from '../attachments/voice-recorder.js';
import { type Pane, mayWrite } from '../pane.js';
import { PickerDoor } from './picker-door.js';

interface Tray {
  readonly tray: UploadTray;
  readonly drop: DropTarget;
}

export class Attaching {
  readonly #pane: Pane;
  #loading: Promise<Tray> | undefined;
  #tray: Tray | undefined;
  #recorder: VoiceRecorder | undefined;
  readonly #picker: PickerDoor;
  /** Where the files and the voice go. */
  #feed: MessageFeed | undefined;
  /** Counts what was shown: what is loaded for something before does nothing. */
  #wish = 0;
  #listening: AbortController | undefined;
  #element: HTMLElement | undefined;

  constructor(pane: Pane) {
    this.#pane = pane;
    this.#picker = new PickerDoor(pane.view);
  }

  /** Whether files may be sent here, by whoever may write. */
  get isPossible(): boolean {
    const { channel, capabilities } = this.#pane.feed?.get() ?? {};
    return capabilities?.has('upload') === true && mayWrite(channel);
  }

  get mayRecord(): boolean {
    return this.isPossible && canRecord();
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
    const element = this.#pane.root;
    if (!(element instanceof HTMLElement) || element === this.#element) return;
    this.#listening?.abort();
    this.#element = element;
    this.#listening = new AbortController();
    const load = (event: Event) => {
      if ((event as DragEvent).dataTransfer?.types.includes('Files')) this.#use(({ drop }) => drop.attach(element));
    };
    element.addEventListener('dragenter', load, { signal: this.#listening.signal });
  }

  choose(): void {
    this.#use(({ tray }) => tray.choose());
  }

  add(files: readonly File[]): void {
    if (!this.isPossible || !files.length) return;
    this.#use(({ tray }) => {
      tray.add(files);
      if (this.#pane.view.host.features?.previewAttachments === false) tray.send({ text: '' });
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
    const { view, composer } = this.#pane;
    const { host } = view;
    try {
      const { VoiceRecorder } = await loadPart(() => import('../attachments/voice-recorder.js'));
      if (wish !== this.#wish) return;
      this.#recorder ??= new VoiceRecorder({
        host,
        locale: () => view.locale,
        requestUpdate: () => host.requestUpdate(),
        onRecorded: (recording) => this.#use(({ tray }) => tray.sendVoice(recording)),
        onEnd: () => composer.focus(),
        onError: (error) => view.say(error),
      });
      await this.#recorder.start();
    } catch (error) {
      this.#pane.view.say(error as ChatError);
    }
  }

  pick(anchor: HTMLElement): void {
    if (this.#picker.isOpen) return this.#picker.close();
    this.#picker.open(() => (anchor.isConnected ? anchor : undefined), (emoji) => this.#pane.composer.insert(emoji));
  }

  /** Another feed is shown: what was to be sent to the one before and is not on its way is gone. */
  show(): void {
    const { feed } = this.#pane;
    if (feed === this.#feed) return;
    this.stop();
    this.#feed = feed;
  }

  stop(): void {
    this.#wish++;
    this.#listening?.abort();
    this.#element = undefined;
    this.#tray?.drop.detach();
    this.#tray?.tray.stop();
    this.#recorder?.stop();
    this.#picker.close();
  }

  /** Never rejects: a part that does not load is told, and loaded when it is wanted again. */
  #use(work: (tray: Tray) => void): void {
    const wish = this.#wish;
    this.#loading ??= this.#load();
    this.#loading.then(
      (tray) => wish === this.#wish && work(tray),
      (error: ChatError) => {
        this.#loading = undefined;
        this.#pane.view.say(error);
      },
    );
  }

  async #load(): Promise<Tray> {
    const { view, composer } = this.#pane;
    const { host } = view;
    const locale = () => view.locale;
    const { UploadTray, DropTarget } = await loadPart(() => import('../attachments/upload-tray.js'));
    const tray = new UploadTray({
      host,
      session: () => host.session,
      locale,
      requestUpdate: () => host.requestUpdate(),
      onSend: (message) => this.#feed && this.#pane.send(message, this.#feed),
      onTextBack: (message) => this.#feed && composer.restore(message, this.#feed),
      onError: (error) => view.say(error),
    });
    const drop = new DropTarget({ host, locale, accepts: () => this.isPossible, onFiles: (files) => this.add(files) });
    this.#tray = { tray, drop };
    return this.#tray;
  }
}
