/** deep-chat, given its history before it is mounted, which is its quickest way. */

import { box } from './messages.js';
await import('/peers/deep-chat.js');

let chat;

export const prepare = (messages) => messages.map(({ from, text }) => ({ role: from === 'me' ? 'user' : 'ai', text }));

export function mount(history) {
  chat = document.createElement('deep-chat');
  chat.connect = { handler: () => undefined };
  // Else it takes all but 4,000 away again, for which it needs half a minute.
  chat.maxVisibleMessages = history.length + 100;
  chat.history = history;
  Object.assign(chat.style, { width: '420px', height: '600px' });
  box().append(chat);
}

export function unmount() {
  chat.remove();
  chat = undefined;
}

export function say({ from, text }) {
  chat.addMessage({ role: from === 'me' ? 'user' : 'ai', text });
}

export const shows = (text) => chat.shadowRoot?.querySelector('#messages')?.lastElementChild?.textContent.includes(text) ?? false;
