/** What a sanitised message gets to be used: links that open safely, pills, code that can be copied, what is hidden. */

import type { RichTextWords } from '../rich-text-words.js';
import { readChatLink } from './links.js';

const blocks = 'p,div,ul,ol,blockquote,h1,h2,h3,h4,h5,h6,table,details';

/** @param userId whose session it is */
export function decorate(fragment: DocumentFragment, words: RichTextWords, userId: string | undefined): void {
  for (const child of fragment.children) if (child.matches(blocks)) child.setAttribute('dir', 'auto');
  for (const link of fragment.querySelectorAll('a')) decorateLink(link, userId);
  for (const pre of fragment.querySelectorAll('pre')) decorateCode(pre, words);
  for (const table of fragment.querySelectorAll('table')) table.replaceWith(scrollable(table.cloneNode(true) as Element, words.table));
  for (const span of fragment.querySelectorAll('[data-mx-spoiler]')) hide(span, words);
}

function decorateLink(link: HTMLAnchorElement, userId: string | undefined): void {
  const href = link.getAttribute('href');
  if (href === null) return;
  const target = readChatLink(href);
  if (!target) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    // What is shown may be anything; this is where it goes.
    if (link.textContent !== href) link.title = new URL(href).href;
    return;
  }
  if (target.kind === 'message') return;
  link.className = target.kind === 'user' && target.id === userId ? 'mention me' : 'mention';
  link.title = target.id;
  const sign = target.kind === 'user' ? '@' : '#';
  if (!link.textContent?.startsWith(sign)) link.prepend(sign);
}

/** A box that scrolls sideways, also with the keyboard. */
function scrollable(content: Element, label: string): HTMLElement {
  const box = element('div', 'scrollable');
  box.tabIndex = 0;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', label);
  box.append(content);
  return box;
}

function decorateCode(pre: HTMLPreElement, words: RichTextWords): void {
  const [, language = ''] = /language-(\S+)/.exec(pre.querySelector('code')?.className ?? '') ?? [];
  const box = element('div', 'code-block');
  const button = element('button', 'copy');
  button.type = 'button';
  const label = element('span', '');
  label.setAttribute('aria-live', 'polite');
  label.textContent = words.copy;
  button.append(label);
  pre.replaceWith(box);
  pre.dir = 'ltr';
  box.append(scrollable(pre, words.code(language)), button);
}

function hide(span: Element, words: RichTextWords): void {
  const reason = span.getAttribute('data-mx-spoiler') ?? '';
  span.removeAttribute('data-mx-spoiler');
  span.className = 'hidden-text';
  const content = element('span', 'content');
  content.append(...span.childNodes);
  span.append(...(reason ? [Object.assign(element('span', 'reason'), { textContent: `${reason} ` })] : []), content);
  for (const [name, value] of Object.entries({ role: 'button', tabindex: '0', 'aria-label': words.showHidden(reason) })) span.setAttribute(name, value);
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}

/** One listener for a message: what can be pressed in it, but links. */
export function listen(message: HTMLElement, words: RichTextWords): void {
  message.addEventListener('click', (event) => {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>('.copy');
    if (button) void copy(button, words);
    reveal(target.closest('.hidden-text[role]'), event);
  });
  message.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') reveal((event.target as Element).closest('.hidden-text[role]'), event);
  });
}

/** Shows what is hidden. The focus stays where it is. */
function reveal(span: Element | null, event: Event): void {
  if (!span) return;
  event.preventDefault();
  event.stopPropagation();
  span.classList.add('shown');
  span.removeAttribute('role');
  span.removeAttribute('aria-label');
  span.setAttribute('tabindex', '-1');
}

/** Copies the code beside a button, which says so until one looks elsewhere. Never rejects. */
async function copy(button: HTMLElement, words: RichTextWords): Promise<void> {
  const pre = button.parentElement?.querySelector('pre');
  const label = button.firstElementChild;
  if (!pre || !label) return;
  const isCopied = await (navigator.clipboard?.writeText(pre.textContent ?? '') ?? Promise.reject(new Error('no clipboard'))).then(
    () => true,
    () => false,
  );
  label.textContent = isCopied ? words.copied : words.notCopied;
  if (!isCopied) getSelection()?.selectAllChildren(pre);
  for (const type of ['blur', 'pointerleave']) button.addEventListener(type, () => (label.textContent = words.copy), { once: true });
}
