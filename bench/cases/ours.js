/** `<chat-element>` on the in-page preview backend: the built library, as a page has it. */

import { box, frame, until, users } from './messages.js';

const { previewBackend, PreviewWorld } = await import('/dist/preview.js');
await import('/dist/chat-elements.js');

let world;
let provider;
let chat;

export function prepare(messages) {
  world = new PreviewWorld({ users, channels: [{ id: 'tea', name: 'Tea room', messages }] });
  return world;
}

export function mount() {
  provider = document.createElement('chat-session');
  Object.assign(provider, { backend: previewBackend({ world }), token: 'preview:me', serverUrl: location.origin });
  chat = document.createElement('chat-element');
  chat.setAttribute('channel-id', 'tea');
  chat.style.setProperty('block-size', '600px');
  provider.append(chat);
  box().append(provider);
}

export function unmount() {
  provider.remove();
  provider = chat = undefined;
}

export function say({ from, text }) {
  world.say(from === 'me' ? 'maya' : from, 'tea', text);
}

export const rows = () => [...chat.shadowRoot.querySelectorAll('.message')];
export const shows = (text) => rows().at(-1)?.textContent.includes(text) ?? false;
export const scroller = () => chat.shadowRoot.querySelector('.scroller');
export const slow = (ms) => void (world.latency = ms);

const live = () => chat.conversation.live.get();
export const held = () => live().messages.length;

/** All that it loads once the messages are on the screen. */
export async function settled() {
  await until(() => chat.shadowRoot.querySelector('.spoken') && !live().loadingOlder, 'all of its parts');
  for (let count = 0; count < 10; count++) await frame();
}

/** To the first message and back to the last, as one does with the wheel: so many px a frame. */
export async function scrollThrough(step) {
  while (live().hasOlder || !chat.shadowRoot.querySelector('.beginning') || fromStart() > 0) {
    scroller().scrollTop -= step;
    await frame();
  }
  const all = held();
  while (scroller().scrollTop < 0 || !rows().at(-1).textContent.includes(live().messages.at(-1).text)) {
    scroller().scrollTop += step;
    await frame();
  }
  return all;
}

const fromStart = () => scroller().scrollHeight - scroller().clientHeight + scroller().scrollTop;

/** Scrolls to so far from the start (px) of what is there, and waits till more has come. @returns how far the first visible row moved (px) */
export async function prependAt(distance) {
  slow(300);
  const count = held();
  scroller().scrollTop -= fromStart() - distance;
  await until(() => live().loadingOlder, 'that it loads');
  for (let index = 0; index < 3; index++) await frame();
  // What is held has rows first: there one is further from the start again.
  scroller().scrollTop -= fromStart() - distance;
  await frame();
  const { top } = scroller().getBoundingClientRect();
  const read = rows().find((row) => row.getBoundingClientRect().bottom > top);
  const before = read.getBoundingClientRect().top;
  await until(() => held() > count, 'older ones');
  for (let index = 0; index < 5; index++) await frame();
  slow(0);
  return Math.abs(read.getBoundingClientRect().top - before);
}
