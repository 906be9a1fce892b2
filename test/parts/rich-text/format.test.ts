import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { mayBeMarkdown } from '../../../src/parts/rich-text/detect.js';
import { type ComposedMention, formatMessage } from '../../../src/parts/rich-text/format.js';
import { expectSafe, htmlOf } from './safe.js';

const html = (text: string, mentions: ComposedMention[] = []) => formatMessage(text, mentions).html;

const maya: ComposedMention = { text: '@Maya', kind: 'user', id: '@maya:tea.example' };
const mayaLink = '<a href="chat:user/%40maya%3Atea.example">@Maya</a>';

describe('What is typed', () => {
  it('is sent as it is where it holds no Markdown', () => {
    for (const text of ['', 'hello', 'two\nlines', 'https://tea.example/a_b_c and www.tea.example, me@tea.example', 'a & b < c', "it's -5 degrees", '2 * 3 * 4', 'snake_case_name']) {
      expect(formatMessage(text, []), text).to.deep.equal({ text });
    }
  });

  for (const [text, expected] of [
    ['**bold** and __bold__', '<strong>bold</strong> and <strong>bold</strong>'],
    ['*italic* and _italic_', '<em>italic</em> and <em>italic</em>'],
    ['~~gone~~', '<del>gone</del>'],
    ['`a < b`', '<code>a &lt; b</code>'],
    ['***both***', '<em><strong>both</strong></em>'],
    ['||the end||', '<span data-mx-spoiler>the end</span>'],
    ['one\n**two**\nthree', 'one<br><strong>two</strong><br>three'],
    ['*one*\n\ntwo', '<p><em>one</em></p><p>two</p>'],
    ['```js\nlet x = "<b>";\n  y\n```', '<pre><code class="language-js">let x = &quot;&lt;b&gt;&quot;;\n  y\n</code></pre>'],
    ['```\n*a*\n```', '<pre><code>*a*\n</code></pre>'],
    ['```"><script>\na\n```', '<pre><code>a\n</code></pre>'],
    ['> said\n> so\n\nyes', '<blockquote><p>said<br>so</p></blockquote><p>yes</p>'],
    ['- one\n- two\n  - three', '<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>'],
    ['3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['- [x] done', '<ul><li>[x] done</li></ul>'],
    ['## Title', '<h2>Title</h2>'],
    ['[tea](https://tea.example/?a=b&c)', '<a href="https://tea.example/?a=b&amp;c">tea</a>'],
    ['*see* https://tea.example', '<em>see</em> <a href="https://tea.example">https://tea.example</a>'],
    ['![cup](https://tea.example/cup.png)', '<a href="https://tea.example/cup.png">cup</a>'],
    ['\\*not italic\\*', '*not italic*'],
    ['*a* ¯\\_(ツ)_/¯', '<em>a</em> ¯\\_(ツ)_/¯'],
  ] as const) {
    it(`becomes HTML: ${JSON.stringify(text)}`, () => {
      expect(html(text)).to.equal(expected);
      expect(mayBeMarkdown(text)).to.be.true;
      expect(formatMessage(text, []).text).to.equal(text);
    });
  }

  it('keeps raw HTML as text', () => {
    expect(html('*a* <b>b</b> <script>xss()</script>')).to.equal('<em>a</em> &lt;b&gt;b&lt;/b&gt; &lt;script&gt;xss()&lt;/script&gt;');
    expect(html('<div>\n*a*\n</div>')).to.equal('&lt;div&gt;<br><em>a</em><br>&lt;/div&gt;');
    expect(html('*a* &lt;b&gt; &amp;')).to.equal('<em>a</em> &amp;lt;b&amp;gt; &amp;amp;');
  });

  it('keeps what a chat has no use for as text', () => {
    for (const text of ['| a | b |\n|---|---|\n| c | d |', '    indented', '[a]: https://tea.example', 'a\n---', '---', '¯\\_(ツ)_/¯']) expect(html(text), text).to.be.undefined;
  });

  it('links only to the web, mail and messages', () => {
    for (const href of ['javascript:xss()', 'data:text/html,x', 'chat:user/maya', 'chat:channel/tea', '/relative', 'JAVASCRIPT:xss()', 'https:']) {
      expect(html(`**a** [b](${href})`), href).to.equal(`<strong>a</strong> [b](${href})`);
    }
    expect(html('[b](chat:message/tea/one)')).to.equal('<a href="chat:message/tea/one">b</a>');
  });

  it('does not hang or fail over hostile input', () => {
    const start = performance.now();
    for (const piece of ['>', '*', '_', '`', '[', '- ', '![', '||', '~', '<', '(', '\\', '> - ', '1. ', '**a', '[a](', 'a@', 'www.']) formatMessage(piece.repeat(2000), []);
    expect(formatMessage('*a*'.repeat(20_000), []).html).to.be.undefined;
    expect(performance.now() - start).to.be.below(8000);
  });
});

describe('Who was picked', () => {
  it('is mentioned by a link', () => {
    expect(formatMessage('hi @Maya!', [maya])).to.deep.equal({ text: 'hi @Maya!', html: `hi ${mayaLink}!`, mentions: { userIds: ['@maya:tea.example'] } });
    expect(html('**@Maya**\n_see_', [maya])).to.equal(`<strong>${mayaLink}</strong><br><em>see</em>`);
  });

  it('may be a channel, which nobody is told of', () => {
    expect(formatMessage('in #Tea room', [{ text: '#Tea room', kind: 'channel', id: '!tea/x' }])).to.deep.equal({ text: 'in #Tea room', html: 'in <a href="chat:channel/!tea%2Fx">#Tea room</a>' });
  });

  it('is no mention where the text was edited away, is part of a word, or code', () => {
    for (const text of ['hi @May', 'hi Maya', '@Mayaa', 'a@Maya', '@Maya_x']) expect(formatMessage(text, [maya]), text).to.deep.equal({ text });
    expect(formatMessage('`@Maya`', [maya])).to.deep.equal({ text: '`@Maya`', html: '<code>@Maya</code>' });
    expect(html('```\n@Maya\n```', [maya])).to.equal('<pre><code>@Maya\n</code></pre>');
    expect(formatMessage('[to @Maya](https://tea.example)', [maya])).to.deep.equal({ text: '[to @Maya](https://tea.example)', html: '<a href="https://tea.example">to @Maya</a>' });
  });

  it('may have a name with signs in it, or the beginning of another', () => {
    const star: ComposedMention = { text: '@*s_t_a*r', kind: 'user', id: 'star' };
    expect(html('*hi* @*s_t_a*r_', [star])).to.equal('<em>hi</em> @<em>s_t_a</em>r_');
    expect(html('*hi* @*s_t_a*r', [star])).to.equal('<em>hi</em> <a href="chat:user/star">@*s_t_a*r</a>');
    const mayaLee: ComposedMention = { text: '@Maya Lee', kind: 'user', id: 'lee' };
    expect(html('@Maya Lee, @Maya', [maya, mayaLee])).to.equal(`<a href="chat:user/lee">@Maya Lee</a>, ${mayaLink}`);
  });

  it('may be two of the same name, in the order of picking', () => {
    const other = { ...maya, id: 'other' };
    expect(formatMessage('@Maya and @Maya and @Maya', [maya, other]).mentions).to.deep.equal({ userIds: ['@maya:tea.example', 'other'] });
    expect(html('@Maya @Maya', [maya, other])).to.equal(`${mayaLink} <a href="chat:user/other">@Maya</a>`);
  });
});

/** Typed text: pieces that mean something to Markdown or HTML, and noise. */
const typed = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('*', '**', '_', '~~', '`', '```', '\n', '\n\n', '> ', '- ', '1. ', '# ', '[', ']', '(', ')', '||', '\\', '<b>', '</b>', '<script>', '&lt;', '&', '"', '!', 'https://tea.example', '@Maya', '#Tea', ' ', '\ue000', '\ue001', '\t', '|', '---', ':') },
      { weight: 2, arbitrary: fc.constantFrom('tea', 'cup', 'milk', '42', 'çay', '茶') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''));

const parsed = (source: string) => {
  const template = document.createElement('template');
  template.innerHTML = source;
  return template.content;
};

/** Letters and digits, without what Markdown takes for itself: languages and addresses of links, numbers of lists. */
const wordsOf = (text: string) => text.match(/tea|cup|milk|çay|茶/g) ?? [];

describe('Whatever is typed', () => {
  const picked: ComposedMention[] = [maya, { text: '#Tea', kind: 'channel', id: 'tea' }];

  it('becomes nothing but allowed elements', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { html } = formatMessage(text, picked);
        if (html === undefined) return;
        const fragment = parsed(html);
        expectSafe(fragment, text);
        expect(htmlOf(fragment), `well-formed: ${text}`).to.equal(htmlOf(parsed(htmlOf(fragment))));
      }),
      { numRuns: 1500 },
    );
  });

  it('says the same', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { html } = formatMessage(text, picked);
        if (html === undefined) return;
        const fragment = parsed(html);
        const said = wordsOf([...[...fragment.querySelectorAll('[class]')].map(({ className }) => className), ...[...fragment.querySelectorAll('a')].map(({ href }) => href), fragment.textContent].join(' '));
        for (const word of new Set(wordsOf(text))) {
          const typedOften = wordsOf(text).filter((other) => other === word).length;
          // Only what follows a fence's language on its line may be gone: nobody shows that.
          if (!/```|~~~/.test(text)) expect(said.filter((other) => other === word).length, `${word} in ${JSON.stringify(html)} of ${JSON.stringify(text)}`).to.be.at.least(typedOften);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
