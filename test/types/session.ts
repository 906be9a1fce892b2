/** What a host may write about sessions, and what the compiler refuses. It is checked with the types; nothing here runs. */

import { type ChatError, type ChatSession, createChatSession, getChatSession } from '../../src/index.js';

export async function sessions(): Promise<void> {
  createChatSession({ token: 'a token' });
  createChatSession({ token: null });
  createChatSession({ token: Promise.resolve('a token') });
  createChatSession({ token: ({ abortSignal }) => fetch('/api/token', { signal: abortSignal }).then((response) => response.text()) });
  createChatSession({ token: () => ({ token: 'a token', expiresIn: 60, userId: '@maya:chat.example', serverUrl: 'https://chat.example' }) });
  createChatSession({ tokenEndpoint: '/api/token', tokenEndpointInit: () => ({ headers: { 'X-CSRF': 'x' } }), syncUser: { name: 'Maya' } });
  createChatSession({ tokenEndpoint: '/api/token', syncUser: async () => ({ name: 'Maya', photoUrl: null }), desktopNotifications: true });
  // @ts-expect-error a number is no token
  createChatSession({ token: 5 });
  // @ts-expect-error nor is what a function answers without one
  createChatSession({ token: () => ({ expiresIn: 60 }) });
  // @ts-expect-error there is no such option
  createChatSession({ tokenEndPoint: '/api/token' });
  // @ts-expect-error nor such a way to join
  createChatSession({ tokenEndpoint: '/api/token', join: 'always' });
  // @ts-expect-error whose session it is must be said
  getChatSession({ serverUrl: 'https://chat.example' });

  const session: ChatSession = getChatSession({ serverUrl: 'https://chat.example', userId: 'maya' });
  session.setToken('a token');
  session.onNeedToken = () => session.setToken(() => 'a token');
  session.onError((error: ChatError) => error.code === 'refused').unsubscribe();
  const state: 'idle' | 'authenticating' | 'ready' | 'reconnecting' | 'failed' | 'closed' = session.state;
  const off: () => void = session.on('tokenRefreshed', (token: string, { expiresAt }) => [token.length, (expiresAt ?? 0) + 1]);
  session.once('ready', () => off());
  session.on('error', ({ code, retryable }) => [code === 'network', retryable]);
  session.on('tokenRefreshError', (error, { willRetry, retryAt }) => [error.code, willRetry, retryAt]);
  session.on('message', ({ message, conversation }) => [message.plaintext, conversation.subject]);
  session.on('unreadsChange', (unreads) => unreads.map(({ unreadMessageCount }) => unreadMessageCount + 1));
  session.off('stateChange', console.log);
  // @ts-expect-error there is no such event
  session.on('tokenrefreshed', () => undefined);
  // @ts-expect-error ready tells nothing
  session.on('ready', (token: string) => token);
  // @ts-expect-error the state is not to be set
  session.state = state;
  // @ts-expect-error an option of a wrong kind
  session.updateOptions({ locale: 5 });
  await session.whenReady;
}

export async function data(session: ChatSession): Promise<void> {
  const general = session.conversation('general');
  const sent = await general.send({ text: 'hello', custom: { order: '17' } });
  await general.send({ content: [{ type: 'file', fileToken: await session.uploadImage(new Blob(), { width: 1, height: 1 }, { onProgress: ({ loaded }) => loaded }) }] });
  await sent.edit('hello!');
  await sent.reaction('👋').add();
  const name: string | undefined = (await session.currentUser?.get())?.name;
  const subscription = general.subscribeMessages((messages, loadedAll) => [messages?.[0]?.plaintext, loadedAll && name]);
  await subscription.connected;
  await subscription.loadMore(10);
  session.subscribeConversations({ filter: { hasUnread: true } }, (conversations) => conversations[0]?.unreadMessageCount);
  // @ts-expect-error a message is a text or has one
  await general.send({ text: 5 });
  // @ts-expect-error a file is sent by what an upload answered
  await general.send({ content: [{ type: 'file', fileToken: 'mxc://a/b' }] });
  // @ts-expect-error there is no such filter
  session.subscribeConversations({ filter: { unread: true } });
  // @ts-expect-error snapshots are not to be changed
  general.subscribe((snapshot) => (snapshot!.subject = 'other'));
}
