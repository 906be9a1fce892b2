import { expect, fixture, html } from '@open-wc/testing';
import { type LinkOptions, onLink, readChatLink } from '../../../src/parts/rich-text/links.js';

/** Clicks on a link with this address in a shadow root. @returns what was called, and what became of the event */
async function clickOn(href: string, answer = true, { type = 'click', ...options }: Partial<LinkOptions> & { type?: string } = {}) {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  const root = host.attachShadow({ mode: 'open' });
  const link = Object.assign(document.createElement('a'), { href });
  link.setAttribute('href', href);
  link.append(Object.assign(document.createElement('b'), { textContent: 'here' }));
  root.append(link);
  const calls: string[] = [];
  const said = (call: string) => {
    calls.push(call);
    return answer;
  };
  let isLink = false;
  root.addEventListener(type, (event) => {
    isLink = onLink(
      event as MouseEvent,
      {
        linkClick: (url) => said(`link ${url}`),
        profileClick: (id) => said(`profile ${id}`),
        experienceClick: (id) => said(`experience ${id}`),
        showMessage: (channel, id) => void said(`message ${channel} ${id}`),
      },
      { disableNavigation: false, channelId: 'tea', ...options },
    );
    // Nothing is to leave the test page.
    calls.push(event.defaultPrevented ? 'prevented' : 'default');
    event.preventDefault();
  });
  link.firstElementChild!.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, button: type === 'auxclick' ? 1 : 0 }));
  return { isLink, calls };
}

describe('A click on a link', () => {
  it('out of the chat is told, and goes there', async () => {
    expect(await clickOn('https://tea.example/')).to.deep.equal({ isLink: true, calls: ['link https://tea.example/', 'default'] });
    expect((await clickOn('mailto:a@b.example')).calls).to.deep.equal(['link mailto:a@b.example', 'default']);
    expect((await clickOn('https://tea.example/', true, { type: 'auxclick' })).calls).to.deep.equal(['link https://tea.example/', 'default']);
  });

  it('goes nowhere where the host says no, or navigation is disabled', async () => {
    expect((await clickOn('https://tea.example/', false)).calls).to.deep.equal(['link https://tea.example/', 'prevented']);
    expect((await clickOn('https://tea.example/', true, { disableNavigation: true })).calls).to.deep.equal(['link https://tea.example/', 'prevented']);
  });

  it('on a person or a channel tells which', async () => {
    expect((await clickOn('chat:user/%40maya%3Atea.example')).calls).to.deep.equal(['profile @maya:tea.example', 'prevented']);
    expect((await clickOn('chat:channel/!room%2Fx')).calls).to.deep.equal(['experience !room/x', 'prevented']);
  });

  it('on a message shows it; in another channel the host is asked before', async () => {
    expect((await clickOn('chat:message/tea/%24one')).calls).to.deep.equal(['message tea $one', 'prevented']);
    expect((await clickOn('chat:message/milk/%24one')).calls).to.deep.equal(['experience milk', 'message milk $one', 'prevented']);
    expect((await clickOn('chat:message/milk/%24one', false)).calls).to.deep.equal(['experience milk', 'prevented']);
  });

  it('that stands for nothing does nothing', async () => {
    expect((await clickOn('chat:nonsense')).calls).to.deep.equal(['prevented']);
    expect(await clickOn('')).to.deep.equal({ isLink: false, calls: ['default'] });
  });
});

describe("A link of the port's own", () => {
  it('is read', () => {
    expect(readChatLink('chat:user/a%2Fb')).to.deep.equal({ kind: 'user', id: 'a/b' });
    expect(readChatLink('chat:message/c/m')).to.deep.equal({ kind: 'message', id: 'c', messageId: 'm' });
  });

  it('is none where it says too little, too much, or nonsense', () => {
    for (const href of ['chat:user/', 'chat:user/a/b', 'chat:message/a', 'chat:message/a/b/c', 'chat:room/a', 'chat:user/%', 'https://tea.example/chat:user/a']) {
      expect(readChatLink(href), href).to.be.undefined;
    }
  });
});
