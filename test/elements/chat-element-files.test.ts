import { expect } from '@open-wc/testing';
import { PreviewWorld } from '../../src/backend/preview.js';
import { ChatError } from '../../src/errors.js';
import type { ChatElement } from '../../src/index.js';
import { all, button, calm, has, input, key, record, rowOf, stage, type, until, users } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';

/** Pastes a file into the box: some engines make no event with files. */
function paste(chat: ChatElement, name: string, box = input(chat)): void {
  const data = new DataTransfer();
  data.items.add(new File(['tea'], name, { type: 'text/plain' }));
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: data });
  box.dispatchEvent(event);
}

const queued = (chat: ChatElement) => all(chat, '[part~=upload]');

async function filesStage() {
  const members = ['me', 'maya', 'tomas'];
  const backend = new HeldBackend(new PreviewWorld({ users, channels: [{ id: 'tea', name: 'Tea', members, messages: [{ from: 'maya', text: 'well?' }] }, { id: 'coffee', name: 'Coffee', members }] }));
  const on = await stage({ backend });
  await until(() => has(on.chat, '[part~=attach-button]'), 'what sends files');
  await calm(on.chat);
  return { ...on, messages: (channel = 'tea') => on.world.channel(channel).messages.filter(({ senderId }) => senderId === 'me') };
}

describe('<chat-element> sends files', () => {
  it('and nothing where one is taken away', async () => {
    const { chat, messages } = await filesStage();
    paste(chat, 'plan.txt');
    await until(() => queued(chat).length, 'the file');
    type(input(chat), 'half a sent');
    button(chat, 'Remove plan.txt').click();
    await until(() => !queued(chat).length, 'that it is gone');
    await calm(chat);
    expect([input(chat).value, messages()]).to.deep.equal(['half a sent', []]);
  });

  describe('that are still on their way when something else is shown', () => {
    async function leaving() {
      const on = await filesStage();
      const release = on.backend.hold('upload');
      const send = async (name: string) => {
        paste(on.chat, name);
        await until(() => queued(on.chat).length, 'the file');
        type(input(on.chat), `look: ${name}`);
        key(input(on.chat), 'Enter');
        await until(() => input(on.chat).value === '', 'that it is on its way');
      };
      const show = async (channelId: string) => {
        on.chat.channelId = channelId;
        await until(() => has(on.chat, 'textarea') && input(on.chat).ariaLabel?.toLowerCase().endsWith(channelId), channelId);
        await calm(on.chat);
      };
      return { ...on, release, send, show };
    }

    it('where they were sent: in another channel', async () => {
      const { chat, messages, release, send, show } = await leaving();
      const events = record(chat, 'messageSent');
      await send('plan.txt');
      await show('coffee');
      expect(queued(chat), 'what belongs elsewhere').to.deep.equal([]);
      release();
      await until(() => events.length, 'the message');
      expect(messages().map(({ text, attachment }) => [text, attachment?.name])).to.deep.equal([['look: plan.txt', 'plan.txt']]);
      expect(messages('coffee')).to.deep.equal([]);
      expect(events[0]!.detail).to.include({ channelId: 'tea', content: 'look: plan.txt' });
    });

    it('says that it failed; it is there to be tried again', async () => {
      const { chat, world, messages, release, send, show } = await leaving();
      const events = record(chat, 'error');
      await send('plan.txt');
      await show('coffee');
      const error = new ChatError('forbidden', 'no');
      world.fail('upload', error);
      release();
      await until(() => events.length, 'the failure');
      expect(events.map(({ detail }) => detail as unknown)).to.deep.equal([error]);
      await show('tea');
      button(chat, 'Try again: plan.txt').click();
      await until(() => messages().length, 'the message');
    });

    it('in a thread that is closed, and there again when it is opened again', async () => {
      const { chat, messages, release } = await leaving();
      const openThread = async () => {
        const row = rowOf(chat, 'well?');
        row.focus();
        await calm(chat);
        key(row, 'Enter');
        await until(() => has(chat, '[role=menuitem]'), 'the menu');
        all(chat, '[role=menuitem]').find(({ textContent }) => textContent!.trim() === 'Reply in thread')!.click();
        await until(() => has(chat, '.thread-pane textarea') && has(chat, '.thread-pane [part~=attach-button]'), 'the thread, and what sends files there');
        await calm(chat);
      };
      await openThread();
      const box = all<HTMLTextAreaElement>(chat, '.thread-pane textarea')[0]!;
      paste(chat, 'plan.txt', box);
      await until(() => queued(chat).length, 'the file');
      type(box, 'look');
      key(box, 'Enter');
      await until(() => box.value === '', 'that it is on its way');
      button(chat, 'Close thread').click();
      await until(() => !has(chat, '[part=thread]'), 'that it is closed');
      expect(queued(chat)).to.deep.equal([]);
      await openThread();
      await until(() => queued(chat).length, 'the file again');
      expect(queued(chat)).to.have.length(1);
      button(chat, 'Close thread').click();
      release();
      await until(() => messages().length, 'the message');
      expect(messages()[0]).to.deep.include({ text: 'look', threadId: rowOf(chat, /^well/).dataset.id });
    });

    it('and nowhere when the element is taken away', async () => {
      const { chat, backend, messages, release, send, show } = await leaving();
      await send('plan.txt');
      await show('coffee');
      chat.remove();
      release();
      await until(() => !backend.pending, 'that all is quiet');
      expect(messages()).to.deep.equal([]);
    });
  });

  it('gives the text back where all are taken away: sent again, it mentions whom it mentioned', async () => {
    const { chat, backend, messages } = await filesStage();
    backend.hold('upload');
    paste(chat, 'plan.txt');
    await until(() => queued(chat).length, 'the file');
    type(input(chat), '@may');
    await until(() => has(chat, '[role=option]'), 'the list');
    key(input(chat), 'Enter');
    await calm(chat);
    key(input(chat), 'Enter');
    await until(() => input(chat).value === '' && button(chat, 'Send message').disabled, 'that it is on its way');
    type(input(chat), 'P.S.');
    button(chat, 'Remove plan.txt').click();
    await until(() => input(chat).value === '@Maya Lindqvist\nP.S.', 'the text');
    key(input(chat), 'Enter');
    await until(() => messages().length, 'the message');
    expect(messages()[0]).to.deep.include({ text: '@Maya Lindqvist\nP.S.', mentions: { userIds: ['maya'] } });
  });
});
