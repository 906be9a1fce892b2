import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import { turn, until } from '../support/async.js';
import { message, tea } from './events.js';
import { clientIdOf, liveChannelWorld, network } from './live-channel-world.js';

const refused = new ChatError('forbidden', 'no');

describe('A conversation, what one does to messages and people,', () => {
  const deeds: [string, string, (world: ReturnType<typeof liveChannelWorld>) => Promise<boolean>, unknown[]][] = [
    ['edits', 'edit', ({ conversation }) => conversation.edit('m1', { text: 'better', html: '<b>better</b>', mentions: { userIds: ['maya'] } }), ['the tea', 'm1', { text: 'better', html: '<b>better</b>', mentions: { userIds: ['maya'] } }]],
    ['deletes', 'delete', ({ conversation }) => conversation.delete('m1'), ['the tea', 'm1']],
    ['mutes', 'setMaySend', ({ conversation }) => conversation.mute('maya'), ['the tea', 'maya', false]],
    ['unmutes', 'setMaySend', ({ conversation }) => conversation.mute('maya', false), ['the tea', 'maya', true]],
    ['bans', 'ban', ({ conversation }) => conversation.ban('maya', 'rude'), ['the tea', 'maya', { reason: 'rude' }]],
    ['bans without a reason', 'ban', ({ conversation }) => conversation.ban('maya'), ['the tea', 'maya', {}]],
  ];
  for (const [name, method, deed, args] of deeds) {
    it(`${name}, and says that it is done`, async () => {
      const world = liveChannelWorld();
      await world.opened({ events: [message('m1')] });
      const done = deed(world);
      const asked = await world.line.request(method);
      expect(asked.args.slice(0, args.length)).to.deep.equal(args);
      asked.answer();
      expect(await done).to.be.true;
      expect(world.failures).to.be.empty;
    });

    it(`${name}: tells a refusal once, and that it is not done`, async () => {
      const world = liveChannelWorld();
      await world.opened({ events: [message('m1')] });
      const done = deed(world);
      (await world.line.request(method)).fail(refused);
      expect(await done).to.be.false;
      expect(world.failures).to.deep.equal(['forbidden']);
    });
  }

  it('sends each edit and deletion with an id of its own', async () => {
    const { opened, conversation, line } = liveChannelWorld();
    await opened();
    void conversation.edit('m1', { text: 'a' });
    void conversation.edit('m1', { text: 'b' });
    await line.request('edit', 1);
    const [one, two] = line.of('edit').map(({ args }) => (args[3] as { clientId: string }).clientId);
    expect(one).to.be.a('string').and.not.equal(two);
    void conversation.send('c');
    expect(clientIdOf(await line.request('send'))).not.to.equal(one);
  });

  for (const [capability, deed] of [['edit', 'edit'], ['delete', 'delete'], ['members', 'mute'], ['moderation', 'ban'], ['dates', 'showDate']] as const) {
    it(`is unsupported where the server cannot: ${deed}`, async () => {
      const { opened, conversation, line, failures } = liveChannelWorld();
      line.capabilities.delete(capability);
      await opened();
      const done = deed === 'edit' ? conversation.edit('m1', { text: 'x' }) : deed === 'showDate' ? conversation.showDate(5) : conversation[deed]('maya');
      expect(await done).to.be.false;
      expect(failures).to.deep.equal(['unsupported']);
    });
  }

  it('says what the server can do, and where a message is on the web, once it is open', async () => {
    const { opened, conversation, line } = liveChannelWorld();
    expect(conversation.get().capabilities.size).to.equal(0);
    expect(conversation.permalink('m1')).to.be.undefined;
    await opened();
    expect(conversation.get().capabilities).to.equal(line.capabilities);
    expect(conversation.permalink('m1')).to.equal('https://example.org/the tea/m1');
    line.capabilities.delete('permalinks');
    expect(conversation.permalink('m1')).to.be.undefined;
  });
});

describe('A conversation, going to a date,', () => {
  it('shows what was said from then on', async () => {
    const { opened, conversation, line, ids } = liveChannelWorld();
    await opened({ events: [message('m9')], before: 'x' });
    const going = conversation.showDate(5000);
    const asked = await line.request('atTime');
    expect(asked.args.slice(0, 2)).to.deep.equal(['the tea', 5000]);
    asked.answer({ id: 'a state event' });
    const around = await line.request('around');
    expect(around.args[1]).to.equal('a state event');
    around.answer({ events: [message('m3'), message('m4')], before: 'a', after: 'b' });
    expect(await going).to.be.true;
    expect(ids()).to.deep.equal(['m3', 'm4']);
  });

  it('shows the newest where nothing has been said since', async () => {
    const { opened, conversation, line, ids, failures } = liveChannelWorld();
    await opened({ events: [message('m9')] });
    const back = conversation.show('m1');
    (await line.request('around')).answer({ events: [message('m1')], after: 'b' });
    await back;
    const going = conversation.showDate(5000);
    (await line.request('atTime')).fail(new ChatError('not_found', 'nothing'));
    expect(await going).to.be.true;
    expect(ids()).to.deep.equal(['m9']);
    expect(failures).to.be.empty;
  });

  it('tells a failure', async () => {
    const { opened, conversation, line, failures } = liveChannelWorld();
    await opened();
    const going = conversation.showDate(5000);
    (await line.request('atTime')).fail(network);
    expect(await going).to.be.false;
    expect(failures).to.deep.equal(['network']);
  });

  it('gives way to what is wanted later', async () => {
    const { opened, conversation, line, ids } = liveChannelWorld();
    await opened({ events: [message('m9')] });
    const going = conversation.showDate(5000);
    const asked = await line.request('atTime');
    conversation.showNewest();
    asked.answer({ id: 'm1' });
    expect(await going).to.be.false;
    expect(line.of('around')).to.be.empty;
    expect(ids()).to.deep.equal(['m9']);
  });
});

it('A conversation, going to a message that is in a thread, stays, and knows whose', async () => {
  const { opened, conversation, line, ids } = liveChannelWorld();
  await opened({ events: [message('m9')] });
  const going = conversation.show('r1');
  (await line.request('around')).answer({ events: [message('m1'), message('r1', { threadId: 'm1' })], after: 'b' });
  expect(await going).to.be.false;
  expect(ids()).to.deep.equal(['m9']);
  expect(conversation.message('r1')!.threadId).to.equal('m1');
});

describe('A conversation, looking for people,', () => {
  const person = (id: string, name: string, membership = 'joined') => ({ id, name, membership, maySend: true });
  const team = [
    person('me', 'Ma Self'), person('u1', 'Tomás Rey'), person('u2', 'Maya Lindqvist'), person('u3', 'Emma Ray'), person('u4', 'Jo Mayer'),
    person('u5', 'Ask Ma', 'invited'), person('maxi', 'Zoe'),
  ];

  async function looking(text: string, limit?: number) {
    const world = liveChannelWorld();
    await world.opened();
    const found = world.conversation.findPeople(text, limit);
    (await world.line.request('members')).answer(team);
    return { ...world, names: (await found).map(({ name }) => name) };
  }

  it('finds how a name begins first, then how a word of it does, then what is anywhere in it, then ids', async () => {
    expect((await looking('ma')).names).to.deep.equal(['Maya Lindqvist', 'Jo Mayer', 'Emma Ray', 'Tomás Rey', 'Zoe']);
  });

  it('looks at neither accents nor capitals', async () => {
    expect((await looking('TOMAS')).names).to.deep.equal(['Tomás Rey']);
    expect((await looking('lindq')).names).to.deep.equal(['Maya Lindqvist']);
    expect((await looking('mäy')).names).to.deep.equal(['Maya Lindqvist', 'Jo Mayer']);
  });

  it('finds everybody for nothing, by name, and no more than are wanted', async () => {
    expect((await looking('')).names).to.deep.equal(['Emma Ray', 'Jo Mayer', 'Maya Lindqvist', 'Tomás Rey', 'Zoe']);
    expect((await looking('', 2)).names).to.deep.equal(['Emma Ray', 'Jo Mayer']);
    expect((await looking('xyz')).names).to.be.empty;
  });

  it('asks once while the channel is open, and gives people as the port has them', async () => {
    const { conversation, line } = await looking('ma');
    expect(await conversation.findPeople('zoe')).to.deep.equal([{ id: 'maxi', name: 'Zoe' }]);
    expect(line.of('members')).to.have.length(1);
  });

  it('asks again where somebody has come, and meanwhile answers what it knows', async () => {
    const { conversation, line, tell } = await looking('ma');
    await tell({ type: 'participant', participant: { id: 'u9', name: 'Marek' }, membership: 'joined' });
    expect(await conversation.findPeople('zoe')).to.have.length(1);
    const again = await line.request('members', 1);
    await conversation.findPeople('z');
    expect(line.of('members'), 'under way').to.have.length(2);
    again.answer([...team, person('u9', 'Marek')]);
    await turn();
    expect((await conversation.findPeople('mar')).map(({ name }) => name)).to.deep.equal(['Marek']);
  });

  it('asks anew when it is opened anew', async () => {
    const { conversation, line } = await looking('ma');
    conversation.reopen();
    (await line.request('openChannel', 1)).answer({ channel: tea, events: [] });
    await until('open', () => conversation.get().state === 'ready');
    void conversation.findPeople('ma');
    await line.request('members', 1);
  });

  it('finds nobody where that fails, tells it, and asks again with the next key', async () => {
    const { opened, conversation, line, failures } = liveChannelWorld();
    await opened();
    const found = conversation.findPeople('m');
    (await line.request('members')).fail(network);
    expect(await found).to.deep.equal([]);
    expect(failures).to.deep.equal(['network']);
    const again = conversation.findPeople('ma');
    (await line.request('members', 1)).answer(team);
    expect(await again).to.have.length(5);
  });
});
