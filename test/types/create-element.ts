/**
 * The types of elements that a script makes: nothing here runs, the compiler reads it. What stands below `@ts-expect-error`
 * must be a compile error, what stands elsewhere must be none.
 */

import type { ChatElement, ChatSearch, ChatSearchModal, ChatSession } from '../../src/index.js';
import type { ChatError } from '../../src/errors.js';

declare const session: ChatSession;

/** Whether two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Takes a value whose type is exactly this. */
declare function is<Wanted>(): <Actual>(value: Actual, ...only: Same<Actual, Wanted> extends true ? [] : [never]) => void;

export function elements(): void {
  const chat = session.createElement('chat-element', { channelId: 'general', deeplinkToPostId: '$1', style: 'imessage' });
  is<ChatElement>()(chat);
  const byObject = session.createElement({ type: 'chat-element' });
  is<ChatElement>()(byObject);
  const inline = [session.createElement('search-element'), session.createElement('chat-search', { channelId: 'general' })] as const;
  is<ChatSearch>()(inline[0] ?? inline[1]);
  const modal = session.createElement('chat-search-modal', { shortcut: '', open: true });
  is<ChatSearchModal>()(modal);

  // @ts-expect-error -- there is no such element
  session.createElement('chat-box');
  // @ts-expect-error -- it is not an element inside a session
  session.createElement('chat-session');
  // @ts-expect-error -- there is no such element
  session.createElement({ type: 'div' });
  // @ts-expect-error -- the name is misspelt
  session.createElement('chat-element', { channel: 'general' });
  // @ts-expect-error -- an id is a string
  session.createElement('chat-element', { channelId: 5 });
  // @ts-expect-error -- there is no such style
  session.createElement('chat-element', { style: 'slack' });
  // @ts-expect-error -- an option of another element
  session.createElement('chat-element', { shortcut: 'mod+f' });
  // @ts-expect-error -- an option of another element
  session.createElement('search-element', { deeplinkToMessageId: '$1' });
  // @ts-expect-error -- options are not the second of two callbacks
  session.createElement('chat-search-modal', () => ({}));
}

export function callbacks(): void {
  session.createElement('chat-element', {
    onReady: (element) => is<ChatElement>()(element),
    onError: (error) => is<ChatError>()(error),
    onMessageSent: (event) => is<string>()(event.detail.content),
    onTokenRefreshed: ({ expiresAt }) => is<number | undefined>()(expiresAt),
    onOptionsUpdated: ({ channelId }) => is<string | undefined>()(channelId),
    onSnapshot: ({ state, conversation }) => [is<'loading' | 'ready' | 'error'>()(state), conversation?.messages],
    onSessionClosed: (event) => event.type,
    onEvent: (event) => event.type,
  });
  // @ts-expect-error -- a chat has no results
  session.createElement('chat-element', { onResultClick: () => undefined });
  // @ts-expect-error -- there is no such event
  session.createElement('chat-element', { onmessageSent: () => undefined });
  // @ts-expect-error -- it is given the element
  session.createElement('chat-element', { onReady: (element: string) => element });
}

export function methods(chat: ChatElement, search: ChatSearch): void {
  chat.updateOptions({ channelId: 'random' });
  chat.updateOptions({ style: 'discord', onReady: (element) => element.focus() });
  // @ts-expect-error -- the name is misspelt
  chat.updateOptions({ chanelId: 'random' });
  is<string | undefined>()(chat.options.channelId);
  // @ts-expect-error -- they are changed by updateOptions()
  chat.options.channelId = 'random';

  is<'loading' | 'ready' | 'error'>()(chat.getSnapshot().state);
  chat.getSnapshot().conversation?.unreadCount.toFixed();
  search.getSnapshot().search?.results.at(0)?.text.trim();
  // @ts-expect-error -- it is frozen
  chat.getSnapshot().state = 'ready';
  // @ts-expect-error -- a search shows no channel
  void search.getSnapshot().conversation;

  const off: () => void = chat.on('messageSent', (event) => is<string>()(event.detail.id));
  off();
  chat.once('ready', (element) => element.showMessage('$1'));
  chat.off('error', ({ code }: ChatError) => code);
  search.on('resultClick', (event) => event.preventDefault());
  search.on('close', (event) => event.preventDefault());
  search.on('event', (event) => event.type);
  search.addEventListener('resultClick', (event) => event.detail.channelId);
  // @ts-expect-error -- there is no such event
  chat.on('resultClick', () => undefined);
  // @ts-expect-error -- no event is told without its type
  chat.on(() => undefined);

  chat.mount('#chat');
  chat.mount(document.body);
  // @ts-expect-error -- there may be no such element
  chat.mount(document.querySelector('.chat'));
}

export function modals(): void {
  const modal = session.showSearchModal({ channelId: 'general', onClose: (event) => event.preventDefault() }, true);
  modal?.close();
  if (modal) is<HTMLElement>()(modal.modalContainer);
  session.showSearchModal(({ close }) => ({ onResultClick: close }));
  // @ts-expect-error -- there may be none
  modal.close();
  // @ts-expect-error -- the name is misspelt
  session.showSearchModal({ chanelId: 'general' });
  // @ts-expect-error -- the function answers options
  session.showSearchModal(() => 'general');
}
