import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type ComposedMention, formatMessage, unformatMessage } from '../../../src/parts/rich-text/format.js';
import { sanitizedFragment } from '../../../src/parts/rich-text/sanitize.js';
import { message } from './messages.js';
import { htmlOf } from './safe.js';

/** What is typed of a message whose text says nothing of its HTML. */
const typedOf = async (html: string) => (await unformatMessage(message({ text: '?', html }))).text;

describe('A message that is edited', () => {
  it('is what was typed, to the letter, where that makes the same message', async () => {
    for (const text of ['__bold__ *and*   more', '* a\n* b', '~~~js\nx\n~~~', '[a](<https://tea.example>)', '> a\nb']) {
      expect(await unformatMessage(message(formatMessage(text, []))), text).to.deep.equal({ text, mentions: [] });
    }
  });

  it('has the mentions that it had', async () => {
    const mentions: ComposedMention[] = [
      { text: '@Maya', kind: 'user', id: '@maya:tea.example' },
      { text: '#Tea', kind: 'channel', id: '!t/x' },
    ];
    const sent = formatMessage('_hi_ @Maya, come to #Tea', mentions);
    const typed = await unformatMessage(message(sent));
    expect(typed).to.deep.equal({ text: '_hi_ @Maya, come to #Tea', mentions });
    expect(formatMessage(typed.text, typed.mentions)).to.deep.equal(sent);
  });

  it('of plain text stays plain', async () => {
    expect(await unformatMessage(message({ text: 'hello\nyou' }))).to.deep.equal({ text: 'hello\nyou', mentions: [] });
    for (const text of ['2*3*4 = 24', '# one\n- two\n1. three\n> four', '`a` ~~b~~ [c](https://d.example) ||e||', '¯\\_(ツ)_/¯ _a_', '**', 'a\\*b*c*']) {
      const { text: typed } = await unformatMessage(message({ text }));
      const { html } = formatMessage(typed, []);
      const template = document.createElement('template');
      template.innerHTML = (html ?? typed).replaceAll('<br>', '\n');
      expect(template.content.textContent, typed).to.equal(text);
      // An address is a link in any text.
      expect(template.content.querySelectorAll(':not(a)').length, `${typed}: ${html}`).to.equal(0);
    }
  });

  for (const [html, expected] of [
    ['<b>a</b> <i>b</i> <s>c</s> <code>d`e</code>', '**a** *b* ~~c~~ ``d`e``'],
    ['<p>a</p><p>b<br>c</p>', 'a\n\nb\nc'],
    ['<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>', '- a\n  1. b\n  2. c\n- d'],
    ['<ol start="9"><li>a</li><li>b</li></ol>', '9. a\n10. b'],
    ['<blockquote><p>a</p><p>b</p></blockquote>c', '> a\n>\n> b\n\nc'],
    ['<pre><code class="language-ts">a ```\n\nb\n</code></pre>', '````ts\na ```\n\nb\n````'],
    ['<h3>a</h3>b', '### a\n\nb'],
    ['<a href="https://tea.example/">tea</a> <a href="https://tea.example/">https://tea.example/</a>', '[tea](https://tea.example/) https://tea.example/'],
    ['<b> a </b>b', '**a** b'],
    ['1*2*3 _x_ a_b', '1\\*2\\*3 \\_x\\_ a_b'],
    ['<p># a</p><p>- b</p>', '\\# a\n\n\\- b'],
    ['<span data-mx-spoiler="why">a</span>', '||a||'],
    ['<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>', 'a | b\nc | d'],
    ['<u>a</u><sup>2</sup> <b></b>', 'a2'],
  ] as const) {
    it(`of another client is Markdown: ${html}`, async () => expect(await typedOf(html)).to.equal(expected));
  }

  it('keeps its meaning, whatever it is made of', async () => {
    const word = fc.constantFrom('tea', 'cup', 'milk', '茶', '2 * 3', 'a_b', '[x]', '1. one', '# no', '- no', '*', '\\', '||', '&lt;b&gt;', '`');
    const { inline } = fc.letrec<{ inline: string; piece: string }>((tie) => ({
      inline: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(' ')),
      piece: fc.oneof(
        { maxDepth: 2 },
        word,
        fc.tuple(fc.constantFrom('strong', 'em', 'del'), word).map(([tag, text]) => `<${tag}>x${text}x</${tag}>`),
        fc.tuple(fc.constantFrom('cup', 'a*b', 'a`b', '_x_')).map(([text]) => `<code>${text}</code>`),
        tie('inline').map((text) => (text.includes('<a ') || text.includes('a`b') ? text : `<a href="https://tea.example/a(b)">x${text}x</a>`)),
        fc.constant('<br>'),
      ),
    }));
    const paragraph = inline.map((text) => `<p>x${text}x</p>`);
    const block = fc.oneof(
      paragraph,
      inline.map((text) => `<h2>x${text.replaceAll('<br>', '')}x</h2>`),
      fc.constant('<pre><code class="language-js">let\n  `x`\n</code></pre>'),
      fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((inside) => `<blockquote>${inside.join('')}</blockquote>`),
      fc.tuple(fc.constantFrom('ul', 'ol'), fc.array(inline, { minLength: 1, maxLength: 3 })).map(([tag, items]) => `<${tag}>${items.map((item) => `<li>x${item}x</li>`).join('')}</${tag}>x`),
    );
    const document_ = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join(''));
    /** Without what Markdown has no way to say: which of two ways round emphasis is nested, space. */
    const meaning = async (html: string) => {
      const fragment = await sanitizedFragment(html);
      for (const p of fragment.querySelectorAll('p')) p.after('¶');
      for (const p of [...fragment.querySelectorAll('p')]) p.replaceWith(...p.childNodes);
      return htmlOf(fragment).replace(/¶/g, '').replace(/(?:<br>|\s)+/g, '');
    };
    await fc.assert(
      fc.asyncProperty(document_, async (html) => {
        const { text, mentions } = await unformatMessage(message({ text: '?', html }));
        expect(await meaning(formatMessage(text, mentions).html ?? text.replaceAll('<', '&lt;')), text).to.equal(await meaning(html));
      }),
      { numRuns: 400 },
    );
  });
});
