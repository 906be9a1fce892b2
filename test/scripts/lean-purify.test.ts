/** What the build leaves of DOMPurify sanitises as the whole one does (scripts/lib/lean-purify.mjs). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import nodeResolve from '@rollup/plugin-node-resolve';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { rollup, type Plugin } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { chromeLaunchOptions } from '../../scripts/browsers/flags.mjs';
import { leanPurify } from '../../scripts/lib/lean-purify.mjs';
import { vectors } from '../parts/rich-text/vectors.js';

const allowed = {
  tags: ['a', 'b', 'p', 'div', 'span', 'code', 'pre', 'ol', 'li', 'ul', 'table', 'tr', 'td', 'img', 'blockquote', 'h1', 'details', 'form', 'label', 'font'],
  attributes: { a: ['href'], ol: ['start'], code: ['class'], span: ['data-mx-spoiler'], img: ['alt', 'title'] },
  everywhere: ['style'],
};

const harmless = [
  '<p>one <b>two</b> <a href="https://a.example">three</a> <a href="chat:user/%40a%3Ab">four</a></p><ol start="3"><li>x</li></ol><code class="language-js">y</code>',
  '<table><tr><td>1<td>2</table><svg><text>t</text></svg><math><mi>x</mi></math><template><b>in</b></template><custom-tag>c</custom-tag><span data-mx-spoiler data-x aria-label="l" style="color:red">s</span>',
  '<img alt="a" title="b" src="https://a.example/x.png"><details open><summary>s</summary>d</details><!-- c --><font color="red">f</font>',
];

async function bundled(...plugins: Plugin[]): Promise<string> {
  const bundle = await rollup({ input: 'src/parts/rich-text/purify.ts', plugins: [...plugins, nodeResolve({ extensions: ['.ts', '.js', '.mjs'], browser: true }), esbuild({ target: 'es2022' })] });
  const { output } = await bundle.generate({ format: 'iife', name: 'purify' });
  return output[0].code;
}

describe('lean-purify', () => {
  let browser: Browser;
  let page: Page;
  let whole: string;
  let lean: string;
  before(async () => {
    [whole, lean, browser] = await Promise.all([bundled(), bundled(leanPurify()), launch(chromeLaunchOptions())]);
    page = await browser.newPage();
  });
  after(() => browser.close());

  /** What is left of each text. */
  const sanitized = (code: string, texts: readonly string[]) => page.evaluate(`(() => {
    ${code}
    const xss = () => {};
    return ${JSON.stringify(texts)}.map((text) => {
      const shown = document.createElement('div');
      shown.append(purify.purifiedFragment(text, ${JSON.stringify(allowed)}));
      return shown.innerHTML;
    });
  })()`) as Promise<string[]>;

  it('is smaller', () => {
    assert.ok(lean.length < whole.length - 5000, `${lean.length} of ${whole.length} characters are left`);
  });

  it('leaves of harmless and of hostile HTML what the whole one leaves', async () => {
    const texts = [...harmless, ...vectors];
    const left = await sanitized(lean, texts);
    assert.deepEqual(left, await sanitized(whole, texts));
    assert.match(left[0]!, /^<p>one <b>two<\/b> <a href="https:\/\/a\.example">three<\/a>/);
  });

  it('leaves of HTML made of hostile pieces what the whole one leaves', async () => {
    const tags = ['p', 'a', 'b', 'table', 'tr', 'td', 'form', 'svg', 'math', 'mtext', 'mglyph', 'style', 'template', 'annotation-xml', 'foreignObject', 'title', 'noscript', 'xmp', 'select', 'img', 'input', 'x-tag', 'br'];
    const attributes = ['id="nodeName"', 'name=attributes', 'href="javascript:xss()"', 'href="https://a.example"', 'is=x-y', 'class="a</style><b>"', 'onclick=xss()', 'encoding=text/html', 'xlink:href=data:text/html,x', 'style=color:red', 'for=x', 'patchsrc=x', 'title="--><b>"'];
    const piece = fc.oneof(
      fc.tuple(fc.constantFrom(...tags), fc.subarray(attributes, { maxLength: 3 })).map(([tag, some]) => `<${[tag, ...some].join(' ')}>`),
      fc.constantFrom(...tags).map((tag) => `</${tag}>`),
      fc.constantFrom('text', '<!--', '-->', '<![CDATA[', ']]>', '<?x', '<b', '</', '\u0000', '&lt;img src=x onerror=xss()&gt;', '<!--<b>-->', '{{x}}', ' '),
    );
    const texts = fc.sample(fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join('')), { numRuns: 3000, seed: 5 });
    const left = await sanitized(lean, texts);
    assert.ok(new Set(left).size > 300, `${new Set(left).size} different results`);
    assert.deepEqual(left, await sanitized(whole, texts));
  });
});
