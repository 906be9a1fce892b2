import { expect } from '@open-wc/testing';
import { mayBeMarkdown, needsRichText } from '../../../src/parts/rich-text/detect.js';
import { isFewEmoji } from '../../../src/parts/rich-text/few-emoji.js';
import { message } from './messages.js';

describe('What needs the rich text part', () => {
  it('is a message with HTML that says more than its text', () => {
    expect(needsRichText(message({ text: 'tea' }))).to.be.false;
    expect(needsRichText(message({ text: 'tea', html: 'tea' }))).to.be.false;
    expect(needsRichText(message({ text: '*tea*', html: '<em>tea</em>' }))).to.be.true;
    expect(needsRichText(message({ text: '', html: '<em>tea</em>', deleted: true }))).to.be.false;
  });

  it('is a message with a link or a mail address', () => {
    for (const text of ['see https://tea.example', 'HTTP://TEA.EXAMPLE', 'www.tea.example', 'ask maya@tea.example please']) expect(needsRichText(message({ text })), text).to.be.true;
    for (const text of ['http', 'w w w', '@maya', 'me @ home', 'a@b', '1.5 litres']) expect(needsRichText(message({ text })), text).to.be.false;
  });

  it('is one to three emoji and nothing else', () => {
    for (const text of ['🙂', ' 👍🏽 ', '🇩🇪🇫🇷', '👩‍👩‍👧‍👦', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', '🧑🏿‍🚀 🧑🏿‍🚀 🧑🏿‍🚀', '🏳️‍🌈']) expect(isFewEmoji(text) && needsRichText(message({ text })), text).to.be.true;
    for (const text of ['', ' ', '12', '#', '🙂 ok', '🙂🙂🙂🙂', 'a🙂', '🇩', `${'👩‍👩‍👧‍👦'.repeat(50)}`]) expect(isFewEmoji(text), text).to.be.false;
  });

  it('takes no time over a text that is nearly emoji', () => {
    const start = performance.now();
    isFewEmoji(`${'🙂\u200D'.repeat(19)}x`);
    needsRichText(message({ text: '@'.repeat(20_000) }));
    expect(performance.now() - start).to.be.below(500);
  });
});

describe('What may be Markdown', () => {
  it('has a character or a beginning of a line that Markdown knows', () => {
    for (const text of ['*a*', 'a_b', '~a~', '`a`', '[a](b)', 'a\n> b', '- a', ' + a', '1. a', '2) b', '# a', '\\*']) expect(mayBeMarkdown(text), text).to.be.true;
  });

  it('is not what people mostly write', () => {
    for (const text of ['', 'hello', 'I am here - where are you?', "it's 10.5, i.e. 3 > 2 & 1 < 2", '#tea', '@maya: yes!', 'https://tea.example/?a=b', 'a\n\nb', '5 + 4']) {
      expect(mayBeMarkdown(text), text).to.be.false;
    }
  });
});
