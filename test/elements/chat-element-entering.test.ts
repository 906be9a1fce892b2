import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import type { ChatElement } from '../../src/index.js';
import { all, button, has, input, one, record, send, stage, texts, until, worldOf } from '../support/elements.js';

const talk = [{ from: 'maya', text: 'welcome' }];
const buttons = (chat: ChatElement) => all(chat, 'button').map(({ textContent }) => textContent.trim());
const closed = (chat: ChatElement) => one(chat, '[part=composer]').textContent.trim();

describe('<chat-element> in a channel where the user is not yet', () => {
  const channel = { members: ['maya'] };

  it('is joined when it is opened, by default', async () => {
    const { chat, world } = await stage({ world: worldOf(talk, channel) });
    expect(world.channel('tea').members.of('me')).to.equal('joined');
    expect(has(chat, 'textarea')).to.be.true;
  });

  it('with join="ask" shows what can be read, and joins at the press of a button', async () => {
    const { chat, world } = await stage({ world: worldOf(talk, channel), join: 'ask' });
    expect(texts(chat)).to.deep.equal(['welcome']);
    expect(world.channel('tea').members.of('me')).to.equal('none');
    button(chat, 'Join').click();
    await until(() => has(chat, 'textarea'), 'the composer');
    expect(world.channel('tea').members.of('me')).to.equal('joined');
    await until(() => chat.shadowRoot!.activeElement === input(chat), 'the cursor is where one writes');
    await send(chat, 'hello');
    await until(() => world.channel('tea').messages.at(-1)!.text === 'hello', 'the message');
    world.say('maya', 'tea', 'hello to you');
    await until(() => texts(chat).includes('hello to you'), 'what comes after');
  });

  it('with join="never" shows what can be read, and no button', async () => {
    const { chat } = await stage({ world: worldOf(talk, channel), join: 'never' });
    expect(texts(chat)).to.deep.equal(['welcome']);
    await until(() => closed(chat) === 'You are not in this channel.', 'why');
  });

  it('says that joining was refused, and can be asked again', async () => {
    const { chat, world } = await stage({ world: worldOf(talk, channel), join: 'ask' });
    const errors = record(chat, 'error');
    world.fail('join', new ChatError('forbidden', 'No.'));
    button(chat, 'Join').click();
    await until(() => one(chat, '.chat').textContent.includes("You're not allowed to do that."), 'why');
    expect(errors.map(({ detail }) => (detail as ChatError).code)).to.deep.equal(['forbidden']);
    button(chat, 'Join').click();
    await until(() => has(chat, 'textarea'), 'the composer');
  });

  it('a private one says that there is no access; with join="ask" one may try', async () => {
    const { chat, world } = await stage({ world: worldOf(talk, { ...channel, private: true }), join: 'ask', wait: false });
    await until(() => has(chat, '[part=error]'), 'the panel');
    expect(one(chat, '[part=error]').textContent).to.contain("You don't have access to this channel.");
    world.invite('me', 'tea');
    button(chat, 'Join').click();
    await until(() => has(chat, 'textarea'), 'the composer');
    expect(texts(chat)).to.deep.equal(['welcome']);
  });
});

describe('<chat-element> in a channel one is invited to', () => {
  const invited = { private: true, members: ['maya'], invited: ['me'] };

  it('shows nothing of it but that, and is in it once it is accepted', async () => {
    const { chat, world } = await stage({ world: worldOf(talk, invited) });
    expect(texts(chat)).to.be.empty;
    expect(world.channel('tea').members.of('me'), 'an invitation is not accepted by opening it').to.equal('invited');
    expect(buttons(chat)).to.deep.equal(['Accept', 'Decline']);
    button(chat, 'Accept').click();
    await until(() => texts(chat).includes('welcome'), 'its messages');
    expect(world.channel('tea').members.of('me')).to.equal('joined');
    expect(has(chat, 'textarea')).to.be.true;
  });

  it('is out of it once it is declined', async () => {
    const { chat, world } = await stage({ world: worldOf(talk, invited) });
    button(chat, 'Decline').click();
    await until(() => has(chat, '[part=error]'), 'that there is no access');
    expect(world.channel('tea').members.of('me')).to.equal('none');
  });

  it('a public one that was declined is not joined after all', async () => {
    const { chat, world } = await stage({ world: worldOf(talk, { ...invited, private: false }) });
    button(chat, 'Decline').click();
    await until(() => closed(chat) === 'You are not in this channel.', 'that one is not in it');
    expect(world.channel('tea').members.of('me')).to.equal('none');
  });
});
