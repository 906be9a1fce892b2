import { expect } from '@open-wc/testing';
import { inStrictPage } from '../../support/strict-page.js';

describe('Rich text in a page with a strict policy and Trusted Types', () => {
  it('is formatted, sanitised, shown, pasted and picked with nothing refused, and nothing hostile runs', async () => {
    const results = await inStrictPage(new URL('./strict-page.ts', import.meta.url));
    expect(results).to.deep.equal({
      shown: 'tea',
      unformatted: '**tea**\n\n- `x`\n\n```js\nlet\n```\n\n||y||',
      pasted: 'some **tea**',
      columns: true,
      xss: 'none',
      violations: [],
      innerHTML: 'trustedTypes' in globalThis ? 'TypeError' : '<b>x</b>',
    });
  });
});
