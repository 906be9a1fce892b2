import { expect } from '@open-wc/testing';
import { inStrictPage } from '../../support/strict-page.js';

describe('The composer in a page with a strict policy and Trusted Types', () => {
  it('chooses, formats, answers and sends with nothing refused', async () => {
    const results = await inStrictPage(new URL('./strict-page.ts', import.meta.url));
    expect(results).to.deep.equal({
      sent: [{ text: 'hi @Maya 😄 **x**', html: 'hi <a href="chat:user/maya">@Maya</a> 😄 <strong>x</strong>', mentions: { userIds: ['maya'] }, replyTo: '$1' }],
      violations: [],
    });
  });
});
