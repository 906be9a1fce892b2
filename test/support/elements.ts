import { loadAbout } from '../../src/data/timeline.js';
import { expect, fixture, nextFrame } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { html, nothing } from 'lit';
import { type PreviewChannelInit, type PreviewMessage, PreviewWorld, type PreviewWorldOptions } from '../../src/backend/preview.js';
import type { TokenInput } from '../../src/auth/source.js';
import type { ChatElement, ChatSearch, ChatSearchModal, ChatSessionElement } from '../../src/index.js';
import '../../src/index.js';
import { loadOutbox } from '../../src/data/live-channel.js';
import '../../src/parts/details/acting.js';
import '../../src/parts/details/details.js';
import { HeldBackend } from './held-backend.js';

await Promise.all([loadOutbox(), loadAbout()]); // as it is on a page whose channel is shown

/** Of this page's own: what is kept on the device for a server's user is seen by no test that runs beside this one, */
export const server = `https://chat-${crypto.randomUUID()}.example`;

/** nor by the next one on this page. */
beforeEach(() => {
  for (const key of Object.keys(localStorage)) if (key.includes(server)) localStorage.removeItem(key);
});

/** What a test page consists of. */
export interface Stage {
  world: PreviewWorld;
  backend: HeldBackend;
  provider: ChatSessionElement;
  chat: ChatElement;
  modal: ChatSearchModal;
}

export interface StageOptions {
  world?: PreviewWorld;
  backend?: HeldBackend;
  /** Whose session it is. Default `me`. */
  user?: string;
  token?: TokenInput;
  channel?: string;
  deeplink?: string;
  join?: 'auto' | 'ask' | 'never';
  scheme?: 'light' | 'dark';
  locale?: string;
  dir?: 'rtl';
  /** Of the box round the chat, px. */
  width?: number;
  height?: number;
  /** Whether to wait until the chat is ready. Default `true`. */
  wait?: boolean;
}

export const users = [
  { id: 'me', name: 'Me Myself' },
  { id: 'maya', name: 'Maya Lindqvist' },
  { id: 'tomas', name: 'Tomás Rey' },
  { id: 'aiko', name: 'Aiko Sato' },
  { id: 'jonas', name: 'Jonas Weber' },
];

const MINUTE = 60_000;

/** A world with one channel, `tea`, and these messages in it. */
export function worldOf(messages: readonly PreviewMessage[] = [], channel: Partial<PreviewChannelInit> = {}, options: PreviewWorldOptions = {}): PreviewWorld {
  return new PreviewWorld({ users, channels: [{ id: 'tea', name: 'Tea room', messages, ...channel }], ...options });
}

/** `count` messages of several people, "message 1" to "message <count>", one every ten minutes up to `until`. */
export function history(count: number, { until = Date.now(), lines = 1, step = 10 * MINUTE }: { until?: number; lines?: number; step?: number } = {}): PreviewMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    from: users[1 + (index % 4)]!.id,
    text: [`message ${index + 1}`, ...Array.from({ length: lines - 1 }, (_, line) => `line ${line + 2}`)].join('\n'),
    at: until - (count - index) * step,
  }));
}

/** A session, a chat and a search modal on the preview backend. */
export async function stage(options: StageOptions = {}): Promise<Stage> {
  const world = options.world ?? options.backend?.world ?? worldOf();
  const backend = options.backend ?? new HeldBackend(world);
  const { user = 'me', token = `preview:${user}`, channel = 'tea', width = 420, height = 600, scheme, dir } = options;
  const provider = await fixture<ChatSessionElement>(html`
    <chat-session .backend=${backend} .token=${token} server-url=${server} locale=${options.locale ?? 'en-GB'} join=${options.join ?? nothing}>
      <div class="box" dir=${dir ?? nothing} style="inline-size: ${width}px; block-size: ${height}px">
        <chat-element channel-id=${channel} deeplink-to-message-id=${options.deeplink ?? nothing} color-scheme=${scheme ?? nothing}></chat-element>
      </div>
      <chat-search-modal color-scheme=${scheme ?? nothing}></chat-search-modal>
    </chat-session>
  `);
  const chat = provider.querySelector('chat-element')!;
  const modal = provider.querySelector('chat-search-modal')!;
  if (options.wait ?? true) {
    await chat.whenReady;
    // What comes once the messages are on screen has come.
    await until(() => chat.shadowRoot!.querySelector('.chat > [role=status]'), 'what says how it stands');
    await calm(chat);
  }
  return { world, backend, provider, chat, modal };
}

/** Waits until what has happened is on screen, observers of sizes included. */
export async function calm(element: ChatElement | ChatSearch | ChatSearchModal): Promise<void> {
  for (let frame = 0; frame < 3; frame++) {
    await nextFrame();
    await element.updateComplete;
  }
}

/** Waits until something is so, looking once a frame: no timer, so that a test may hold those. */
export async function until(condition: () => unknown, what: string): Promise<void> {
  for (const start = performance.now(); !condition(); ) {
    if (performance.now() - start > 5000) throw new Error(`waited in vain: ${what}`);
    await nextFrame();
  }
}

type Host = ChatElement | ChatSearch | ChatSearchModal;

export function all<T extends HTMLElement = HTMLElement>(host: Host, selector: string): T[] {
  return [...host.shadowRoot!.querySelectorAll<T>(selector)];
}

export function one<T extends HTMLElement = HTMLElement>(host: Host, selector: string): T {
  const found = all<T>(host, selector);
  expect(found.length, `elements that match ${selector}`).to.equal(1);
  return found[0]!;
}

export const has = (host: Host, selector: string) => all(host, selector).length > 0;

/** A button by what it is called. */
export function button(host: Host, name: string | RegExp): HTMLButtonElement {
  const called = (button: HTMLElement) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim().replace(/\s+/g, ' ');
  const found = all<HTMLButtonElement>(host, 'button').filter((button) => (typeof name === 'string' ? called(button) === name : name.test(called(button))));
  expect(found.length, `buttons called ${name} among ${all(host, 'button').map(called).join(' | ')}`).to.equal(1);
  return found[0]!;
}

export const rows = (chat: ChatElement) => all(chat, '[part~=message]');

/** What a row says, without the time. */
export function textOf(row: HTMLElement): string {
  const bubble = row.querySelector('[part=bubble]')!.cloneNode(true) as HTMLElement;
  bubble.querySelector('time')!.remove();
  return bubble.textContent!.trim();
}

export const texts = (chat: ChatElement) => rows(chat).map(textOf);

/** The row of the message that says this. */
export function rowOf(chat: ChatElement, text: string | RegExp): HTMLElement {
  const found = rows(chat).filter((row) => (typeof text === 'string' ? textOf(row) === text : text.test(textOf(row))));
  expect(found.length, `messages that say ${text}`).to.equal(1);
  return found[0]!;
}

export const scroller = (chat: ChatElement) => one(chat, '[part=scroller]');
export const input = (chat: ChatElement) => one<HTMLTextAreaElement>(chat, '[part=input]');

/** Writes into a text box as a person does: the box changes, then says so. */
export function type(box: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  box.focus();
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

export function key(target: EventTarget, key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

/** Writes a message and sends it by the Enter key. */
export async function send(chat: ChatElement, text: string): Promise<void> {
  type(input(chat), text);
  await chat.updateComplete;
  key(input(chat), 'Enter');
  await chat.updateComplete;
}

/** Real keys, as the browser gets them: `Shift+Enter`. */
export const press = (keys: string) => executeServerCommand<boolean, string>('press-keys', keys);

/** Everything an element dispatches of these types, in order. */
export function record(target: EventTarget, ...types: string[]): CustomEvent[] {
  const events: CustomEvent[] = [];
  for (const type of types) target.addEventListener(type, (event) => events.push(event as CustomEvent));
  return events;
}
