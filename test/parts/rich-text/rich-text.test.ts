import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import type { LiveMessage } from '../../../src/data/snapshots.js';
import { richText, type RichTextContext } from '../../../src/parts/rich-text/rich-text.js';
import { messageStyles } from '../../../src/parts/message.styles.js';
import { controlStyles, themeStyles } from '../../../src/parts/theme.styles.js';
import { deferred, until } from '../../support/async.js';
import { message } from './messages.js';

// Fetched before: what is awaited below takes turns, not the network's time.
await import('../../../src/parts/rich-text/purify.js');

/** A place where messages are shown. */
async function place() {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [themeStyles, controlStyles, messageStyles].map(({ styleSheet }) => styleSheet!);
  const updates = { count: 0 };
  const context: RichTextContext = { root, userId: 'me', locale: 'en', requestUpdate: () => updates.count++ };
  const show = (shown: LiveMessage | undefined, change: Partial<RichTextContext> = {}) => {
    render(shown ? html`<section>${richText(shown, { ...context, ...change })}</section>` : html``, root);
    return root.querySelector<HTMLElement>('.rich')!;
  };
  return { root, show, updates };
}

let isLoaded = false;

const shown = async (init: Partial<LiveMessage>) => {
  const { show, updates } = await place();
  const live = message(init);
  let element = show(live);
  if (init.html !== undefined && !('setHTML' in Element.prototype) && !isLoaded) {
    await until('the sanitiser', () => updates.count);
    isLoaded = true;
    element = show(live);
  }
  return element;
};

describe('A rich message', () => {
  it('shows plain text until the sanitiser is there, and asks for an update once', async () => {
    const native = Object.getOwnPropertyDescriptor(Element.prototype, 'setHTML');
    if (native) Reflect.deleteProperty(Element.prototype, 'setHTML');
    try {
      const { show, updates } = await place();
      const live = message({ text: '*tea*', html: '<em>tea</em>' });
      const first = show(live);
      expect(first.textContent).to.equal('*tea*');
      expect(show(live), 'the same DOM meanwhile').to.equal(first);
      await until('the update', () => updates.count);
      const second = show(live);
      expect(second.querySelector('em')?.textContent).to.equal('tea');
      expect(updates.count).to.equal(1);
      expect(show(message({ text: '', html: '<em>cup</em>' })).textContent, 'from now on at once').to.equal('cup');
      isLoaded = true;
    } finally {
      if (native) Object.defineProperty(Element.prototype, 'setHTML', native);
    }
  });

  it('is sanitised HTML', async () => {
    const element = await shown({ text: 'x', html: '<p>Some <strong>tea</strong><script>xss()</script></p><img src=x onerror=xss()>' });
    expect(element.querySelector('p')!.outerHTML).to.equal('<p dir="auto">Some <strong>tea</strong></p>');
    expect(element.localName).to.equal('div');
    expect(element.querySelector('script,img')).to.be.null;
  });

  it('is its text where nothing is left of its HTML', async () => {
    for (const html of ['', '<script>xss()</script>', '<p> </p>']) expect((await shown({ text: 'a <b>', html })).textContent).to.equal('a <b>');
  });

  it('has links in plain text and in HTML', async () => {
    const plain = await shown({ text: 'see https://tea.example, me@tea.example' });
    expect([...plain.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal(['https://tea.example/', 'mailto:me@tea.example']);
    const rich = await shown({ html: '<b>https://tea.example</b> <code>https://milk.example</code> <a href="https://cup.example">www.tea.example</a>' });
    expect([...rich.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal(['https://tea.example/', 'https://cup.example/']);
  });

  it('opens links apart, and says where they go', async () => {
    const element = await shown({ html: '<a href="https://evil.example/x">https://bank.example</a> <a href="https://tea.example/">https://tea.example/</a>' });
    const [posing, honest] = [...element.querySelectorAll('a')] as [HTMLAnchorElement, HTMLAnchorElement];
    for (const link of [posing, honest]) expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
    expect(posing.title).to.equal('https://evil.example/x');
    expect(honest.title).to.equal('');
  });

  it('has pills for people and channels; oneself stands out', async () => {
    const element = await shown({ html: '<a href="chat:user/maya">Maya</a> <a href="chat:user/me">@Me</a> <a href="chat:channel/tea">#Tea</a> <a href="chat:message/tea/one">there</a>' });
    expect([...element.querySelectorAll('a')].map((link) => `${link.textContent} ${link.className} ${link.target}`)).to.deep.equal(['@Maya mention ', '@Me mention me ', '#Tea mention ', 'there  ']);
  });

  it('shows few emoji large, and nothing else', async () => {
    expect((await shown({ text: '🙂👍🏽' })).className).to.contain('emoji-only');
    expect((await shown({ text: '🙂', html: '<p>🙂</p>' })).className).to.contain('emoji-only');
    expect((await shown({ text: 'https://tea.example 🙂' })).className).not.to.contain('emoji-only');
  });

  it('may be what is said of a file', async () => {
    const element = await shown({ kind: 'attachment', text: 'x', html: '<b>cup</b>' });
    expect([element.textContent, element.className.trim()]).to.deep.equal(['cup', 'text rich html']);
  });

  it('says who does it, in an emote', async () => {
    expect((await shown({ kind: 'emote', text: 'x', html: '<b>waves</b>' })).textContent).to.equal('Maya Lindqvist waves');
  });

  it('stays the same DOM while it says the same, and is another when it was edited', async () => {
    const { show } = await place();
    const live = message({ text: 'https://tea.example' });
    const element = show(live);
    expect(show(live)).to.equal(element);
    expect(show({ ...live, reactions: [{ emoji: '👍', count: 1, own: false } as never] }), 'a reaction').to.equal(element);
    const edited = show({ ...live, text: 'https://milk.example', editedAt: 1 });
    expect(edited).not.to.equal(element);
    expect(edited.textContent).to.equal('https://milk.example');
    expect(show(live, { locale: 'fr' })).not.to.equal(edited);
  });

  it('may be shown in two places, and again after it was away', async () => {
    const [one, two] = [await place(), await place()];
    const live = message({ text: 'https://tea.example' });
    expect(one.show(live)).not.to.equal(two.show(live));
    one.show(undefined);
    expect(one.root.textContent).to.equal('');
    expect(one.show(live).textContent).to.equal('https://tea.example');
    expect(two.show(live).isConnected).to.be.true;
  });

  it('brings its styles once', async () => {
    const { root, show } = await place();
    show(message({ text: 'https://tea.example' }));
    const count = root.adoptedStyleSheets.length;
    show(message({ text: 'https://milk.example' }));
    expect([count, root.adoptedStyleSheets.length]).to.deep.equal([4, 4]);
  });

  for (const scheme of ['light', 'dark']) {
    for (const whose of ['own', 'other']) {
      it(`is accessible, ${whose} and ${scheme}`, async () => {
        const element = await shown({
          html: '<h2>Title</h2><p>a <a href="https://tea.example">link</a> <a href="chat:user/me">Me</a> <a href="chat:user/maya">Maya</a> <code>x</code></p><blockquote><p>q</p></blockquote><ul><li>l</li></ul><pre><code class="language-js">let x;\n</code></pre><table><tr><th>h</th></tr><tr><td>d</td></tr></table><span data-mx-spoiler="end">s <a href="https://tea.example">t</a></span>',
        });
        expect(element.querySelectorAll('.scrollable').length).to.equal(2);
        const section = element.parentElement!;
        section.className = whose;
        element.replaceWith(Object.assign(document.createElement('div'), { className: 'bubble' }));
        section.firstElementChild!.append(element);
        const { host } = element.getRootNode() as ShadowRoot;
        host.setAttribute('color-scheme', scheme);
        host.setAttribute('style', `background: ${scheme === 'dark' ? '#16171b; color: #eceef2' : '#fff; color: #1b1d22'}`);
        for (const button of element.querySelectorAll<HTMLElement>('.copy')) button.style.setProperty('opacity', '1');
        await expect(host).to.be.accessible();
        expect(getComputedStyle(section.firstElementChild!).backgroundColor, 'it is on a bubble').not.to.equal('rgba(0, 0, 0, 0)');
      });
    }
  }
});

describe('Code in a message', () => {
  const code = '<pre><code class="language-js">let x = 1;\n</code></pre>';
  const { clipboard } = navigator;
  const put = (write: (text: string) => Promise<void>) => Object.defineProperty(navigator, 'clipboard', { value: { writeText: write }, configurable: true });
  afterEach(() => void Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true }));

  it('is named by its language, and scrolls with the keyboard', async () => {
    const box = (await shown({ html: code })).querySelector<HTMLElement>('.scrollable')!;
    expect([box.getAttribute('aria-label'), box.tabIndex, box.querySelector('pre')!.dir]).to.deep.equal(['Code, js', 0, 'ltr']);
  });

  it('is copied by a button, which says so until one leaves it', async () => {
    const element = await shown({ html: code });
    const written = deferred<string>();
    put(async (text) => written.resolve(text));
    const button = element.querySelector<HTMLButtonElement>('.copy')!;
    expect(button.textContent).to.equal('Copy');
    button.click();
    expect(await written.promise).to.equal('let x = 1;\n');
    await until('what the button says', () => button.textContent === 'Copied');
    button.dispatchEvent(new Event('blur'));
    expect(button.textContent).to.equal('Copy');
  });

  it('is selected where it cannot be copied', async () => {
    const element = await shown({ html: code });
    put(() => Promise.reject(new Error('not allowed')));
    const button = element.querySelector<HTMLButtonElement>('.copy')!;
    button.click();
    await until('what the button says', () => button.textContent?.includes('selected'));
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    button.dispatchEvent(new Event('pointerleave'));
    button.click();
    await until('what the button says without a clipboard', () => button.textContent?.includes('selected'));
  });
});

describe('What is hidden in a message', () => {
  const hidden = async () => {
    const element = (await shown({ html: 'He <span data-mx-spoiler="the end">dies</span>' })).querySelector<HTMLElement>('.hidden-text')!;
    return { element, content: element.querySelector('.content')! };
  };

  it('is named by why, and not seen', async () => {
    const { element, content } = await hidden();
    expect([element.getAttribute('role'), element.getAttribute('aria-label'), element.tabIndex]).to.deep.equal(['button', 'Hidden: the end. Show it', 0]);
    expect(getComputedStyle(content).visibility).to.equal('hidden');
  });

  it('is shown by a click', async () => {
    const { element, content } = await hidden();
    element.click();
    expect(getComputedStyle(content).visibility).to.equal('visible');
    expect(element.hasAttribute('role')).to.be.false;
  });

  for (const key of ['Enter', ' ']) {
    it(`is shown by ${JSON.stringify(key)}, and the focus stays`, async () => {
      const { element, content } = await hidden();
      element.focus();
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      element.dispatchEvent(event);
      expect(event.defaultPrevented).to.be.true;
      expect(getComputedStyle(content).visibility).to.equal('visible');
      expect((element.getRootNode() as ShadowRoot).activeElement).to.equal(element);
    });
  }
});
