import { expect } from '@open-wc/testing';
import type { ChatElement } from '../../src/index.js';
import { all, button, calm, has, input, key, stage, type, until, worldOf } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';

/** Pastes a file into the box: some engines make no event with files. */
function paste(chat: ChatElement, name: string): void {
  const data = new DataTransfer();
  data.items.add(new File(['tea'], name, { type: 'text/plain' }));
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: data });
  input(chat).dispatchEvent(event);
}

const queued = (chat: ChatElement) => all(chat, '[part~=upload]');

async function filesStage() {
  const backend = new HeldBackend(worldOf([], { members: ['me', 'maya', 'tomas'] }));
  const on = await stage({ backend });
  await until(() => has(on.chat, '[part~=attach-button]'), 'what sends files');
  await calm(on.chat);
  return { ...on, messages: (channel = 'tea') => on.world.channel(channel).messages };
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
