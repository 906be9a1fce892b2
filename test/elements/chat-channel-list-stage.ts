/** A page with a list of channels beside a chat, on the preview backend. */

import { expect, fixture, nextFrame } from '@open-wc/testing';
import { html, nothing } from 'lit';
import { type PreviewChannelInit, PreviewWorld, type PreviewWorldOptions } from '../../src/backend/preview.js';
import type { TokenInput } from '../../src/auth/source.js';
import type { ChatChannelList, ChatElement, ChatSessionElement } from '../../src/index.js';
import '../../src/index.js';
import { until, users } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';

export interface ListStage {
  world: PreviewWorld;
  backend: HeldBackend;
  provider: ChatSessionElement;
  list: ChatChannelList;
  chat: ChatElement | null;
}

export interface ListStageOptions {
  channels?: readonly PreviewChannelInit[];
  world?: PreviewWorld;
  backend?: HeldBackend;
  worldOptions?: PreviewWorldOptions;
  user?: string;
  token?: TokenInput;
  selected?: string;
  /** Whether a chat stands beside it, and which channel it shows. */
  chat?: string;
  scheme?: 'light' | 'dark';
  locale?: string;
  dir?: 'rtl';
  /** Of the box round it, px. */
  width?: number;
  height?: number;
  /** Whether to wait until it is ready. Default `true`. */
  wait?: boolean;
}

const MINUTE = 60_000;

/** `count` channels `c1` to `c<count>`, the last one active last; each has a message of Maya's. */
export const manyChannels = (count: number): PreviewChannelInit[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `c${index + 1}`,
    name: `Channel ${index + 1}`,
    messages: [{ from: 'maya', text: `message ${index + 1}`, at: Date.now() - (count - index) * MINUTE }],
  }));

export async function listStage(options: ListStageOptions = {}): Promise<ListStage> {
  const world = options.world ?? options.backend?.world ?? new PreviewWorld({ users, channels: options.channels ?? manyChannels(3), ...options.worldOptions });
  const backend = options.backend ?? new HeldBackend(world);
  const { user = 'me', token = `preview:${user}`, width = 340, height = 500 } = options;
  const provider = await fixture<ChatSessionElement>(html`
    <chat-session .backend=${backend} .token=${token} server-url="https://chat.example" locale=${options.locale ?? 'en-GB'}>
      <div class="box" dir=${options.dir ?? nothing} style="inline-size: ${width}px; block-size: ${height}px">
        <chat-channel-list selected-channel=${options.selected ?? nothing} color-scheme=${options.scheme ?? nothing}></chat-channel-list>
      </div>
      ${options.chat ? html`<chat-element channel-id=${options.chat}></chat-element>` : nothing}
    </chat-session>
  `);
  const list = provider.querySelector('chat-channel-list')!;
  const chat = provider.querySelector('chat-element');
  if (options.wait ?? true) {
    await list.whenReady;
    await chat?.whenReady;
    await settled(list);
  }
  return { world, backend, provider, list, chat };
}

/** Waits until what has happened is on screen. */
export async function settled(list: ChatChannelList): Promise<void> {
  for (let frame = 0; frame < 3; frame++) {
    await nextFrame();
    await list.updateComplete;
  }
}

export const all = (list: ChatChannelList, selector: string) => [...list.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
export const has = (list: ChatChannelList, selector: string) => all(list, selector).length > 0;
export function one(list: ChatChannelList, selector: string): HTMLElement {
  const found = all(list, selector);
  expect(found.length, `elements that match ${selector}`).to.equal(1);
  return found[0]!;
}

export const rows = (list: ChatChannelList) => all(list, '[part~=channel]') as HTMLButtonElement[];
export const ids = (list: ChatChannelList) => rows(list).map(({ dataset }) => dataset.id);
export function row(list: ChatChannelList, id: string): HTMLButtonElement {
  const found = rows(list).find(({ dataset }) => dataset.id === id);
  expect(found, `the row of ${id} among ${ids(list).join(' ')}`).to.exist;
  return found!;
}

/** What a part of a row says; `undefined` where it is not there. */
export const says = (list: ChatChannelList, id: string, part: string) => row(list, id).querySelector(`[part=${part}]`)?.textContent?.trim().replace(/\s+/g, ' ');
/** What a screen reader calls a row. */
export function label(list: ChatChannelList, id: string): string {
  const copy = row(list, id).cloneNode(true) as HTMLElement;
  copy.querySelectorAll('[aria-hidden=true]').forEach((hidden) => hidden.remove());
  return copy.textContent!.trim().replace(/\s+/g, ' ').replace(/ ,/g, ',');
}
export const selected = (list: ChatChannelList) => all(list, '[aria-current=true]').map(({ dataset }) => dataset.id);
export const scroller = (list: ChatChannelList) => one(list, '[part=list]');
export const focused = (list: ChatChannelList) => (list.shadowRoot!.activeElement as HTMLElement | null)?.dataset.id;
export const untilIds = (list: ChatChannelList, ...wanted: string[]) => until(() => ids(list).join() === wanted.join(), `${wanted.join()} in the list`);
