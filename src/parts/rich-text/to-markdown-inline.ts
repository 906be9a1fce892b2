/** What is within a paragraph, as Markdown. */

import { escapeInline } from './escape.js';
import type { ComposedMention } from './types.js';

/** What is found on the way. */
export interface Walk {
  readonly mentions?: ComposedMention[];
}

type Emphasis = '**' | '*' | '~~' | '||';

/** What a node says, with line breaks where it has some. `open`: the emphasis it is in already. */
export function inlineOf(node: Node, walk: Walk, open = ''): string {
  if (node.nodeType === Node.TEXT_NODE) return escapeInline((node.nodeValue ?? '').replace(/\s+/g, ' '));
  if (!(node instanceof Element)) return '';
  if (node.localName === 'br') return '\n';
  if (node.localName === 'code') return codeOf(node.textContent ?? '');
  const marks = emphasisOf(node).filter((mark) => !open.includes(`${mark} `));
  const inner = [...node.childNodes].map((child) => inlineOf(child, walk, open + marks.map((mark) => `${mark} `).join(''))).join('');
  const text = node.localName === 'a' ? linkOf(node, inner, walk) : inner;
  return marks.reduce(wrapped, text);
}

function emphasisOf(element: Element): Emphasis[] {
  const style = element.getAttribute('style') ?? '';
  const marks: Emphasis[] = [];
  const weight = /font-weight:\s*(\w+)/.exec(style)?.[1];
  // Google Docs puts everything into a <b> of normal weight.
  if (weight ? weight === 'bold' || Number(weight) >= 600 : element.matches('b,strong')) marks.push('**');
  if (/font-style:\s*italic/.test(style) || element.matches('i,em')) marks.push('*');
  if (/text-decoration[^;]*line-through/.test(style) || element.matches('s,del')) marks.push('~~');
  if (element.hasAttribute('data-mx-spoiler')) marks.push('||');
  return marks;
}

/** Space is no part of emphasis: Markdown would not see it. */
function wrapped(text: string, mark: Emphasis): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return inner ? `${before}${mark}${oneParagraph(inner)}${mark}${after}` : text;
}

/** Emphasis and links end at an empty line. */
const oneParagraph = (text: string) => text.replace(/\n\s*\n/g, '\n');

function codeOf(code: string): string {
  const text = code.replace(/\s+/g, ' ');
  if (!text.trim()) return text;
  const fence = '`'.repeat(longestRun(text) + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

function linkOf(link: Element, label: string, { mentions }: Walk): string {
  const href = link.getAttribute('href') ?? '';
  const text = (link.textContent ?? '').replace(/\s+/g, ' ').trim();
  if (!href || !text) return label;
  const [, kind, id] = /^chat:(user|channel)\/(.+)$/.exec(href) ?? [];
  if (kind && id) {
    mentions?.push({ text, kind: kind as 'user' | 'channel', id: decodeURIComponent(id) });
    return text;
  }
  // What becomes this link anyway when it is typed.
  const typed = /^https?:\/\//i.test(text) ? text : text.startsWith('www.') ? `http://${text}` : `mailto:${text}`;
  if (href === typed || href === `${typed}/`) return text;
  const address = href.replace(/[<>\s\\]/g, encodeURIComponent);
  return `[${oneParagraph(label.trim())}](${/[()]/.test(address) ? `<${address}>` : address})`;
}

/** How many backticks stand next to each other in a text, at most. */
export const longestRun = (text: string) => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
