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

/** The files for one feed, and where that is shown, or was last. */
export interface FeedTray {
  readonly tray: UploadTray;
  pane: Pane;
}

export class Attaching {
  readonly #pane: Pane;
  #loading: Promise<typeof UploadTray> | undefined;
  #drop: DropTarget | undefined;
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
    return this.#tray?.isEmpty === false;
  }

  /** Above the box one writes in. */
  render() {
    return [this.#recorder?.render() ?? nothing, this.#tray?.render() ?? nothing];
  }

  /** After rendering: files may be dropped on all of the pane. */
  updated(): void {
    this.#picker.updated();
    const element = this.#pane.root;
    if (!(element instanceof HTMLElement) || element === this.#element) return;
    this.#listening?.abort();
    this.#element = element;
    this.#listening = new AbortController();
    const load = (event: Event) => {
      if ((event as DragEvent).dataTransfer?.types.includes('Files')) this.#use(() => this.#drop!.attach(element));
    };
    element.addEventListener('dragenter', load, { signal: this.#listening.signal });
  }

  choose(): void {
    this.#use((tray) => tray.choose());
  }

  add(files: readonly File[]): void {
    if (!this.isPossible || !files.length) return;
    this.#use((tray) => {
      tray.add(files);
      if (this.#pane.view.host.features?.previewAttachments === false) tray.send({ text: '' });
    });
  }

  /** @returns whether it goes with the files that are here */
  send(message: OutgoingMessage): boolean {
    if (!this.hasFiles) return false;
    this.#tray!.send(message);
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
        onRecorded: (recording) => this.#use((tray) => tray.sendVoice(recording)),
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

  /** Another feed is shown. The files for the one before stay with it, and go on. */
  show(): void {
    const { feed } = this.#pane;
    if (feed === this.#feed) return;
    this.stop();
    this.#feed = feed;
    const shown = feed && this.#trays.get(feed);
    if (shown) shown.pane = this.#pane;
  }

  /** It is not shown any more; where the element is gone all that is on its way ends. */
  stop(): void {
    this.#wish++;
    this.#listening?.abort();
    this.#element = undefined;
    this.#drop?.detach();
    for (const [feed, { tray }] of this.#trays) {
      if (this.#pane.view.host.isConnected && !tray.isDone) continue;
      tray.stop();
      this.#trays.delete(feed);
    }
    this.#recorder?.stop();
    this.#picker.close();
  }

  /** Those of all panes: what is on its way outlives a thread's. */
  get #trays(): Map<MessageFeed, FeedTray> {
    return (this.#pane.view.trays ??= new Map<MessageFeed, FeedTray>());
  }

  get #tray(): UploadTray | undefined {
    return this.#feed && this.#trays.get(this.#feed)?.tray;
  }

  /** Never rejects: a part that does not load is told, and loaded when it is wanted again. */
  #use(work: (tray: UploadTray) => void): void {
    const wish = this.#wish;
    this.#loading ??= this.#load();
    this.#loading.then(
      (Tray) => wish === this.#wish && this.#feed && work(this.#tray ?? this.#make(Tray, this.#feed)),
      (error: ChatError) => {
        this.#loading = undefined;
        this.#pane.view.say(error);
      },
    );
  }

  async #load(): Promise<typeof UploadTray> {
    const { view } = this.#pane;
    const { UploadTray, DropTarget } = await loadPart(() => import('../attachments/upload-tray.js'));
    this.#drop = new DropTarget({ host: view.host, locale: () => view.locale, accepts: () => this.isPossible, onFiles: (files) => this.add(files) });
    return UploadTray;
  }

  #make(Tray: typeof UploadTray, feed: MessageFeed): UploadTray {
    const { view } = this.#pane;
    const { host } = view;
    const tray = new Tray({
      host,
      session: () => host.session,
      locale: () => view.locale,
      requestUpdate: () => host.requestUpdate(),
      onSend: (message) => of.pane.send(message, feed),
      onTextBack: (message) => of.pane.composer.restore(message, feed),
      onError: (error) => view.say(error),
    });
    const of: FeedTray = { tray, pane: this.#pane };
    this.#trays.set(feed, of);
    return tray;
  }
}
