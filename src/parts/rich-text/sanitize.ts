/**
 * Server HTML into DOM that is safe to show. Two layers: the browser's own sanitiser (`setHTML`), or DOMPurify where there
 * is none, parses it and drops what is not in the list; then one walk over what is left holds each element and attribute to
 * the same list once more, and checks addresses and depth. The list is what the Matrix specification advises for rich
 * messages, without pictures (they cannot load without a token: their alternative text is shown) and colours.
 */

import { loadPart } from '../../errors.js';
import { readChatLink } from './links.js';

export interface SanitizeOptions {
  /** Whether `style` attributes stay: for what is only read, never shown. Default `false`. */
  readonly keepStyles?: boolean;
}

/** What the sanitiser is told. */
export interface AllowList {
  readonly tags: readonly string[];
  /** By tag. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** On every tag. */
  readonly everywhere: readonly string[];
}

const shown = new Set(
  'a b blockquote br caption code del details div em h1 h2 h3 h4 h5 h6 hr i li ol p pre s span strong sub summary sup table tbody td th thead tr u ul'.split(' '),
);

/** What is shown as something else. */
const standsFor: Record<string, string> = { strike: 's', ins: 'u', tt: 'code', kbd: 'code', samp: 'code', tfoot: 'tbody', cite: 'em', var: 'em' };
for (const tag of 'address article aside center dd dl dt fieldset figcaption figure footer form header main nav section'.split(' ')) standsFor[tag] = 'div';
for (const tag of 'abbr bdi bdo big dfn font label mark q small time wbr'.split(' ')) standsFor[tag] = 'span';

const attributes: Record<string, readonly string[]> = { a: ['href'], ol: ['start'], code: ['class'], span: ['data-mx-spoiler'], img: ['alt', 'title'] };

const tags = [...shown, ...Object.keys(standsFor), 'img'];

/** Elements in elements, at most; what is deeper is shown as text. */
const DEPTH = 100;

interface Sanitizing {
  setHTML?(html: string, options: { sanitizer: unknown }): void;
}

/** Sanitised, and nowhere yet. Rejects with `part_unavailable` where DOMPurify is needed and does not load. */
export async function sanitizedFragment(html: string, options: SanitizeOptions = {}): Promise<DocumentFragment> {
  return parseNatively(html, options) ?? (await loadPurify())(html, options);
}

/** By the browser's own sanitiser; `undefined` where there is none. */
export function parseNatively(html: string, { keepStyles = false }: SanitizeOptions = {}): DocumentFragment | undefined {
  // What is in a template belongs to a document without a window: nothing in it loads or runs.
  const template = document.createElement('template') as HTMLTemplateElement & Sanitizing;
  if (!template.setHTML) return undefined;
  const elements = tags.map((name) => ({ name, attributes: attributes[name] ?? [] }));
  template.setHTML(html, { sanitizer: { elements, attributes: keepStyles ? ['style'] : [], comments: false, dataAttributes: false } });
  return checked(template.content, keepStyles);
}

/** By DOMPurify, once it is loaded. */
export async function loadPurify(): Promise<(html: string, options?: SanitizeOptions) => DocumentFragment> {
  const { purifiedFragment } = await loadPart(() => import('./purify.js'));
  return (html, { keepStyles = false } = {}) => checked(purifiedFragment(html, { tags, attributes, everywhere: keepStyles ? ['style'] : [] }), keepStyles);
}

function checked(fragment: DocumentFragment, keepStyles: boolean): DocumentFragment {
  for (const child of [...fragment.children]) check(child, 1, keepStyles);
  return fragment;
}

function check(element: Element, depth: number, keepStyles: boolean): void {
  const { localName, textContent } = element;
  if (localName === 'img') return element.replaceWith(element.getAttribute('alt') || element.getAttribute('title') || '');
  const name = standsFor[localName] ?? localName;
  if (depth > DEPTH || !shown.has(name) || element.namespaceURI !== document.documentElement.namespaceURI) return element.replaceWith(textContent ?? '');
  for (const { name: attribute, value } of [...element.attributes]) {
    if (!(keepStyles && attribute === 'style') && !isAllowed(localName, attribute, value)) element.removeAttribute(attribute);
  }
  for (const child of [...element.children]) check(child, depth + 1, keepStyles);
  if (name !== localName) {
    const other = element.ownerDocument.createElement(name);
    const style = element.getAttribute('style');
    if (style) other.setAttribute('style', style);
    other.append(...element.childNodes);
    element.replaceWith(other);
  }
}

function isAllowed(tag: string, attribute: string, value: string): boolean {
  if (!attributes[tag]?.includes(attribute)) return false;
  switch (attribute) {
    case 'href':
      return isSafeLink(value);
    case 'class':
      return /^language-\S+$/.test(value);
    case 'start':
      return /^-?\d{1,9}$/.test(value);
    default:
      return true;
  }
}

/** Whether an address may be followed: out to the web or to a mailbox, or one of the port's own. None that is relative. */
export function isSafeLink(href: string): boolean {
  if (href.startsWith('chat:')) return readChatLink(href) !== undefined;
  return /^\s*(?:https?:\/\/|mailto:)/i.test(href) && URL.canParse(href);
}
