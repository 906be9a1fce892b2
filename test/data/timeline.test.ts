import { expect } from '@open-wc/testing';
import { extend, focusOn } from '../../src/data/focus.js';
import { Timeline, loadAbout } from '../../src/data/timeline.js';
import type { ChannelEvent } from '../../src/backend/types.js';
import { edit, History, indexes, message, orders, reaction, tea } from './events.js';

await loadAbout();

function timelineOf(...events: ChannelEvent[]): Timeline {
  const timeline = new Timeline('me');
  timeline.open({ channel: tea, events });
  return timeline;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, offset) => from + offset);

describe('Timeline', () => {
  describe('comes to the same, in whatever order it is told', () => {
    const deleted = (id: string): ChannelEvent => ({ type: 'delete', id });
    for (const [name, events, expected] of [
      ['a message and its edit', [message('a'), edit('a', 'maya', 'better', 5)], { text: 'better', editedAt: 5 }],
      ['a message and two edits', [message('a'), edit('a', 'maya', 'better', 5), edit('a', 'maya', 'best', 6)], { text: 'best', editedAt: 6 }],
      ["a message and somebody else's edit", [message('a'), edit('a', 'eve', 'forged', 5)], { text: 'text of a' }],
      ["a message, its edit and a later forged one", [message('a'), edit('a', 'maya', 'better', 5), edit('a', 'eve', 'forged', 6)], { text: 'better' }],
      ['a message that was told edited, and an older edit', [message('a', { text: 'best', editedAt: 9 }), edit('a', 'maya', 'older', 5)], { text: 'best', editedAt: 9 }],
      ['a message and its deletion', [message('a', { html: '<b>x</b>' }), deleted('a')], { deleted: true, text: '', html: undefined }],
      ['a message, its edit and its deletion', [message('a'), edit('a', 'maya', 'better', 5), deleted('a')], { deleted: true, text: '' }],
      ['a file and its deletion', [message('a', { kind: 'attachment', attachment: { media: 'm', kind: 'image', name: 'cat' } }), deleted('a')], { deleted: true, attachment: undefined }],
    ] as [string, ChannelEvent[], object][]) {
      for (const order of orders(events)) {
        const told = order.map((event) => event.type + ('editedAt' in event ? ` ${event.editedAt}` : '')).join(', ');
        it(`${name} (${told})`, () => {
          expect(timelineOf(...order).message('a')).to.include(expected);
        });
      }
    }

    for (const [name, events, expected] of [
      ['reactions of two', [message('a'), reaction('r1', 'a', 'maya'), reaction('r2', 'a', 'me')], [{ emoji: '👍', count: 2, own: true }]],
      ['one reaction taken back', [message('a'), reaction('r1', 'a', 'maya'), deleted('r1')], []],
      ['one of two taken back', [message('a'), reaction('r1', 'a', 'maya'), reaction('r2', 'a', 'me'), deleted('r2')], [{ emoji: '👍', count: 1, own: false }]],
      ['the same reaction told by two ids', [message('a'), reaction('r1', 'a', 'me'), reaction('r2', 'a', 'me')], [{ emoji: '👍', count: 1, own: true }]],
      ['reactions to what is deleted', [message('a'), reaction('r1', 'a', 'maya'), deleted('a')], []],
    ] as [string, ChannelEvent[], object[]][]) {
      for (const order of orders(events)) {
        const told = order.map((event) => ('id' in event ? `${event.type} ${event.id}` : event.type)).join(', ');
        it(`${name} (${told})`, () => {
          const reactions = timelineOf(...order).message('a')!.reactions.map(({ users: _users, ...rest }) => rest);
          expect(reactions).to.deep.equal(expected);
        });
      }
    }

    it('and each told twice', () => {
      const events = [message('a'), edit('a', 'maya', 'better', 5), reaction('r1', 'a', 'me'), message('b')];
      const timeline = timelineOf(...events);
      timeline.append(events);
      expect(timeline.messages.map(({ id, text }) => [id, text])).to.deep.equal([['a', 'better'], ['b', 'text of b']]);
      expect(timeline.messages[0]!.reactions).to.deep.equal([{ emoji: '👍', count: 1, own: true, users: [{ id: 'me', name: 'me' }] }]);
    });
  });

  describe('knows whose a message is', () => {
    it('by its sender alone: a client id that somebody else copied is not the key', () => {
      const timeline = timelineOf(message('a', { senderId: 'me', clientId: 'c1' }), message('b', { senderId: 'eve', clientId: 'c1' }));
      expect(timeline.messages.map(({ key, own }) => [key, own])).to.deep.equal([['c1', true], ['b', false]]);
    });

    it('and hides the client id', () => {
      expect(timelineOf(message('a', { clientId: 'c1' })).message('a')).not.to.have.property('clientId');
    });

    it("and finds the user's own reaction", () => {
      const timeline = timelineOf(message('a'), reaction('r1', 'a', 'maya'), reaction('r2', 'a', 'me', '🎉'));
      expect(timeline.about!.ownReaction('a', '🎉')).to.equal('r2');
      expect(timeline.about!.ownReaction('a', '👍')).to.be.undefined;
      timeline.append([{ type: 'delete', id: 'r2' }]);
      expect(timeline.about!.ownReaction('a', '🎉')).to.be.undefined;
    });

    it('and how they are called, also when that changes', () => {
      const timeline = timelineOf(message('a'));
      expect(timeline.message('a')!.sender).to.deep.equal({ id: 'maya', name: 'maya' });
      timeline.append([{ type: 'participant', participant: { id: 'maya', name: 'Maya' } }]);
      expect(timeline.message('a')!.sender.name).to.equal('Maya');
      timeline.prepend({ events: [{ type: 'participant', participant: { id: 'maya', name: 'Old name' } }] });
      expect(timeline.message('a')!.sender.name, 'history is older').to.equal('Maya');
    });
  });

  describe('tells of the channel', () => {
    it('what is now, and nothing that history says', () => {
      const timeline = timelineOf({ type: 'typing', userIds: ['maya'] }, { type: 'unread', count: 3 });
      timeline.append([{ type: 'channel', change: { name: 'Coffee' } }]);
      timeline.prepend({ events: [{ type: 'channel', change: { name: 'Water' } }] });
      expect(timeline.channel).to.deep.equal({ ...tea, name: 'Coffee' });
      expect(timeline.typing).to.deep.equal(['maya']);
      expect(timeline.unreadCount).to.equal(3);
    });
  });

  describe('gives snapshots', () => {
    const filled = () => timelineOf(message('a'), message('b'), reaction('r1', 'b', 'me'));

    it('that are frozen', () => {
      const { messages } = filled();
      for (const each of [...messages, ...messages.map(({ reactions }) => reactions), messages[1]!.reactions[0]]) {
        expect(each).to.be.frozen;
      }
    });

    it('that stay the same objects as long as nothing in them changes', () => {
      const timeline = filled();
      const before = timeline.messages;
      expect(timeline.messages).to.equal(before);
      timeline.append([{ type: 'typing', userIds: ['maya'] }]);
      timeline.append([edit('a', 'maya', 'better', 5), message('c')]);
      const after = timeline.messages;
      expect(after).not.to.equal(before);
      expect(after[0]).not.to.equal(before[0]);
      expect(after[1]).to.equal(before[1]);
    });

    it('that a new name of the sender, and only that, replaces', () => {
      const timeline = timelineOf(message('a'), message('b', { senderId: 'jonas' }));
      const before = timeline.messages;
      timeline.append([{ type: 'participant', participant: { id: 'maya', name: 'Maya' } }]);
      const named = timeline.messages;
      expect(named[0]).not.to.equal(before[0]);
      expect(named[1]).to.equal(before[1]);
      timeline.append([{ type: 'participant', participant: { id: 'maya', name: 'Maya' } }]);
      expect(timeline.messages[0]).to.equal(named[0]);
    });
  });

  describe('holds stretches of history', () => {
    const history = new History(100);
    const opened = () => {
      const timeline = new Timeline('me');
      timeline.open(history.newest(10));
      return timeline;
    };

    it('the newest page at first', () => {
      const timeline = opened();
      expect(indexes(timeline.messages)).to.deep.equal(range(90, 100));
      expect(timeline).to.include({ before: '90', after: undefined, isLive: true, newestId: 'm99' });
    });

    it('and older pages before it, down to the first', () => {
      const timeline = opened();
      timeline.prepend(history.before('90', 50));
      timeline.prepend(history.before('40', 50));
      expect(indexes(timeline.messages)).to.deep.equal(range(0, 100));
      expect(timeline.before).to.be.undefined;
    });

    it('and what overlaps once', () => {
      const timeline = opened();
      timeline.prepend(history.page(80, 95));
      timeline.append(history.events(95, 100));
      expect(indexes(timeline.messages)).to.deep.equal(range(80, 100));
    });

    it('in order, where an update begins before what is known', () => {
      const timeline = opened();
      timeline.append(history.events(80, 100));
      const told = indexes(timeline.messages);
      expect(told).to.deep.equal([...told].sort((a, b) => a - b));
    });

    it('anew after a gap, with what is before it to be paged', () => {
      const timeline = new Timeline('me');
      timeline.open(new History(10).newest(10));
      timeline.append(history.events(95, 100), '95');
      expect(indexes(timeline.messages)).to.deep.equal(range(95, 100));
      expect(timeline.before).to.equal('95');
      timeline.prepend(history.before('95', 95));
      expect(indexes(timeline.messages), 'the forgotten ones once more').to.deep.equal(range(0, 100));
    });

    it('round an older message, while the live one goes on unseen', () => {
      const timeline = opened();
      focusOn(timeline, history.page(20, 30));
      expect(timeline).to.include({ before: '20', after: '30', isLive: false });
      timeline.append([message('m100')]);
      expect(indexes(timeline.messages)).to.deep.equal(range(20, 30));
      expect(timeline.newestId).to.equal('m100');
      timeline.unfocus();
      expect(indexes(timeline.messages)).to.deep.equal(range(90, 101));
      expect(timeline).to.include({ before: '90', isLive: true });
    });

    it('which grows both ways until it meets the live one', () => {
      const timeline = opened();
      focusOn(timeline, history.page(40, 50));
      timeline.prepend(history.before('40', 10));
      extend(timeline, history.after('50', 30));
      expect(indexes(timeline.messages)).to.deep.equal(range(30, 80));
      expect(timeline.isLive).to.be.false;
      timeline.append([message('m100')]);
      extend(timeline, history.after('80', 15));
      expect(indexes(timeline.messages)).to.deep.equal(range(30, 101));
      expect(timeline).to.include({ before: '30', after: undefined, isLive: true });
      timeline.append([message('m101')]);
      expect(timeline.messages.at(-1)!.id).to.equal('m101');
    });

    it('which is the live one where they overlap from the start', () => {
      const timeline = opened();
      focusOn(timeline, history.page(85, 95));
      expect(indexes(timeline.messages)).to.deep.equal(range(85, 100));
      expect(timeline).to.include({ before: '85', isLive: true });
    });

    it('in order, where the page is in the middle of the live one', () => {
      const timeline = opened();
      timeline.prepend(history.before('90', 50));
      focusOn(timeline, history.page(10, 20));
      focusOn(timeline, history.page(60, 70));
      expect(indexes(timeline.messages)).to.deep.equal(range(40, 100));
      expect(timeline).to.include({ before: '40', isLive: true });
    });

    it('and all that is held can be looked through', () => {
      const timeline = opened();
      focusOn(timeline, history.page(20, 30));
      expect(indexes([...timeline.all()]).sort((a, b) => a - b)).to.deep.equal([...range(20, 30), ...range(90, 100)]);
    });
  });

  describe('custom data', () => {
    it('is that of the newest edit, stays where an edit brings none, and goes with the message', () => {
      const timeline = timelineOf(message('a', { custom: { a: '1' } }), edit('a', 'maya', 'better', 5));
      expect(timeline.message('a')!.custom).to.deep.equal({ a: '1' });
      timeline.append([{ ...edit('a', 'maya', 'best', 6), custom: { b: '2' } } as ChannelEvent]);
      expect(timeline.message('a')!.custom).to.deep.equal({ b: '2' });
      timeline.append([{ type: 'delete', id: 'a' }]);
      expect(timeline.message('a')!.custom).to.be.undefined;
    });
  });

  it('says when who is in the channel may have changed', () => {
    const timeline = timelineOf(message('a'));
    const changes = (...events: ChannelEvent[]) => {
      const before = timeline.peopleChanges;
      timeline.append(events);
      return timeline.peopleChanges - before;
    };
    const maya = { id: 'maya', name: 'Maya' };
    expect(changes({ type: 'participant', participant: maya })).to.equal(1);
    expect(changes({ type: 'participant', participant: maya }), 'told twice').to.equal(0);
    expect(changes({ type: 'participant', participant: maya, membership: 'none' })).to.equal(1);
    expect(changes({ type: 'channel', change: { memberCount: 2 } })).to.equal(1);
    expect(changes(message('b'))).to.equal(0);
  });
});
