/** The data API on the embedded homeserver, over real HTTP: two people from no channel to a conversation. */

import { expect } from '@open-wc/testing';
import type { ConversationSnapshot, FileBlock, MessageSnapshot, TypingSnapshot } from '../../src/data/api-types.js';
import { matrixBackend } from '../../src/matrix/index.js';
import { ChatSession } from '../../src/session/session.js';
import { until } from '../support/elements.js';

const serverUrl = (globalThis as { __homeserverUrl?: string }).__homeserverUrl ?? '';
const unique = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
const sessions: ChatSession[] = [];

async function signIn(name: string): Promise<ChatSession> {
  const response = await fetch(`${serverUrl}/api/token?user=${name}-${unique}`);
  const { token, userId } = (await response.json()) as { token: string; userId: string };
  const session = new ChatSession({ backend: matrixBackend, serverUrl, token, userId });
  sessions.push(session);
  session.start();
  await session.whenReady;
  return session;
}

describe('The data API on a homeserver', () => {
  after(() => sessions.forEach((session) => session.destroy()));

  it('takes two people from no channel to a conversation', async () => {
    const [one, two] = [await signIn('one'), await signIn('two')];
    let list: readonly ConversationSnapshot[] = [];
    await two.subscribeConversations((now) => (list = now)).connected;

    const hers = one.conversation(`order-${unique}`);
    expect(await hers.get()).to.be.null;
    await hers.createIfNotExists({ subject: 'Order 7', custom: { order: '7' } });
    const { id } = (await hers.get())!;
    expect(await hers.get()).to.deep.include({ subject: 'Order 7', custom: { order: '7' }, membership: 'joined', access: 'ReadWrite' });

    await hers.participant(two.userId!).createIfNotExists();
    await until(() => list.some((channel) => channel.id === id && channel.membership === 'invited'), 'the invitation');
    const his = two.conversation(id);
    await his.createIfNotExists();
    await until(() => list.some((channel) => channel.id === id && channel.membership === 'joined'), 'he is in it');
    expect(await hers.participant(two.userId!).get()).to.include({ membership: 'joined' });

    let messages: readonly MessageSnapshot[] | null = null;
    let typing: TypingSnapshot | null = null;
    await his.subscribeMessages((now) => (messages = now)).connected;
    await his.subscribeTyping((now) => (typing = now)).connected;
    await hers.markAsTyping();
    await until(() => typing?.many === false && typing.users.length === 1, 'she types');
    const message = await hers.send({ text: 'hello', custom: { a: '1' } });
    await until(() => messages?.[0]?.plaintext === 'hello', 'the message');
    expect(messages![0]!.custom).to.deep.equal({ a: '1' });
    await until(() => list.find((channel) => channel.id === id)?.unreadMessageCount === 1, 'unread');
    await his.markAsRead();
    await until(() => list.find((channel) => channel.id === id)?.isUnread === false, 'read');
    await his.markAsUnread();
    await until(() => list.find((channel) => channel.id === id)?.isUnread === true, 'marked');

    await his.message(message.id).reactions('👍').add();
    await until(() => messages?.[0]?.reactions[0]?.currentUserReacted, 'the reaction');
    await his.message(message.id).reactions('👍').remove();
    await until(() => messages?.[0]?.reactions.length === 0, 'no reaction');
    await message.edit('hello you');
    await until(() => messages?.[0]?.plaintext === 'hello you', 'the edit');
    const answer = await his.send({ text: 'yes?', referencedMessage: message.id });
    expect((await answer.get())!.referencedMessage!.plaintext).to.equal('hello you');

    const fileToken = await one.uploadFile(new File(['a note'], 'note.txt', { type: 'text/plain' }));
    await hers.send({ content: [{ type: 'file', fileToken }] });
    await until(() => messages?.[0]?.content[0]?.type === 'file', 'the file');
    expect(messages![0]!.content[0] as FileBlock).to.include({ filename: 'note.txt', size: 6, mimeType: 'text/plain' });

    await message.delete();
    await until(() => !messages?.some((one) => one.id === message.id), 'it is deleted');
    await his.participant(two.userId!).delete();
    await until(() => messages === null, 'he has left');
    await until(() => !list.some((channel) => channel.id === id), 'it is gone from his list');
  });
});
