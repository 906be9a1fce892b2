/**
 * Every state of the gallery (demo/pages/gallery), opened once by somebody who wants reduced motion: axe finds nothing in it, in any
 * style and theme (WCAG 1.4.3, 4.1.2), and nothing in it moves.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { ChatPage } from './chat-page.js';
import { openStage, type Stage } from './harness.js';

const styles = ['', 'imessage', 'discord'] as const;
const themes = ['light', 'dark'] as const;
/** As many as there are cores on a small machine. */
const PAGES = 2;

/** Gives the chat that stands there a style, which comes with its first messages. A list of channels has none. */
async function dress(page: Page, style: (typeof styles)[number]): Promise<void> {
  await page.evaluate((style) => {
    const chat = document.querySelector('chat-element');
    if (chat) chat.appearanceStyle = style || undefined;
  }, style);
  await page.waitForFunction((style) => {
    const root = document.querySelector('chat-element')?.shadowRoot;
    return !root?.querySelector('.message') || root.querySelector(style ? `.chat.${style}` : '.chat:not(.imessage, .discord)');
  }, {}, style);
}

/** Runs axe on the state that stands there. */
async function violations(page: Page, theme: (typeof themes)[number]): Promise<string[]> {
  return page.evaluate(async (theme) => {
    document.documentElement.style.colorScheme = theme;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      elementRef: true,
      // A sheet of the gallery is a frame, and no page.
      rules: { 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    // Tab comes to one row only. In the others a box that scrolls waits until the arrow keys have come to its row.
    const isInOtherRow = (id: string, element?: Element | null) => id === 'scrollable-region-focusable' && element?.closest('.message[tabindex="-1"]');
    return violations.flatMap(({ id, nodes }) =>
      nodes.filter(({ element }) => !isInOtherRow(id, element)).map(({ target, any, all, none }) => `${id}: ${target.flat().join(' ')}: ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`),
    );
  }, theme);
}

/** What would move, in shadow roots too. A spinner may turn, slowly: it says that something goes on. */
async function motions(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const isLong = (durations: string) => durations.split(', ').some((duration) => parseFloat(duration) > 0.001);
    const look = (element: Element, pseudo?: string) => {
      const style = getComputedStyle(element, pseudo);
      const what = `${element.localName}.${element.getAttribute('class') ?? ''}${pseudo ?? ''}`;
      if (style.animationName !== 'none' && !element.matches('.spinner') && (isLong(style.animationDuration) || style.animationIterationCount !== '1')) found.add(`${what}: ${style.animation}`);
      if (isLong(style.transitionDuration)) found.add(`${what}: ${style.transition}`);
      if (style.scrollBehavior === 'smooth') found.add(`${what}: scrolls smoothly`);
    };
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        look(element);
        for (const pseudo of ['::before', '::after', '::backdrop']) look(element, pseudo);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    for (const element of document.querySelectorAll('chat-element, chat-channel-list, chat-search-modal')) {
      look(element);
      walk(element.shadowRoot!);
    }
    return [...found, ...(window as unknown as { movedByScript: string[] }).movedByScript];
  });
}

/** No stylesheet says what scripts move: their calls are written down. */
function noteCalls(): void {
  const movedByScript: string[] = [];
  Object.assign(window, { movedByScript });
  const { prototype } = Element;
  for (const name of ['scroll', 'scrollTo', 'scrollBy', 'scrollIntoView'] as const) {
    const original = prototype[name] as (...args: unknown[]) => void;
    prototype[name] = function (this: Element, ...args: unknown[]) {
      if ((args[0] as ScrollOptions | undefined)?.behavior === 'smooth') movedByScript.push(`${this.localName}.${name}: smooth`);
      original.apply(this, args);
    };
  }
  const { animate } = prototype;
  prototype.animate = function (...args) {
    movedByScript.push(`${this.localName}.animate()`);
    return animate.apply(this, args);
  };
}

const reduced = async (page: Page) => {
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  // What compiles the tests gives functions their names by this, which pages do not have.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named;');
  await page.evaluateOnNewDocument(noteCalls);
};

describe('the gallery', () => {
  let stage: Stage;
  const inaccessible: string[] = [];
  const moving: string[] = [];
  const problems: string[] = [];

  /** Opens states until none is left. */
  async function visit(states: string[]): Promise<void> {
    const opened = await stage.open('about:blank');
    const { page } = opened;
    await reduced(page);
    await page.setViewport({ width: 420, height: 560 });
    // Two pages at once, and each of them has the focus.
    await (await page.createCDPSession()).send('Emulation.setFocusEmulationEnabled', { enabled: true });
    for (let state = states.pop(); state; state = states.pop()) {
      const name = state;
      await page.goto(`${stage.url}/gallery.html?state=${name}&theme=light`);
      await page.waitForFunction(() => document.documentElement.dataset.state);
      if ((await page.evaluate(() => document.documentElement.dataset.state)) !== 'done') problems.push(`${name}: it did not come to stand`);
      await page.evaluate(axe.source);
      for (const style of styles) {
        await dress(page, style);
        const look = `${name}, ${style || 'bubbles'}`;
        moving.push(...(await motions(page)).map((motion) => `${look}: ${motion}`));
        for (const theme of themes) inaccessible.push(...(await violations(page, theme)).map((violation) => `${look}, ${theme}: ${violation}`));
      }
    }
    problems.push(...opened.problems);
  }

  before(async () => {
    stage = await openStage();
    const { page } = await stage.open('/gallery.html');
    const states = await page.evaluate(async (module) => Object.keys(((await import(module)) as { states: object }).states), '/gallery/states.js');
    await page.close();
    assert.ok(states.length > 40);
    await Promise.all(Array.from({ length: PAGES }, () => visit(states)));
  });
  after(() => stage.close());

  it('stands, each state of it', () => assert.deepEqual(problems, []));

  it('is accessible, in each style and theme', () => assert.deepEqual(inaccessible, []));

  it('does not move, for those who want that', () => assert.deepEqual(moving, []));

  it('and neither do the channel list and the search', async () => {
    const chat = await ChatPage.open(stage, '/inbox.html', { prepare: reduced });
    await chat.find('.row', 'chat-channel-list');
    await chat.page.evaluate(() => {
      const modal = document.createElement('chat-search-modal');
      document.querySelector('chat-session')?.append(modal);
      modal.show();
    });
    await chat.find('dialog[open]', 'chat-search-modal');
    assert.deepEqual(await motions(chat.page), []);
  });
});
