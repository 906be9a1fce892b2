/**
 * Where one writes: Enter sends, Shift+Enter breaks the line, the box grows with the text. It works at once; all that helps
 * one write (`composer/tools.ts`) comes when the messages are on the screen, or when it is first needed.
 */

import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { MessageFeed } from '../data/message-feed.js';
import type { LiveMessage, OutgoingMessage } from '../data/snapshots.js';
import { type ChatError, loadPart } from '../errors.js';
import type { ChatSession } from '../session/session.js';
import type { ComposerTools } from './composer/tools.js';
import { sendIcon } from './icons.js';
import { mayBeMarkdown } from './rich-text/detect.js';
import type { Words } from './words.js';

export interface ComposerOptions {
  /** Where it is rendered: one composer, and no other, is in it. */
  root(): ParentNode;
  /** What is written in now. */
  feed(): MessageFeed | undefined;
  session(): ChatSession | undefined;
  locale(): string;
  /**
   * @param message its text is empty where only what `hasExtras` speaks of is to be sent
   * @param feed where it was written: by now another may be shown
   */
  onSend(message: OutgoingMessage, feed: MessageFeed): void;
  /** @returns whether it is changed now: where it is not, what was written is put back */
  onEdit?(messageId: string, message: OutgoingMessage, feed: MessageFeed): Promise<boolean>;
  /** The user's newest message that they can edit: ArrowUp in an empty box does. */
  editable?(): LiveMessage | undefined;
  onTyping(): void;
  /** Something that it renders has changed. */
  onChange(): void;
  /** Something that the person asked for could not be done. */
  onError(error: ChatError): void;
  /** What is sent besides text; `undefined` until it is loaded. */
  attaching?(): ComposerAttaching | undefined;
}

/** Files, voice, emoji: what the composer has buttons for. */
export interface ComposerAttaching {
  /** What is rendered above the box: files that are to be sent. */
  render(): unknown;
  /** Whether there is anything to send besides the text. */
  readonly hasFiles: boolean;
  /** Whether files may be sent. */
  readonly isPossible: boolean;
  choose(): void;
  add(files: readonly File[]): void;
  /** Whether a voice message may be recorded; its button is shown where there is nothing to send. */
  readonly mayRecord: boolean;
  record(): void;
  /** Opens the emoji picker, whose choice `insert()` takes. */
  pick(button: HTMLElement): void;
}

/** Where a button comes later: nothing moves then. */
const place = html`<i class="place"></i>`;

export class Composer {
  /** @internal What is in the box. */
  text = '';
  readonly #options: ComposerOptions;
  readonly #load: () => Promise<{ ComposerTools: typeof ComposerTools }>;
  #tools: ComposerTools | undefined;
  #loading: Promise<ComposerTools> | undefined;
  /** Whether something that was sent waits for the late part. */
  #isWaiting = false;
  #feed: MessageFeed | undefined;

  /** @param load gets the late part */
  constructor(options: ComposerOptions, load: () => Promise<{ ComposerTools: typeof ComposerTools }> = () => import('./composer/tools.js')) {
    this.#options = options;
    this.#load = load;
  }

  /** @internal The box, while there is one. */
  get box(): HTMLTextAreaElement | null {
    return this.#options.root().querySelector('textarea');
  }

  focus(): void {
    this.box?.focus();
  }

  /** Loads all that helps one write. Call it when the messages are on the screen. Rejects with `part_unavailable`; it is tried again when it is needed. */
  tools(): Promise<ComposerTools> {
    return (this.#loading ??= loadPart(this.#load).then(
      ({ ComposerTools }) => {
        this.#options.onChange();
        return (this.#tools = new ComposerTools(this, this.#options));
      },
      (error) => {
        this.#loading = undefined;
        this.#isWaiting = false;
        throw error;
      },
    ));
  }

  /** What `feed()` answers has changed: what was being written there stays there, and what was written here before is back. */
  show(): void {
    const feed = this.#options.feed();
    // Where the session was only lost for a while, what was being written is still wanted.
    if (!feed || feed === this.#feed) return;
    this.#feed = feed;
    if (this.#tools) this.#tools.show();
    else this.set('');
  }

  /** What is sent next answers a message. */
  replyTo(message: LiveMessage): void {
    this.#ask('replyTo', message);
  }

  /** The user changes a message of theirs. */
  edit(message: LiveMessage): void {
    this.#ask('edit', message);
  }

  /** Puts a text where the cursor is: an emoji. */
  insert(text: string): void {
    this.#ask('insert', text);
  }

  /** Answers or edits no more. */
  cancel(): void {
    this.#tools?.cancel();
  }

  /** Puts back what could not be sent, where it was written, before what has been written since. */
  restore(message: OutgoingMessage, feed: MessageFeed): void {
    if (this.#tools) void this.#tools.restore(message, feed);
    else if (feed === this.#feed) this.set(this.text ? `${message.text}\n${this.text}` : message.text);
  }

  /** After rendering: a box that was away for a while has what was written again. */
  updated(): void {
    const { box } = this;
    if (box && box.value !== this.text) {
      box.value = this.text;
      this.#fit();
    }
    this.#tools?.updated();
  }

  /** Leaves no listener and no timer. It may be rendered again. */
  disconnect(): void {
    this.#tools?.disconnect();
  }

  /**
   * What is written has its own direction; an empty box that of the words round it.
   * @param placeholder what is asked for in the box, and what it is called
   * @param disabled why one may not write, in the person's words
   * @param actions what one can do about that
   */
  render(words: Words, placeholder: string, disabled?: string, actions: unknown = nothing) {
    if (disabled) return html`<div class="composer notice" part="composer"><div class="closed"><p>${disabled}</p>${actions}</div></div>`;
    const tools = this.#tools;
    const options = this.#options;
    return html`<form class="composer" part="composer" @submit=${this.#onSubmit}>
      ${options.attaching?.()?.render()} ${tools?.above()}
      <div class="field">
        ${tools ? tools.start() : options.attaching && place}
        <textarea
          part="input"
          rows="1"
          dir=${ifDefined(this.text ? 'auto' : undefined)}
          enterkeyhint="send"
          aria-label=${placeholder}
          placeholder=${placeholder}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
        ></textarea>
        ${tools ? tools.end() : options.attaching && place}
        <button class="send" part="send-button" type="submit" aria-label=${words.send} title=${words.send} ?disabled=${this.isEmpty}>${sendIcon}</button>
      </div>
    </form>`;
  }

  /** @internal Whether there is nothing to send. */
  get isEmpty(): boolean {
    return !this.text.trim() && !this.#options.attaching?.()?.hasFiles;
  }

  /** @internal */
  set(text: string): void {
    this.text = text;
    this.updated();
    this.#options.onChange();
  }

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    if (this.#tools) return this.#tools.submit();
    const feed = this.#options.feed();
    if (this.isEmpty || !feed) return;
    const text = this.text.trim();
    this.set('');
    this.focus();
    const send = () => (this.#tools ? this.#tools.send(text, feed) : this.#options.onSend({ text }, feed));
    // What may be Markdown or a shortcode waits for the part that knows, and so does what comes after it.
    this.#isWaiting ||= text.includes(':') || mayBeMarkdown(text);
    if (this.#isWaiting) this.tools().then(send, send);
    else send();
  };

  readonly #onInput = (event: Event) => {
    this.text = (event.target as HTMLTextAreaElement).value;
    this.#fit();
    if (this.text.trim()) this.#options.onTyping();
    this.#options.onChange();
  };

  readonly #onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends an input method's composition is part of writing (WebKit says so by keyCode 229 only).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    this.#onSubmit(event);
  };

  #ask<K extends 'replyTo' | 'edit' | 'insert'>(method: K, ...what: Parameters<ComposerTools[K]>): void {
    this.tools().then((tools) => (tools[method] as (...what: unknown[]) => void)(...what), this.#options.onError);
  }

  /** As high as the text, up to the limit in the styles. Through the style object: a strict CSP allows that. */
  #fit(): void {
    const { box } = this;
    if (!box || CSS.supports('field-sizing', 'content')) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }
}
