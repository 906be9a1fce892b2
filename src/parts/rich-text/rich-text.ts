/**
 * What a text, emote or notice message says, as something Lit renders. The door to all that shows rich text; it is loaded
 * when the first message needs it (`needsRichText` in detect.ts).
 */

import { type DirectiveResult, Directive, directive } from 'lit/directive.js';
import type { LiveMessage } from '../../data/snapshots.js';
import { richTextWordsFor } from '../rich-text-words.js';
import { decorate, listen } from './decorate.js';
import { isFewEmoji } from './few-emoji.js';
import { LateSanitizer } from './late-sanitizer.js';
import { adoptStyles } from '../styles.js';
import { linkify } from './linkify.js';
import { richTextStyles } from './rich-text.styles.js';
import { loadPurify, parseNatively } from './sanitize.js';
import type { RichTextContext } from './types.js';

export { onLink } from './links.js';
export { sanitizedFragment } from './sanitize.js';
export type { RichTextContext } from './types.js';

/** The browser's own is used without it. */
const sanitizer = new LateSanitizer(loadPurify);

/** What messages are made of, undecorated: a row that comes back is not sanitised again. */
const fragments = new WeakMap<LiveMessage, DocumentFragment>();

/** The message's fragment; `undefined` while it cannot be had. */
function fragmentOf(message: LiveMessage, { root, requestUpdate }: RichTextContext): DocumentFragment | undefined {
  const known = fragments.get(message);
  if (known) return known;
  const { text, html } = message;
  let fragment: DocumentFragment | undefined;
  if (html !== undefined) {
    fragment = parseNatively(html) ?? sanitizer.sanitize(html, root, requestUpdate);
    if (!fragment) return undefined;
  }
  // Nothing may be left of hostile or odd HTML; then the text stands for it.
  if (!fragment?.textContent?.trim()) fragment = plain(text);
  linkify(fragment);
  // Plain text is quick to make again; kept for ten thousand messages it would be most of what is held.
  if (html !== undefined) fragments.set(message, fragment);
  return fragment;
}

function plain(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(text);
  return fragment;
}

class RichText extends Directive {
  #element: HTMLElement | undefined;
  /** What it was made of. Reactions and the like make a new message of the same text: its DOM stays, with what is selected or open in it. */
  #made: readonly unknown[] = [];

  render(message: LiveMessage, context: RichTextContext): unknown {
    const fragment = fragmentOf(message, context);
    const { text, html, kind, sender } = message;
    const made = [text, html, kind, kind === 'emote' && sender.name, context.userId, richTextWordsFor(context.locale), fragment !== undefined];
    if (!this.#element || made.some((value, index) => value !== this.#made[index])) {
      this.#element = elementOf(message, fragment ?? plain(text), context, html !== undefined && fragment !== undefined);
      this.#made = made;
    }
    return this.#element;
  }
}

function elementOf({ kind, sender }: LiveMessage, fragment: DocumentFragment, { root, userId, locale }: RichTextContext, isHtml: boolean): HTMLElement {
  adoptStyles({ renderRoot: root }, [richTextStyles]);
  const words = richTextWordsFor(locale);
  const content = document.importNode(fragment, true);
  const isLarge = isFewEmoji(content.textContent ?? '');
  decorate(content, words, userId);
  const element = document.createElement(isHtml && content.querySelector('p,div,ul,ol,blockquote,pre,h1,h2,h3,h4,h5,h6,hr') ? 'div' : 'span');
  element.className = `text rich ${isHtml ? 'html' : ''} ${kind === 'emote' ? kind : ''} ${isLarge ? 'emoji-only' : ''}`;
  element.dir = 'auto';
  if (kind === 'emote') element.append(`${sender.name} `);
  element.append(content);
  listen(element, words);
  return element;
}

const render = directive(RichText);

/** For a place in a template. While a part is missing it shows the plain text, and asks for an update once that has come. */
export function richText(message: LiveMessage, context: RichTextContext): DirectiveResult<typeof RichText> {
  return render(message, context);
}
