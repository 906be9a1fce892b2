import { expect } from '@open-wc/testing';
import type { LiveMessage } from '../../src/data/snapshots.js';
import { rowsOf } from '../../src/parts/rows.js';

const noon = new Date(2026, 4, 20, 12).getTime();
const MINUTE = 60_000;

/** Messages as [sender, minutes after noon]. */
function messages(...list: [string, number][]): LiveMessage[] {
  return list.map(([senderId, minutes], index) => ({
    key: `${index}`, id: `${index}`, channelId: 'tea', senderId, sender: { id: senderId, name: senderId }, sentAt: noon + minutes * MINUTE,
    kind: 'text', text: '', own: false, status: 'sent', reactions: [], readBy: [],
  }));
}

/** `|` a day, `[` and `]` the first and the last of a group. */
const drawn = (...list: [string, number][]) =>
  rowsOf(messages(...list))
    .map((row) => (row.kind !== 'message' ? (row.kind === 'day' ? '|' : '*') : `${row.first ? '[' : ''}${row.message.senderId}${row.last ? ']' : ''}`))
    .join(' ');

describe('Rows', () => {
  it('are none without messages', () => expect(rowsOf([])).to.deep.equal([]));

  it('begin with the day', () => expect(drawn(['a', 0])).to.equal('| [a]'));

  it('group what one person writes within five minutes of their last', () => {
    expect(drawn(['a', 0], ['a', 4], ['a', 8], ['b', 9], ['a', 9])).to.equal('| [a a a] [b] [a]');
    expect(drawn(['a', 0], ['a', 5])).to.equal('| [a] [a]');
  });

  it('have a line between two days, which ends a group', () => {
    expect(drawn(['a', 12 * 60 - 1], ['a', 12 * 60 + 1], ['a', 12 * 60 + 2])).to.equal('| [a] | [a a]');
  });

  it('have keys of their own that stay when older messages come before them', () => {
    const list = messages(['a', 0], ['a', 1], ['b', 24 * 60]);
    const keys = rowsOf(list).map(({ key }) => key);
    expect(new Set(keys).size).to.equal(keys.length);
    expect(rowsOf(list.slice(1)).filter(({ kind }) => kind === 'message').map(({ key }) => key)).to.deep.equal(['1', '2']);
  });
});
