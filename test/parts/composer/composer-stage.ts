/** A composer on a page of its own: what the view does with it is written down, and its late parts are the test's. */

import { fixture, nextFrame } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { previewBackend, type PreviewWorld } from '../../../src/backend/preview.js';
import type { MessageFeed } from '../../../src/data/message-feed.js';
import type { LiveMessage, OutgoingMessage } from '../../../src/data/snapshots.js';
import { shellStyles } from '../../../src/elements/chat-element/shell.styles.js';
import { viewStyles } from '../../../src/elements/chat-element/view.styles.js';
import type { ChatError } from '../../../src/errors.js';
import { Composer, type ComposerOptions } from '../../../src/parts/composer.js';
import { composerParts, type ComposerParts } from '../../../src/parts/composer/parts.js';
import { wordsFor } from '../../../src/parts/words.js';
import { ChatSession, type ChatSessionOptions } from '../../../src/session/session.js';
import { deferred } from '../../support/async.js';
import { server, until, worldOf } from '../../support/elements.js';

const original = { ...composerParts };
afterEach(() => Object.assign(composerParts, original));

/** The late parts of this test. */
export const useParts = (parts: Partial<ComposerParts>) => Object.assign(composerParts, parts);

export class TestComposer extends LitElement {
  static override styles = [shellStyles, ...viewStyles];
  composer!: Composer;
  session: ChatSession | undefined;
  feed: MessageFeed | undefined;
  disabled: string | undefined;
  readonly sent: OutgoingMessage[] = [];
  readonly sentTo: string[] = [];
  readonly edits: [id: string, message: OutgoingMessage][] = [];
  /** Whether the server takes an edit. */
  editing = deferred<boolean>();
  readonly errors: ChatError[] = [];
  typing = 0;
  editable: LiveMessage | undefined;
  #subscription: { unsubscribe(): void } | undefined;

  get box(): HTMLTextAreaElement {
    return this.renderRoot.querySelector('textarea')!;
  }

  /** Shows a channel, as a view does. */
  show(feed: MessageFeed | undefined): void {
    this.#subscription?.unsubscribe();
    this.feed = feed;
    this.#subscription = feed?.subscribe(() => this.requestUpdate());
    this.composer.show();
    this.requestUpdate();
  }

  all<T extends Element = HTMLElement>(selector: string): T[] {
    return [...this.renderRoot.querySelectorAll<T>(selector)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.composer.disconnect();
    this.#subscription?.unsubscribe();
  }

  protected override updated(): void {
    this.composer.updated();
  }

  protected override render() {
    return html`<section class="chat"><div class="messages" style="flex: 1"></div>${this.composer.render(wordsFor('en'), 'Message Tea room', this.disabled)}</section>`;
  }
}
customElements.define('test-composer', TestComposer);

export interface ComposerStageOptions {
  world?: PreviewWorld;
  user?: string;
  options?: Partial<ComposerOptions>;
  session?: Partial<ChatSessionOptions>;
  load?: ConstructorParameters<typeof Composer>[1];
  /** Whether its late part is loaded. Default `true`. */
  tools?: boolean;
  width?: number;
  height?: number;
  dir?: 'ltr' | 'rtl';
  scheme?: 'light' | 'dark';
}

export async function composerStage(given: ComposerStageOptions = {}): Promise<{ host: TestComposer; box: HTMLTextAreaElement; world: PreviewWorld; session: ChatSession }> {
  const { world = worldOf(), user = 'me', width = 420, height = 500 } = given;
  const session = new ChatSession({ backend: previewBackend({ world }), token: `preview:${user}`, serverUrl: server, ...given.session });
  session.start();
  await session.whenReady;
  const host = document.createElement('test-composer') as TestComposer;
  host.session = session;
  if (given.scheme) host.setAttribute('color-scheme', given.scheme);
  const options: ComposerOptions = {
    root: () => host.renderRoot,
    feed: () => host.feed,
    session: () => host.session,
    locale: () => 'en',
    onSend: (message, feed) => {
      host.sent.push(message);
      host.sentTo.push(feed.id);
    },
    onEdit: (id, message) => {
      host.edits.push([id, message]);
      return host.editing.promise;
    },
    editable: () => host.editable,
    onTyping: () => void host.typing++,
    onChange: () => host.requestUpdate(),
    onError: (error) => void host.errors.push(error),
    ...given.options,
  };
  host.composer = new Composer(options, given.load);
  const box = await fixture(html`<div dir=${given.dir ?? 'ltr'} style="inline-size: ${width}px; block-size: ${height}px"></div>`);
  box.append(host);
  host.show(session.conversation('tea').live);
  await until(() => host.feed!.get().state === 'ready', 'the channel');
  if (given.tools ?? true) await host.composer.tools();
  await settled(host);
  return { host, box: host.box, world, session };
}

export async function settled(host: LitElement): Promise<void> {
  for (let frame = 0; frame < 2; frame++) {
    await nextFrame();
    await host.updateComplete;
  }
}

/** Types at the cursor, as a person does. */
export function write(box: HTMLTextAreaElement, text: string): void {
  box.focus();
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
}

/** A message as the composer is told of it. */
export async function messageOf(feed: MessageFeed, text: string): Promise<LiveMessage> {
  await until(() => feed.get().messages.some((message) => message.text === text), text);
  return feed.get().messages.find((message) => message.text === text)!;
}

/** Takes the last step back, as the browser's menu does: WebKitGTK has no key for it that a test can press. */
export const undo = () => document.execCommand('undo');
