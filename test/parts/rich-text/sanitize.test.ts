import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { loadPurify, parseNatively, sanitizedFragment, type SanitizeOptions } from '../../../src/parts/rich-text/sanitize.js';
import { turn } from '../../support/async.js';
import { expectSafe, htmlOf } from './safe.js';
import { vectors } from './vectors.js';

const purify = await loadPurify();

const isNative = 'setHTML' in Element.prototype;

/** Both ways, wherever the browser has both. */
const ways: [string, (html: string, options?: SanitizeOptions) => DocumentFragment][] = [
  ['DOMPurify', (html, options = {}) => purify(html, options)],
  ...(isNative ? ([["the browser's own sanitiser", (html, options) => parseNatively(html, options)!]] as typeof ways) : []),
];

/** HTML as somebody hostile might send it: pieces of known vectors, and tags with anything in them. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...vectors),
      fc.constantFrom(...vectors).chain((vector) => fc.nat(vector.length).map((at) => vector.slice(at))),
      fc.constantFrom(...vectors).chain((vector) => fc.nat(vector.length).map((at) => vector.slice(0, at))),
      fc.constantFrom('<p>', '</p>', '<b>', '</b>', '<table>', '</table>', '<tr>', '<svg>', '</svg>', '<math>', '<mtext>', '<style>', '</style>', '<!--', '-->', '<a href="', '">', '<li>', '<template>', '&lt;', '"', "'"),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

for (const [name, sanitized] of ways) {
  describe(`HTML sanitised by ${name}`, () => {
    const calls: string[] = [];
    before(() => Object.assign(globalThis, { xss: () => calls.push('xss') }));
    after(() => Reflect.deleteProperty(globalThis, 'xss'));

    it('holds nothing that is not allowed, whatever the vector', () => {
      for (const vector of vectors) expectSafe(sanitized(vector), vector);
    });

    it('runs nothing once it is in the document', async () => {
      const box = document.createElement('div');
      document.body.append(box);
      const root = box.attachShadow({ mode: 'open' });
      for (const vector of vectors) root.append(sanitized(vector));
      for (const link of root.querySelectorAll('a')) {
        link.addEventListener('click', (event) => event.preventDefault());
        link.click();
      }
      await turn();
      box.remove();
      expect(calls).to.deep.equal([]);
      expect(document.querySelector('div[id], [name], style[data-x]')).to.be.null;
    });

    it('stays safe when it is parsed again', () => {
      for (const vector of vectors) {
        const template = document.createElement('template');
        template.innerHTML = htmlOf(sanitized(vector));
        expectSafe(template.content, vector);
      }
    });

    it('is safe for whatever is made of vectors, tags and noise', () => {
      fc.assert(fc.property(hostile, (html) => expectSafe(sanitized(html), html)), { numRuns: 300 });
    });

    it('keeps what a rich message is made of', () => {
      const html =
        '<h1>One</h1><p>two <strong>three</strong> <em>four</em> <del>five</del> <u>six</u><br>seven</p><blockquote><p>eight</p></blockquote><ul><li>nine</li></ul><ol start="3"><li>ten</li></ol>' +
        '<pre><code class="language-js">let x = "&lt;b&gt;";\n</code></pre><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><hr>' +
        '<a href="https://tea.example/?a=b&amp;c">link</a> <a href="mailto:a@b.example">mail</a> <a href="chat:user/%40maya">Maya</a><span data-mx-spoiler="end">he dies</span><sup>1</sup><details><summary>s</summary>d</details>';
      expect(htmlOf(sanitized(html))).to.equal(html);
    });

    it('shows what is not allowed as what comes next to it', () => {
      expect(htmlOf(sanitized('<font color="red">a</font> <strike>b</strike> <tt>c</tt> <section>d</section>'))).to.equal('<span>a</span> <s>b</s> <code>c</code> <div>d</div>');
      expect(htmlOf(sanitized('a <img src="mxc://x/y" alt="a cup"> b <img src=x title="tea"><img src=x>c'))).to.equal('a a cup b teac');
    });

    it('leaves out the quote that a reply repeats', () => expect(htmlOf(sanitized('<mx-reply><blockquote>before</blockquote></mx-reply>after'))).to.equal('after'));

    it('keeps the language of code and no other class', () => {
      expect(htmlOf(sanitized('<code class="language-js">a</code><code class="language-js evil">b</code><p class="language-js">c</p>'))).to.equal('<code class="language-js">a</code><code>b</code><p>c</p>');
    });

    it('has no more than 100 elements in each other, and loses no text by that', () => {
      const fragment = sanitized(`${'<b>'.repeat(50)}${'<span>'.repeat(300)}deep${'</span>'.repeat(300)}${'</b>'.repeat(50)}`);
      let depth = 0;
      for (let node = fragment.firstElementChild; node; node = node.firstElementChild) depth++;
      expect(depth).to.equal(100);
      expect(fragment.textContent).to.equal('deep');
    });

    it('keeps styles only where they are asked for', () => {
      expect(htmlOf(sanitized('<b style="font-weight: normal">a</b>'))).to.equal('<b>a</b>');
      expect(htmlOf(sanitized('<font style="font-weight: bold" onclick="xss()">a</font>', { keepStyles: true }))).to.equal('<span style="font-weight: bold">a</span>');
    });

    it('makes the same of everything', () => {
      const [[, first]] = ways as [(typeof ways)[0]];
      for (const vector of ['<font>a</font><foo>b</foo><custom-tag>c</custom-tag><svg><b>d</b></svg>', '<a href="javascript:x">a</a>', '<ul><li>a<ul><li>b</ul></ul>']) {
        expect(htmlOf(sanitized(vector))).to.equal(htmlOf(first(vector)));
      }
    });
  });
}

it('HTML is sanitised by whichever there is', async () => expect(htmlOf(await sanitizedFragment('<b>a</b><script>xss()</script>'))).to.equal('<b>a</b>'));
