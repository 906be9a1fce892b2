/** What is typed, as what is sent: HTML of its Markdown and mentions. */

import type { Token, Tokens } from 'marked';
import { isMarkup, lex } from './markdown.js';
import { markMentions, unmark } from './marks.js';
import type { ComposedMention, FormattedMessage } from './types.js';

/** Longer texts are sent as they are: no chat server takes them as one message anyway. */
const LONGEST = 40_000;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? '').replace(/\n/g, '<br>');

/**
 * What is sent of what was typed: it itself, its HTML where it holds Markdown or mentions, and who is mentioned. A picked
 * text that no longer stands there as it was picked, or that is code, is no mention.
 */
export function formatMessage(text: string, mentions: readonly ComposedMention[] = []): FormattedMessage {
  const marked = text.length > LONGEST ? undefined : markMentions(text, mentions);
  if (!marked) return { text };
  const writer = new Writer(marked.entries);
  let html: string | undefined;
  try {
    const tokens = lex(marked.source);
    const written = writer.message(tokens);
    if (writer.mentioned.size > 0 || tokens.some(isMarkup)) html = written;
  } catch {
    // Thousands of quotes in quotes: more than the stack holds.
  }
  if (html === undefined) return { text };
  const userIds = [...writer.mentioned].filter(({ kind }) => kind === 'user').map(({ id }) => id);
  return { text, html, ...(userIds.length ? { mentions: { userIds: [...new Set(userIds)] } } : {}) };
}

/** Writes HTML of what the Markdown reader has found, of allowed elements only. */
class Writer {
  /** Who has become a link. */
  readonly mentioned = new Set<ComposedMention>();
  readonly #entries: readonly (ComposedMention | string)[];
  /** Inside of a link there is no other. */
  #isInLink = false;

  constructor(entries: readonly (ComposedMention | string)[]) {
    this.#entries = entries;
  }

  /** One paragraph alone is none: clients would put space round it. */
  message(tokens: readonly Token[]): string {
    const [first, ...others] = tokens.filter(({ type }) => type !== 'space');
    return first?.type === 'paragraph' && others.length === 0 ? this.#all((first as Tokens.Paragraph).tokens) : this.#all(tokens);
  }

  #all(tokens: readonly Token[] = []): string {
    return tokens.map((token) => this.#one(token)).join('');
  }

  #one(token: Token): string {
    const inside = () => this.#all((token as Tokens.Generic).tokens);
    switch (token.type) {
      case 'space':
        return '';
      case 'br':
        return '<br>';
      case 'paragraph':
        return `<p>${inside()}</p>`;
      case 'heading':
        return `<h${(token as Tokens.Heading).depth}>${inside()}</h${(token as Tokens.Heading).depth}>`;
      case 'blockquote':
        return `<blockquote>${inside()}</blockquote>`;
      case 'list':
        return this.#list(token as Tokens.List);
      case 'strong':
      case 'em':
      case 'del':
        return `<${token.type}>${inside()}</${token.type}>`;
      case 'spoiler':
        return `<span data-mx-spoiler>${inside()}</span>`;
      case 'codespan':
        return `<code>${this.#plain((token as Tokens.Codespan).text)}</code>`;
      case 'code':
        return this.#code(token as Tokens.Code);
      case 'link':
      case 'image':
        return this.#link(token as Tokens.Link);
      case 'text':
        return 'tokens' in token && token.tokens ? inside() : this.#text((token as Tokens.Text).text);
      case 'escape':
        return this.#text((token as Tokens.Escape).text);
      default:
        return this.#text(token.raw);
    }
  }

  #list({ ordered, start, items }: Tokens.List): string {
    const tag = ordered ? 'ol' : 'ul';
    const from = ordered && start !== 1 ? ` start="${start}"` : '';
    return `<${tag}${from}>${items.map(({ tokens }) => `<li>${this.#all(tokens)}</li>`).join('')}</${tag}>`;
  }

  #code({ lang, text }: Tokens.Code): string {
    const [language] = /^[\w+#.-]+/.exec(lang ?? '') ?? [];
    return `<pre><code${language ? ` class="language-${escaped(language)}"` : ''}>${this.#plain(text, false)}\n</code></pre>`;
  }

  #link({ href, raw, tokens }: Tokens.Link): string {
    const address = unmark(href, this.#entries, String);
    if (this.#isInLink || !isLink(address)) return this.#text(raw);
    this.#isInLink = true;
    const label = this.#all(tokens);
    this.#isInLink = false;
    return label ? `<a href="${escaped(address)}">${label}</a>` : this.#text(raw);
  }

  /** What was typed as text: mentions in it become links. */
  #text(text: string): string {
    return unmark(text, this.#entries, escaped, this.#isInLink ? undefined : (mention) => this.#mention(mention));
  }

  /** Code: mentions in it are text, and lines in a block stay lines. */
  #plain(text: string, isLine = true): string {
    return unmark(text, this.#entries, (piece) => (isLine ? escaped(piece) : escaped(piece).replaceAll('<br>', '\n')));
  }

  #mention(mention: ComposedMention): string {
    this.mentioned.add(mention);
    return `<a href="chat:${mention.kind}/${encodeURIComponent(mention.id)}">${escaped(mention.text)}</a>`;
  }
}

/** What may be linked to: the web, mail, and messages. People and channels are picked, not typed. */
const isLink = (href: string) => (/^(?:https?:\/\/|mailto:)/i.test(href) && URL.canParse(href)) || /^chat:message\/[^/]+\/[^/]+$/.test(href);
