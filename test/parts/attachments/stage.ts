/** An element that shows messages with attachments, and sends them, on the preview backend: what a chat is to these parts. */

import { expect, fixture, nextFrame } from '@open-wc/testing';
import { LitElement, type TemplateResult, css, html } from 'lit';
import { sound } from '../../../src/backend/preview-media.js';
import { PreviewWorld } from '../../../src/backend/preview.js';
import type { Attachment } from '../../../src/backend/types.js';
import type { LiveMessage } from '../../../src/data/snapshots.js';
import type { ChatError } from '../../../src/errors.js';
import { type AttachmentContext, attachmentTemplate } from '../../../src/parts/attachments/attachment.js';
import { messageStyles } from '../../../src/parts/message.styles.js';
import { controlStyles, themeStyles } from '../../../src/parts/theme.styles.js';
import { ChatSession } from '../../../src/session/session.js';
import { HeldBackend } from '../../support/held-backend.js';

export class AttachmentHost extends LitElement {
  static override styles = [
    themeStyles, controlStyles, messageStyles,
    css`
      :host {
        display: block;
        background: var(--_background);
        color: var(--_text);
        font: 400 15px/1.4 var(--_font);
      }
    `,
  ];
  messages: LiveMessage[] = [];
  context: AttachmentContext | undefined;
  /** What stands below the messages. */
  below: () => unknown = () => '';

  protected override render(): TemplateResult {
    return html`<div class="chat">
      <div class="scroller" part="scroller" tabindex="0" role="log" aria-label="Messages">
        <div class="rows">${this.messages.map((message) => html`<article class="message ${message.own ? 'own' : 'other'} first last" data-id=${message.id}>
          <div class="body"><div class="bubble">${this.context ? attachmentTemplate(message, this.context) : ''}<span class="meta"><time>14:05</time></span></div></div>
        </article>`)}</div>
      </div>
      <form @submit=${(event: Event) => event.preventDefault()}>${this.below()}<textarea aria-label="Message"></textarea></form>
    </div>`;
  }
}
customElements.define('attachment-host', AttachmentHost);

export interface AttachmentStage {
  host: AttachmentHost;
  world: PreviewWorld;
  backend: HeldBackend;
  session: ChatSession;
  errors: ChatError[];
  clicked: string[];
  /** Whether a click opens the large view. */
  opens: { value: boolean };
}

const sessions: ChatSession[] = [];

/** Ends what a test has begun. */
export function endStages(): void {
  for (const session of sessions.splice(0)) session.destroy();
}

export async function attachmentStage({ scheme, dir, locale = 'en-GB' }: { scheme?: 'light' | 'dark'; dir?: 'rtl'; locale?: string } = {}): Promise<AttachmentStage> {
  const world = new PreviewWorld({ channels: [] });
  const backend = new HeldBackend(world);
  const session = new ChatSession({ backend, token: 'preview:me', serverUrl: 'https://chat.example' });
  sessions.push(session);
  session.start();
  await session.whenReady;
  const box = await fixture<HTMLElement>(html`<div dir=${dir ?? 'ltr'} style="inline-size: 520px"><attachment-host color-scheme=${scheme ?? 'light'}></attachment-host></div>`);
  const host = box.querySelector<AttachmentHost>('attachment-host')!;
  const errors: ChatError[] = [];
  const clicked: string[] = [];
  const opens = { value: true };
  host.context = {
    host, session, locale,
    messages: () => host.messages,
    onClick: (message) => {
      clicked.push(message.id);
      return opens.value;
    },
    onError: (error) => errors.push(error),
  };
  await host.updateComplete;
  return { host, world, backend, session, errors, clicked, opens };
}

let made = 0;

export function messageOf(attachment: Attachment, more: Partial<LiveMessage> = {}): LiveMessage {
  const id = `m${++made}`;
  return {
    key: id, id, channelId: 'tea', senderId: 'maya', sender: { id: 'maya', name: 'Maya Lindqvist' }, own: false, sentAt: Date.UTC(2026, 0, 5, 12), kind: 'attachment',
    text: attachment.name, attachment, status: 'sent', reactions: [], readBy: [], ...more,
  } as LiveMessage;
}

export async function show({ host }: AttachmentStage, ...messages: LiveMessage[]): Promise<void> {
  host.messages = messages;
  host.requestUpdate();
  await host.updateComplete;
}

export const all = <T extends HTMLElement = HTMLElement>({ host }: Pick<AttachmentStage, 'host'>, selector: string) => [...host.shadowRoot!.querySelectorAll<T>(selector)];
export function one<T extends HTMLElement = HTMLElement>(stage: Pick<AttachmentStage, 'host'>, selector: string): T {
  const found = all<T>(stage, selector);
  expect(found.length, `elements that match ${selector}`).to.equal(1);
  return found[0]!;
}
/** A button by what it is called. */
export function button(stage: Pick<AttachmentStage, 'host'>, name: string): HTMLButtonElement {
  const called = (button: HTMLElement) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim();
  const found = all<HTMLButtonElement>(stage, 'button').filter((button) => called(button) === name);
  expect(found.length, `buttons called ${name} among ${all(stage, 'button').map(called).join(' | ')}`).to.equal(1);
  return found[0]!;
}

/** Looks once a frame. */
export async function until(what: string, holds: () => unknown): Promise<void> {
  for (const start = performance.now(); !holds(); ) {
    if (performance.now() - start > 5000) throw new Error(`waited in vain: ${what}`);
    await nextFrame();
  }
}

/** A picture, as PNG. */
export async function png(width = 40, height = 30): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'teal';
  context.fillRect(0, 0, width / 2, height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!)));
}

/** A sound, as WAV. */
export const wav = (seconds = 1): Blob => sound(seconds);

/** Every `blob:` URL that is made and not let go of, until `restore()`. */
export class LiveUrls {
  readonly blobs = new Map<string, Blob>();
  readonly #create = URL.createObjectURL;
  readonly #revoke = URL.revokeObjectURL;

  constructor() {
    URL.createObjectURL = (blob: Blob) => {
      const url = this.#create.call(URL, blob);
      this.blobs.set(url, blob);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      this.blobs.delete(url);
      this.#revoke.call(URL, url);
    };
  }

  restore(): void {
    this.blobs.forEach((_, url) => this.#revoke.call(URL, url));
    Object.assign(URL, { createObjectURL: this.#create, revokeObjectURL: this.#revoke });
  }
}

/** Media that "plays" as soon as it is told to: a page plays nothing before somebody has clicked in it. */
export class FakePlayback {
  readonly #play = HTMLMediaElement.prototype.play;
  readonly #pause = HTMLMediaElement.prototype.pause;
  readonly playing = new Set<HTMLMediaElement>();
  /** Whether the browser refuses to play. */
  refuses = false;

  constructor() {
    const { playing } = this;
    const refuses = () => this.refuses;
    HTMLMediaElement.prototype.play = async function (this: HTMLMediaElement) {
      if (refuses()) throw new DOMException('No', 'NotAllowedError');
      playing.add(this);
      await Promise.resolve();
      this.dispatchEvent(new Event('play'));
    };
    HTMLMediaElement.prototype.pause = function (this: HTMLMediaElement) {
      if (playing.delete(this)) this.dispatchEvent(new Event('pause'));
    };
  }

  restore(): void {
    HTMLMediaElement.prototype.play = this.#play;
    HTMLMediaElement.prototype.pause = this.#pause;
  }
}
