import { expect } from '@open-wc/testing';
import type { ChannelEvent } from '../../src/backend/types.js';
import { Timeline, loadAbout } from '../../src/data/timeline.js';

const message = (id: string): ChannelEvent => ({ type: 'message', message: { id, channelId: 'tea', senderId: 'maya', sentAt: 1, kind: 'text', text: id } });

describe('What is said about messages', () => {
  const told: ChannelEvent[] = [
    message('a'),
    { type: 'reaction', id: 'r1', messageId: 'a', userId: 'me', emoji: '🎉' },
    { type: 'edit', messageId: 'a', senderId: 'maya', text: 'a, better', editedAt: 2 },
    message('b'),
    { type: 'receipt', userId: 'tomas', messageId: 'b', readAt: 3 },
    { type: 'receipt', userId: 'me', messageId: 'a', readAt: 3 },
  ];

  it('is kept until its part is loaded, and then as if it had been there', async () => {
    const timeline = new Timeline('me');
    timeline.append(told);
    const early = timeline.messages;
    expect(early.map(({ text }) => text)).to.deep.equal(['a', 'b']);
    expect([timeline.about, early[0]!.reactions, early[1]!.readBy]).to.deep.equal([undefined, [], []]);
    await loadAbout();
    expect(timeline.about!.readUpTo()).to.equal('a');
    const [a, b] = timeline.messages;
    expect(a!.text).to.equal('a, better');
    expect(a!.reactions.map(({ emoji, own }) => [emoji, own])).to.deep.equal([['🎉', true]]);
    expect(b!.readBy.map(({ user }) => user.id)).to.deep.equal(['tomas']);
    const whole = new Timeline('me');
    whole.append(told);
    expect(timeline.messages).to.deep.equal(whole.messages);
  });
});
