import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ChannelEvent } from '../../src/backend/types.js';
import { Timeline, loadAbout } from '../../src/data/timeline.js';
import { History, edit, message, reaction, tea } from './events.js';

await loadAbout();

function timelineOf(...events: ChannelEvent[]): Timeline {
  const timeline = new Timeline('me');
  timeline.open({ channel: tea, events });
  return timeline;
}
const receipt = (userId: string, messageId: string, readAt = 5, threadId?: string): ChannelEvent => ({ type: 'receipt', userId, messageId, readAt, ...(threadId && { threadId }) });
const place = (id: string): ChannelEvent => ({ type: 'place', id });
const readers = (timeline: Timeline, id: string) => timeline.message(id)!.readBy.map(({ user, readAt }) => `${user.id} ${readAt}`);

describe('Timeline, who has read', () => {
  it('is told with the message that they have read last, the latest first, and without the user', () => {
    const timeline = timelineOf(message('a'), message('b'), receipt('maya', 'b', 5), receipt('jonas', 'b', 7), receipt('aiko', 'a', 6), receipt('me', 'a', 8));
    expect(readers(timeline, 'a')).to.deep.equal(['aiko 6']);
    expect(readers(timeline, 'b')).to.deep.equal(['jonas 7', 'maya 5']);
    expect(timeline.about!.readUpTo()).to.equal('a');
  });

  it('goes on, and changes just the two messages', () => {
    const timeline = timelineOf(message('a'), message('b'), message('c'), receipt('maya', 'a'));
    const before = timeline.messages;
    timeline.append([receipt('maya', 'c', 6)]);
    const now = timeline.messages;
    expect(now.map(({ readBy }) => readBy.length)).to.deep.equal([0, 0, 1]);
    expect(now.map((each, index) => each === before[index])).to.deep.equal([false, true, false]);
    expect(now[0]!.readBy, 'the same for all that nobody stands at').to.equal(now[1]!.readBy);
  });

  it('never goes back where the order is known, whatever the times say', () => {
    const timeline = timelineOf(message('a'), message('b'), receipt('maya', 'b', 5), receipt('me', 'b', 5));
    timeline.append([receipt('maya', 'a', 9), receipt('me', 'a', 9)]);
    expect(readers(timeline, 'b')).to.deep.equal(['maya 5']);
    expect(timeline.about!.readUpTo()).to.equal('b');
    timeline.append([message('c'), receipt('maya', 'c', 1)]);
    expect(readers(timeline, 'c')).to.deep.equal(['maya 1']);
  });

  it('goes by the times where the order is not known', () => {
    const timeline = timelineOf(message('b'), receipt('maya', 'far', 9), receipt('maya', 'b', 5));
    expect(readers(timeline, 'b')).to.be.empty;
    timeline.append([receipt('maya', 'b', 10)]);
    expect(readers(timeline, 'b')).to.deep.equal(['maya 10']);
  });

  it('is shown once the message is there', () => {
    const timeline = timelineOf(message('m9'), receipt('maya', 'm3', 5), receipt('me', 'm3', 5));
    expect(timeline.about!.readUpTo()).to.equal('m3');
    timeline.prepend(new History(9).page(2, 9));
    expect(readers(timeline, 'm3')).to.deep.equal(['maya 5']);
  });

  it('stands at the message before what is none', () => {
    for (const events of [
      [message('a'), place('p'), message('b'), receipt('maya', 'p'), receipt('me', 'p')],
      [receipt('maya', 'p'), receipt('me', 'p'), message('a'), place('p'), message('b')],
      [message('a'), message('r', { threadId: 'a' }), receipt('maya', 'r'), receipt('me', 'r'), message('b')],
    ]) {
      const timeline = timelineOf(...events);
      expect(readers(timeline, 'a')).to.deep.equal(['maya 5']);
      expect(readers(timeline, 'b')).to.be.empty;
      expect(timeline.about!.readUpTo()).to.equal('a');
    }
  });

  it('stands at the newest message where what is none comes after it', () => {
    const timeline = timelineOf(message('a'));
    timeline.append([place('p'), receipt('maya', 'p')]);
    expect(readers(timeline, 'a')).to.deep.equal(['maya 5']);
    timeline.append([message('b'), place('p')]);
    expect(readers(timeline, 'a'), 'where it was told first').to.deep.equal(['maya 5']);
  });

  it('stands where a place is on an older page', () => {
    const timeline = timelineOf(message('m9'), receipt('maya', 'p'));
    timeline.prepend({ events: [message('m1'), place('p'), message('m2')] });
    expect(readers(timeline, 'm1')).to.deep.equal(['maya 5']);
  });

  it('is called as they are called', () => {
    const timeline = timelineOf(message('a'), receipt('maya', 'a'));
    expect(timeline.message('a')!.readBy[0]!.user.name).to.equal('maya');
    timeline.append([{ type: 'participant', participant: { id: 'maya', name: 'Maya' } }]);
    expect(timeline.message('a')!.readBy[0]!.user.name).to.equal('Maya');
  });

  it('in a thread is another thing than outside of it', () => {
    const timeline = timelineOf(message('a'), message('r', { threadId: 'a' }), message('b'), receipt('maya', 'b', 5), receipt('maya', 'r', 9, 'a'), receipt('me', 'r', 9, 'a'));
    expect(readers(timeline, 'b')).to.deep.equal(['maya 5']);
    expect(readers(timeline, 'r')).to.deep.equal(['maya 9']);
    expect(timeline.about!.readUpTo()).to.be.undefined;
    expect(timeline.about!.readUpTo('a')).to.equal('r');
  });

  it('ends at the furthest message, in whatever order it is told', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }), (reads) => {
        const timeline = timelineOf(...new History(10).events(0, 10));
        reads.forEach((index, at) => timeline.append([receipt('maya', `m${index}`, at)]));
        const furthest = Math.max(...reads);
        timeline.messages.forEach(({ readBy }, index) => expect(readBy.length, `${index}`).to.equal(index === furthest ? 1 : 0));
      }),
    );
  });
});

describe('Timeline, reactions', () => {
  it('say who, in order, and how they are called', () => {
    const timeline = timelineOf(message('a'), reaction('r1', 'a', 'maya'), reaction('r2', 'a', 'me'));
    timeline.append([{ type: 'participant', participant: { id: 'maya', name: 'Maya' } }]);
    expect(timeline.message('a')!.reactions[0]!.users).to.deep.equal([{ id: 'maya', name: 'Maya' }, { id: 'me', name: 'me' }]);
    expect(timeline.message('a')!.reactions[0]!.users).to.be.frozen;
  });
});

describe('Timeline, mentions', () => {
  it('are those of the newest content, and go with the message', () => {
    const timeline = timelineOf(message('a', { mentions: { userIds: ['me'] } }));
    expect(timeline.message('a')!.mentions).to.deep.equal({ userIds: ['me'] });
    timeline.append([{ ...edit('a', 'maya', 'better', 5), mentions: { userIds: ['jonas'] } } as ChannelEvent]);
    expect(timeline.message('a')!.mentions).to.deep.equal({ userIds: ['jonas'] });
    timeline.append([edit('a', 'maya', 'best', 6)]);
    expect(timeline.message('a')!.mentions).to.be.undefined;
    timeline.append([{ ...edit('a', 'maya', 'best', 7), mentions: { userIds: ['jonas'] } } as ChannelEvent, { type: 'delete', id: 'a' }]);
    expect(timeline.message('a')!.mentions).to.be.undefined;
  });
});

describe('Timeline, threads', () => {
  const reply = (id: string, fields: object = {}) => message(id, { threadId: 'a', ...fields });
  const counted = (count: number, id: string): ChannelEvent => ({
    type: 'thread', messageId: 'a', count, last: { id, channelId: 'tea', senderId: 'maya', sentAt: 70, text: id, kind: 'text', threadId: 'a' },
  });
  const count = (timeline: Timeline) => timeline.message('a')!.thread?.count;

  it('are not among the messages, and are counted with the one that they belong to', () => {
    const timeline = timelineOf(message('a'), reply('r1'), message('b'), reply('r2', { sentAt: 2000 }));
    expect(timeline.messages.map(({ id }) => id)).to.deep.equal(['a', 'b']);
    expect(timeline.message('a')!.thread).to.deep.equal({ count: 2, lastAt: 2000, lastSender: undefined });
    expect(timeline.message('b')).not.to.have.property('thread');
    expect(timeline.message('r1')!.threadId).to.equal('a');
    expect(timeline.newestId, 'which has been read when all has').to.equal('r2');
    timeline.append([message('c')]);
    expect(timeline.newestId).to.equal('c');
  });

  it('are as many as the server has counted, and those that have come since', () => {
    const timeline = timelineOf(message('a'), counted(5, 'r5'));
    expect(timeline.message('a')!.thread).to.deep.include({ count: 5, lastAt: 70 });
    timeline.append([reply('r6', { sentAt: 80 })]);
    timeline.append([reply('r6', { sentAt: 80 }), reply('r7', { sentAt: 90 })]);
    expect(timeline.message('a')!.thread).to.deep.include({ count: 7, lastAt: 90 });
  });

  it('count nothing twice that the server has counted and told too', () => {
    expect(count(timelineOf(message('a'), counted(2, 'r2'), reply('r1'), reply('r2')))).to.equal(2);
    expect(count(timelineOf(message('a'), counted(2, 'r2'), reply('r1'), reply('r2'), reply('r3')))).to.equal(3);
    expect(count(timelineOf(message('a'), reply('r1'), reply('r2'), counted(2, 'r2')))).to.equal(2);
    expect(count(timelineOf(message('a'), reply('r1'), reply('r2'), counted(1, 'r1')))).to.equal(2);
    expect(count(timelineOf(message('a'), reply('r1'), counted(3, 'r3'))), 'counted before it was told').to.equal(3);
  });

  it('are not counted by history', () => {
    const timeline = timelineOf(message('b'));
    timeline.prepend({ events: [message('a'), counted(2, 'r2'), reply('r1'), reply('r2')] });
    expect(count(timeline)).to.equal(2);
  });

  it('lose what is deleted', () => {
    const timeline = timelineOf(message('a'), reply('r1', { sentAt: 1 }), reply('r2', { sentAt: 2 }));
    timeline.append([{ type: 'delete', id: 'r2' }]);
    timeline.append([{ type: 'delete', id: 'r2' }]);
    expect(timeline.message('a')!.thread).to.deep.include({ count: 1, lastAt: 1 });
    timeline.append([{ type: 'delete', id: 'r1' }]);
    expect(timeline.message('a')).not.to.have.property('thread');
    const other = timelineOf(message('a'), counted(2, 'r2'), reply('r1'), reply('r2'));
    other.append([{ type: 'delete', id: 'r2' }, { type: 'delete', id: 'unknown' }]);
    expect(count(other)).to.equal(1);
  });

  it('say who wrote last, once that is known', () => {
    const timeline = timelineOf(message('a'), reply('r1', { senderId: 'jonas' }));
    expect(timeline.message('a')!.thread!.lastSender).to.be.undefined;
    timeline.append([{ type: 'participant', participant: { id: 'jonas', name: 'Jonas' } }]);
    expect(timeline.message('a')!.thread!.lastSender).to.deep.equal({ id: 'jonas', name: 'Jonas' });
  });
});

describe('Timeline, with many messages', () => {
  it('looks at no message more than at the one that comes, is changed or named', () => {
    const history = new History(5000);
    const timeline = new Timeline('me');
    timeline.open({ channel: tea, events: history.events(0, 5000) });
    void timeline.messages;
    let looked = 0;
    const original = Object.freeze;
    const freeze = (value: object) => {
      if ('readBy' in value) looked++;
      return original(value);
    };
    Object.freeze = freeze as typeof Object.freeze;
    try {
      timeline.append([message('new')]);
      void timeline.messages;
      expect(looked, 'one comes').to.equal(1);
      timeline.append([edit('m7', 'maya', 'better', 5), receipt('jonas', 'm9'), reaction('x', 'm8', 'jonas')]);
      void timeline.messages;
      expect(looked, 'three change').to.equal(4);
      timeline.append([{ type: 'participant', participant: { id: 'jonas', name: 'Jonas' } }]);
      void timeline.messages;
      expect(looked, 'two name him').to.equal(6);
      timeline.prepend({ events: [message('old')] });
      expect(timeline.messages).to.have.length(5002);
      expect(looked, 'an older one').to.equal(7);
    } finally {
      Object.freeze = original;
    }
    expect(timeline.messages.map(({ id }) => id)).to.deep.equal(['old', ...Array.from({ length: 5000 }, (_, index) => `m${index}`), 'new']);
    expect(timeline.messages[8]!.text).to.equal('better');
  });
});
