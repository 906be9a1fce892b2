/** vue-advanced-chat's custom element, given all messages when it asks for them. */

import { box, users } from './messages.js';
await import('/peers/vue-advanced-chat.js');

let chat;

export const prepare = (messages) => messages.map(({ from, text, at }, index) => ({
  _id: `m${index}`, senderId: from, username: from, content: text, date: new Date(at).toDateString(), timestamp: new Date(at).toISOString().slice(11, 16),
}));

export function mount(messages) {
  const room = { roomId: 'tea', roomName: 'Tea room', avatar: '', users: users.map(({ id, name }) => ({ _id: id, username: name, avatar: '', status: { state: 'online' } })) };
  chat = document.createElement('vue-advanced-chat');
  Object.assign(chat, { currentUserId: 'me', rooms: [room], roomsLoaded: true, roomId: 'tea', singleRoom: true, height: '600px', loadFirstRoom: true });
  chat.addEventListener('fetch-messages', () => {
    // As its documentation does it: outside of the event.
    setTimeout(() => Object.assign(chat, { messages, messagesLoaded: true }));
  });
  box().append(chat);
}

export function unmount() {
  chat.remove();
  chat = undefined;
}

export const shows = (text) => [...(chat.shadowRoot?.querySelectorAll('.vac-message-wrapper') ?? [])].at(-1)?.textContent.includes(text) ?? false;
