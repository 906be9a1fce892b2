import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { linkPieces } from '../../../src/parts/rich-text/linkify.js';

/** The addresses in a text, as they are linked. */
const hrefs = (text: string) => linkPieces(text).flatMap(({ href }) => href ?? []);

describe('Addresses in a text', () => {
  for (const [text, ...expected] of [
    ['see https://tea.example/a?b=c#d now', 'https://tea.example/a?b=c#d'],
    ['(https://tea.example/a_(b)), and www.tea.example!', 'https://tea.example/a_(b)', 'https://www.tea.example'],
    ['https://tea.example.', 'https://tea.example'],
    ['"https://tea.example" <https://milk.example>', 'https://tea.example', 'https://milk.example'],
    ['maya@tea.example, a.b+c@x-y.co.uk', 'mailto:maya@tea.example', 'mailto:a.b+c@x-y.co.uk'],
    ['HTTP://TEA.EXAMPLE', 'HTTP://TEA.EXAMPLE'],
    ['https://茶.example/杯', 'https://茶.example/杯'],
    ['**https://tea.example**', 'https://tea.example'],
    ['https:// http://. www. a@b @maya tea.example javascript:alert(1) xhttps://tea.example ftp://tea.example'],
    ['http://[ http://a b', 'http://a'],
  ] as const) {
    it(`of ${text}`, () => expect(hrefs(text)).to.deep.equal(expected));
  }

  it('leave the text as it was', () => {
    const piece = fc.constantFrom('https://', 'www.', 'tea.example', '@', '.', ')', '(', ' ', 'a', '\n', '"', '/', '%', '[', ']');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        expect(linkPieces(text).map((found) => found.text).join('')).to.equal(text);
        for (const href of hrefs(text)) expect(new URL(href).protocol).to.match(/^(https?|mailto):$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('are found in no time, whatever the text', () => {
    const start = performance.now();
    for (const piece of ['a', 'a.', 'a@', '@', 'www.', 'https://', 'a@a.', '(', 'https://a)', '-']) linkPieces(piece.repeat(20_000 / piece.length));
    linkPieces(`https://tea.example/${')'.repeat(3000)}`);
    expect(performance.now() - start).to.be.below(3000);
  });
});
