/** A sanitised fragment as Markdown, blocks first; `to-markdown-inline.ts` has what is within a paragraph. */

import { escapeStarts } from './escape.js';
import { inlineOf, longestRun, type Walk } from './to-markdown-inline.js';

interface Block {
  readonly text: string;
  /** Whether the next one of this kind comes on the next line, not after an empty one. */
  readonly kind?: 'line' | 'list';
}

const blockTags = 'p,div,blockquote,ul,ol,li,pre,h1,h2,h3,h4,h5,h6,hr,table,details,summary';

export function markdownOfFragment(fragment: DocumentFragment, walk: Walk = {}): string {
  return joined(blocksOf(fragment, walk));
}

function joined(blocks: readonly Block[]): string {
  return blocks.map(({ text, kind }, index) => `${index === 0 ? '' : kind && kind === blocks[index - 1]?.kind ? '\n' : '\n\n'}${text}`).join('');
}

function blocksOf(parent: ParentNode, walk: Walk): Block[] {
  const blocks: Block[] = [];
  let run = '';
  const flush = () => {
    const text = tidy(run);
    if (text) blocks.push({ text: escapeStarts(text) });
    run = '';
  };
  for (const child of (parent as Node).childNodes) {
    // What is in a paragraph may hold one in other programs' HTML.
    if (child instanceof Element && (child.matches(blockTags) || child.querySelector(blockTags))) {
      flush();
      blocks.push(...blockOf(child, walk));
    } else {
      run += inlineOf(child, walk);
    }
  }
  flush();
  return blocks;
}

const tidy = (run: string) => run.replace(/[^\S\n]*\n[^\S\n]*/g, '\n').trim();

function blockOf(element: Element, walk: Walk): Block[] {
  const { localName } = element;
  if (isCode(element)) return [{ text: fenced(element) }];
  switch (localName) {
    case 'div': {
      const blocks = blocksOf(element, walk);
      return blocks.length === 1 ? blocks.map(({ text, kind }) => ({ text, kind: kind ?? 'line' })) : blocks;
    }
    case 'blockquote':
      return filled([{ text: joined(blocksOf(element, walk)).replace(/^/gm, '> ').replace(/ +$/gm, '') }]);
    case 'ul':
    case 'ol':
      return filled([{ text: listOf(element, walk) }]);
    case 'hr':
      return [{ text: '---' }];
    case 'table':
      return [...element.querySelectorAll('caption,tr')].map((row) => ({ text: rowOf(row, walk), kind: 'line' as const }));
    case 'p': {
      const item = wordItem(element, walk);
      if (item) return [item];
      break;
    }
    default: {
      const [, level] = /^h(\d)$/.exec(localName) ?? [];
      if (level) return filled([{ text: tidy(inlineOf(element, walk)).replace(/\n/g, ' ').replace(/^(?=.)/, `${'#'.repeat(Number(level))} `) }]);
    }
  }
  return blocksOf(element, walk);
}

const filled = (blocks: Block[]) => blocks.filter(({ text }) => text !== '');

function listOf(list: Element, walk: Walk): string {
  let number = Number(list.getAttribute('start') ?? 1);
  const items: string[] = [];
  for (const child of list.children) {
    const blocks = blocksOf(child.localName === 'li' ? child : asParent(child), walk);
    const marker = list.localName === 'ol' ? `${number++}. ` : '- ';
    // A list in an item follows its text at once.
    const content = blocks.map(({ text }, index) => `${index === 0 ? '' : isList(text) ? '\n' : '\n\n'}${text}`).join('');
    items.push(`${marker}${content.replace(/\n(?=.)/g, `\n${' '.repeat(marker.length)}`)}`.trimEnd());
  }
  return items.join('\n');
}

const isList = (text: string) => /^(?:-|\d+\.) /.test(text);

/** A fragment with nothing but this in it. */
function asParent(element: Element): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(element.cloneNode(true));
  return fragment;
}

const rowOf = (row: Element, walk: Walk) =>
  (row.localName === 'caption' ? [row] : [...row.children]).map((cell) => tidy(inlineOf(cell, walk)).replace(/\n/g, ' ')).join(' | ');

/** An item of a list in Word's HTML: a paragraph whose style says so, with its bullet or number in a span that is to be ignored. */
function wordItem(element: Element, walk: Walk): Block | undefined {
  const [, level] = /mso-list:[^;]*level(\d)/i.exec(element.getAttribute('style') ?? '') ?? [];
  if (!level) return undefined;
  const copy = element.cloneNode(true) as Element;
  const bullet = copy.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]');
  const [number] = /\d+(?=[.)])/.exec(bullet?.textContent ?? '') ?? [];
  bullet?.remove();
  return { text: `${'   '.repeat(Number(level) - 1)}${number ? `${number}. ` : '- '}${tidy(inlineOf(copy, walk))}`, kind: 'list' };
}

/** Code as Matrix clients and web pages have it, or as editors copy it. */
function isCode(element: Element): boolean {
  const style = element.getAttribute('style') ?? '';
  return element.localName === 'pre' || (/white-space:\s*pre/.test(style) && /monospace|consolas|courier|menlo/i.test(style));
}

function fenced(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const br of copy.querySelectorAll('br')) br.replaceWith('\n');
  for (const line of [...copy.querySelectorAll('div')]) if (line.nextSibling) line.append('\n');
  const code = (copy.textContent ?? '').replace(/\n$/, '');
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  const [, language = ''] = /language-(\S+)/.exec(element.querySelector('code')?.className ?? '') ?? [];
  return `${fence}${language}\n${code}\n${fence}`;
}
