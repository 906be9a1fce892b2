/** The lower bound: plain elements, made in one loop, six per message, as a chat would have them. */

import { box, users } from './messages.js';

const style = `
  .list { block-size: 600px; overflow: auto; }
  .message { display: flex; gap: 8px; padding: 4px 12px; align-items: flex-end; }
  .avatar { inline-size: 30px; block-size: 30px; border-radius: 50%; background: #ccd; flex: none; }
  .bubble { background: #eef; border-radius: 16px; padding: 8px 12px; max-inline-size: 80%; }
  .name { font-weight: 600; font-size: 13px; display: block; }
  .time { font-size: 11px; color: #667; }
`;
const names = new Map(users.map(({ id, name }) => [id, name]));
let list;

export function prepare(messages) {
  document.head.append(Object.assign(document.createElement('style'), { textContent: style }));
  return messages;
}

export function mount(messages) {
  list = make('div', 'list');
  for (const message of messages) list.append(row(message));
  box().append(list);
  toEnd();
}

export function unmount() {
  list.remove();
  list = undefined;
}

export function say(message) {
  list.append(row(message));
  toEnd();
}

export const shows = (text) => list?.lastElementChild?.textContent.includes(text) ?? false;

/** Puts older ones above, one loop, at the offset it has. */
export function prepend(messages) {
  list.prepend(...messages.map(row));
}

export const scroller = () => list;
export const rows = () => [...list.children];

function toEnd() {
  list.scrollTop = list.scrollHeight;
}

function row({ from, text, at }) {
  const message = make('article', 'message');
  const bubble = make('div', 'bubble');
  bubble.append(make('span', 'name', names.get(from)), make('span', 'text', text), make('time', 'time', new Date(at).toISOString().slice(11, 16)));
  message.append(make('div', 'avatar', from[0]), bubble);
  return message;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
