import { expect } from '@open-wc/testing';
import type { MessageFeed } from '../../../src/data/message-feed.js';
import type { OutgoingMessage } from '../../../src/data/snapshots.js';
import { OutgoingQueue, type Written } from '../../../src/parts/composer/outgoing.js';
import type { ComposerParts, EmojiPart, FormatPart } from '../../../src/parts/composer/parts.js';
import { LIMIT } from '../../../src/parts/composer/size.js';
import { type Deferred, deferred, turn } from '../../support/async.js';
import { ManualClock } from '../../support/manual-clock.js';

const feed = { id: 'tea' } as MessageFeed;
const written = (text: string, more: Partial<Written> = {}): Written => ({ text, mentions: [], feed, ...more });
const formatPart: FormatPart = {
  formatMessage: (text, mentions) => ({ text, html: `<b>${text}</b>`, ...(mentions.length && { mentions: { userIds: mentions.map(({ id }) => id) } }) }),
  unformatMessage: () => Promise.reject(new Error('not here')),
};
const emojiPart: EmojiPart = { findEmoji: () => [], replaceShortcodes: (text) => text.replaceAll(':tea:', '🍵') };

describe('OutgoingQueue', () => {
  let format: Deferred<FormatPart>;
  let emoji: Deferred<EmojiPart>;
  let asked: string[];
  let clock: ManualClock;
  let sent: OutgoingMessage[];
  let edited: unknown[];
  let queue: OutgoingQueue;

  beforeEach(() => {
    [format, emoji, asked, sent, edited, clock] = [deferred(), deferred(), [], [], [], new ManualClock()];
    const parts: ComposerParts = {
      format: () => (asked.push('format'), format.promise),
      emoji: () => (asked.push('emoji'), emoji.promise),
      paste: () => Promise.reject(new Error('not here')),
    };
    queue = new OutgoingQueue({
      parts,
      clock: () => clock,
      deliver: (message, { edits }) => {
        sent.push(message);
        edited.push(edits?.id);
      },
    });
  });

  it('sends what is only text at once, and loads nothing for it', () => {
    queue.add(written('hello'));
    expect(sent).to.deep.equal([{ text: 'hello' }]);
    expect(asked).to.deep.equal([]);
  });

  it('formats Markdown and mentions', async () => {
    format.resolve(formatPart);
    queue.add(written('**hi**', { replyTo: '$1' }));
    queue.add(written('@Maya', { mentions: [{ text: '@Maya', kind: 'user', id: 'maya' }] }));
    await turn();
    expect(sent).to.deep.equal([
      { text: '**hi**', html: '<b>**hi**</b>', replyTo: '$1' },
      { text: '@Maya', html: '<b>@Maya</b>', mentions: { userIds: ['maya'] } },
    ]);
  });

  it('keeps the order while a part loads, edits included', async () => {
    queue.add(written('**one**'));
    queue.add(written('two'));
    queue.add(written(':tea:'));
    queue.add(written('four', { edits: { id: '$1', typed: { text: 'for', mentions: [] } } }));
    emoji.resolve(emojiPart);
    await turn();
    expect(sent).to.deep.equal([]);
    format.resolve(formatPart);
    await turn();
    expect(sent.map(({ text }) => text)).to.deep.equal(['**one**', 'two', '🍵', 'four']);
    expect(edited).to.deep.equal([undefined, undefined, undefined, '$1']);
    queue.add(written('five'));
    expect(sent.length, 'at once again').to.equal(5);
    expect(clock.pending).to.equal(0);
  });

  it('sends it as it was written where the part does not load, and asks for it again with the next', async () => {
    format.reject(new Error('no line'));
    queue.add(written('**one**'));
    await turn();
    expect(sent).to.deep.equal([{ text: '**one**' }]);
    format = deferred();
    format.resolve(formatPart);
    queue.add(written('**two**'));
    await turn();
    expect(sent[1]).to.deep.equal({ text: '**two**', html: '<b>**two**</b>' });
  });

  it('waits for a part so long, and no longer', async () => {
    queue.add(written('**one**'));
    await clock.pass(7999);
    expect(sent).to.deep.equal([]);
    await clock.pass(1);
    await turn();
    expect(sent).to.deep.equal([{ text: '**one**' }]);
    format.resolve(formatPart);
    await turn();
    expect(sent.length, 'not twice').to.equal(1);
  });

  it('loads what a text will need while it is written', async () => {
    format.resolve(formatPart);
    queue.foresee('plain', []);
    expect(asked).to.deep.equal([]);
    queue.foresee('**bold', []);
    queue.foresee('a :tea: b', []);
    expect(asked).to.deep.equal(['format', 'emoji']);
    await turn();
    queue.add(written('**bold**'));
    await turn();
    expect(asked).to.deep.equal(['format', 'emoji']);
  });

  it('what fails while it is foreseen troubles nobody', async () => {
    format.reject(new Error('no line'));
    queue.foresee('**bold', []);
    await turn();
    expect(sent).to.deep.equal([]);
  });

  it('leaves the HTML away where both do not fit, and keeps who is mentioned', async () => {
    format.resolve(formatPart);
    const long = `**${'x'.repeat(LIMIT / 2 + 1000)}**`;
    queue.add(written(long, { mentions: [{ text: '@Maya', kind: 'user', id: 'maya' }] }));
    await turn();
    expect(sent).to.deep.equal([{ text: long, mentions: { userIds: ['maya'] } }]);
  });
});
