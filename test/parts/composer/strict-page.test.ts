import { expect } from '@open-wc/testing';

// Firefox takes 'self' for nothing in a srcdoc.
const self = location.origin;

const policy = `default-src 'none'; script-src ${self}; style-src ${self}; connect-src ${self}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html chat-elements`;

describe('The composer in a page with a strict policy and Trusted Types', () => {
  it('chooses, formats, answers and sends with nothing refused', async () => {
    const frame = document.createElement('iframe');
    const report = new Promise<unknown>((resolve) => {
      addEventListener('message', function listener(event) {
        if (event.source !== frame.contentWindow) return;
        removeEventListener('message', listener);
        resolve(event.data);
      });
    });
    frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Strict</title><body><script type="module" src="${new URL('./strict-page.ts', import.meta.url).href}"></script>`;
    document.body.append(frame);
    const results = await report;
    frame.remove();
    expect(results).to.deep.equal({
      sent: [{ text: 'hi @Maya 😄 **x**', html: 'hi <a href="chat:user/maya">@Maya</a> 😄 <strong>x</strong>', mentions: { userIds: ['maya'] }, replyTo: '$1' }],
      violations: [],
    });
  });
});
