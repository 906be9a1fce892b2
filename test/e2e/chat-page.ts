/**
 * A page with one `<chat-element>` on it, as a person uses it: real keys, and only what stands on the screen counts.
 * Every wait is for a condition of the page, and ends in an error that says what was waited for.
 */
import assert from 'node:assert/strict';
import type { ElementHandle, EvaluateFunc, Page } from 'puppeteer-core';
import type { Stage, StagePage } from './harness.js';

/** How long a condition may take (ms): far more than it ever does. */
const PATIENCE = 20_000;

export interface SeenEvent {
  /** Tag of the element that dispatched it, in lower case. */
  tag: string;
  type: string;
}

/** Life-cycle events do not bubble, but every event can be captured on its way down. */
const RECORDED = ['ready', 'error', 'tokenRefreshed', 'tokenRefreshError', 'sessionClosed', 'messageSent'];

export class ChatPage {
  readonly page: Page;
  /** See `StagePage`. */
  readonly problems: string[];

  private constructor({ page, problems }: StagePage) {
    this.page = page;
    this.problems = problems;
  }

  /**
   * Opens a page, in a browser profile of its own, and waits until its channel is shown.
   * @param options.prepare is given the page before anything is loaded
   */
  static async open(stage: Stage, path: string, options: { prepare?: (page: Page) => Promise<unknown> } = {}): Promise<ChatPage> {
    const opened = await stage.open('about:blank');
    const { page } = opened;
    await options.prepare?.(page);
    await page.evaluateOnNewDocument((types) => {
      const seen: SeenEvent[] = [];
      Object.assign(window, { seenEvents: seen });
      for (const type of types) {
        document.addEventListener(type, ({ target }) => seen.push({ tag: (target as Element).localName, type }), true);
      }
    }, RECORDED);
    await page.goto(new URL(path, stage.url).href, { waitUntil: 'domcontentloaded' });
    const chat = new ChatPage(opened);
    await chat.until('the channel is shown', () => document.querySelector('chat-element')?.state === 'ready');
    return chat;
  }

  /** Waits for a condition of the page. @param what said when it does not come true */
  async until<Args extends unknown[]>(what: string, condition: EvaluateFunc<Args>, ...args: Args): Promise<void> {
    try {
      await this.page.waitForFunction(condition, { timeout: PATIENCE, polling: 50 }, ...args);
    } catch (cause) {
      const text = await this.page.evaluate(() => document.querySelector('chat-element')?.shadowRoot?.textContent?.replace(/\s+/g, ' ').slice(-600));
      throw new Error(`Waited in vain: ${what}.\nProblems: ${this.problems.join('; ') || 'none'}\nOn screen: ${text}`, { cause });
    }
  }

  /** What this selector finds in the element's shadow root, once it can be seen. */
  async find(selector: string, tag = 'chat-element'): Promise<ElementHandle> {
    // `visible` also because without it changes inside of shadow roots are not noticed.
    const handle = await this.page.waitForSelector(`${tag} >>> ${selector}`, { timeout: PATIENCE, visible: true });
    assert.ok(handle, selector);
    return handle;
  }

  /** Types into the composer, key by key, and leaves it there. */
  async type(text: string): Promise<void> {
    const box = await this.find('textarea');
    await box.focus();
    await this.page.keyboard.type(text);
  }

  /** Types and presses Enter. */
  async say(text: string): Promise<void> {
    await this.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Waits until a message with this text is on screen, and has been sent. */
  reads(text: string): Promise<void> {
    return this.until(`“${text}” is on screen`, (wanted) => {
      const messages = [...document.querySelectorAll('chat-element')].flatMap((chat) => [...(chat.shadowRoot?.querySelectorAll('.message.sent .text') ?? [])]);
      return messages.some(({ textContent }) => textContent === wanted);
    }, text);
  }

  /** Texts on screen that start with `prefix`, from top to bottom. */
  texts(prefix: string): Promise<string[]> {
    return this.page.evaluate((start) => {
      const messages = document.querySelector('chat-element')?.shadowRoot?.querySelectorAll('.message .text') ?? [];
      return [...messages].map(({ textContent }) => textContent ?? '').filter((text) => text.startsWith(start));
    }, prefix);
  }

  /** Waits until this stands somewhere in the chat element. */
  shows(text: string): Promise<void> {
    return this.until(`“${text}” is shown`, (wanted) => document.querySelector('chat-element')?.shadowRoot?.textContent?.includes(wanted), text);
  }

  /** Waits until this stands nowhere in the chat element any more. */
  hides(text: string): Promise<void> {
    return this.until(`“${text}” is gone`, (wanted) => !document.querySelector('chat-element')?.shadowRoot?.textContent?.includes(wanted), text);
  }

  /** The events so far, in order. */
  events(): Promise<SeenEvent[]> {
    return this.page.evaluate(() => (window as unknown as { seenEvents: SeenEvent[] }).seenEvents);
  }

  async count(tag: string, type: string): Promise<number> {
    return (await this.events()).filter((event) => event.tag === tag && event.type === type).length;
  }

  /** Waits until an element has dispatched an event this often. */
  untilEvent(tag: string, type: string, times: number): Promise<void> {
    return this.until(`<${tag}> has dispatched ${type} ${times} times`, (tag, type, times) => {
      const { seenEvents } = window as unknown as { seenEvents: SeenEvent[] };
      return seenEvents.filter((event) => event.tag === tag && event.type === type).length >= times;
    }, tag, type, times);
  }
}
