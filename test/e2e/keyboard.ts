/**
 * A chat page that is used with the keyboard alone: nothing is clicked, focused or called by a script. After each key the focus
 * must be on something, and where it is is told in words.
 */
import assert from 'node:assert/strict';
import type { KeyInput } from 'puppeteer-core';
import type { ChatPage } from './chat-page.js';

/** More presses than any way through the page takes. */
const FAR = 30;

/** What has the focus, looked for through all shadow roots. */
export interface Focus {
  /** Tag of the element on the page that it is in; `body` where nothing has the focus. */
  readonly host: string;
  readonly tag: string;
  readonly classes: readonly string[];
  /** What a screen reader would call it, roughly. */
  readonly name: string;
  /** The text of the message that it is, or is in. */
  readonly message: string | undefined;
  /** The class of what opened over the messages that it is in. */
  readonly layer: string | undefined;
}

export class Keyboard {
  readonly #chat: ChatPage;

  constructor(chat: ChatPage) {
    this.#chat = chat;
  }

  /** Where the focus is now. */
  focus(): Promise<Focus> {
    return this.#chat.page.evaluate(() => {
      let at = document.activeElement ?? document.body;
      const host = at.localName;
      while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return {
        host,
        tag: at.localName,
        classes: [...at.classList],
        name: at.getAttribute('aria-label') ?? at.textContent?.replace(/\s+/g, ' ').trim() ?? '',
        message: at.closest('.message')?.querySelector('.text, .gone')?.textContent ?? undefined,
        layer: at.closest('.popup, dialog, .emoji-picker')?.classList[0] ?? at.closest('dialog')?.localName,
      };
    });
  }

  /** Presses keys, one after the other; `Shift+F10` holds Shift meanwhile. After each the focus is on something. */
  async press(...keys: string[]): Promise<void> {
    const { keyboard } = this.#chat.page;
    for (const chord of keys) {
      const parts = chord.split('+') as KeyInput[];
      const key = parts.pop()!;
      for (const part of parts) await keyboard.down(part);
      await keyboard.press(key);
      for (const part of parts.reverse()) await keyboard.up(part);
      await this.#isSomewhere(chord);
    }
  }

  async type(text: string): Promise<void> {
    await this.#chat.page.keyboard.type(text);
    await this.#isSomewhere(`typing “${text}”`);
  }

  /** Presses a key until the focus is there; fails where it does not come there. */
  async to(what: string, key: string, isThere: (focus: Focus) => boolean): Promise<Focus> {
    const passed: string[] = [];
    for (let presses = 0; presses < FAR; presses++) {
      await this.press(key).catch((error) => assert.fail(`${error.message} on the way to ${what}: ${passed.join(', ')}`));
      const focus = await this.focus();
      if (isThere(focus)) return focus;
      passed.push(`${focus.tag} “${focus.name.slice(0, 40)}”`);
    }
    throw new Error(`${key} does not come to ${what}: ${passed.join(', ')}`);
  }

  /** Waits until the focus is there: some of what is opened is loaded first. */
  async isOn(what: string, isThere: (focus: Focus) => boolean): Promise<Focus> {
    const deadline = performance.now() + 20_000;
    for (;;) {
      const focus = await this.focus();
      if (isThere(focus)) return focus;
      if (performance.now() > deadline) throw new Error(`The focus is not on ${what}, but on ${JSON.stringify(focus)}`);
      await this.#chat.page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }

  async #isSomewhere(after: string): Promise<void> {
    await this.#chat.page.evaluate(() => new Promise(requestAnimationFrame));
    assert.notEqual((await this.focus()).host, 'body', `the focus is lost after ${after}`);
  }
}

export const isBox = ({ host, tag }: Focus) => host === 'chat-element' && tag === 'textarea';

/** On the row itself, not on something in it. @param text of the message; any if left out */
export const isRow = (text?: string) => ({ classes, message }: Focus) => classes.includes('message') && (text === undefined || message === text);

export const isButton = (name: string) => ({ tag, name: called }: Focus) => tag === 'button' && called === name;
