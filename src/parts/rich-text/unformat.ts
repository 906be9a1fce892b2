/** From HTML back to Markdown: for a message that is edited, and for what is pasted. */

import { loadPart } from '../../errors.js';
import type { LiveMessage } from '../../data/snapshots.js';
import { escapeMarkdown } from './escape.js';
import { markdownOfFragment } from './to-markdown.js';
import type { ComposedMention, TypedMessage } from './types.js';
import { formatMessage } from './write-html.js';

/** Sanitising belongs to the part that shows messages: it is there already when one is edited. */
const shown = () => loadPart(() => import('./rich-text.js'));

/**
 * What was typed, as far as a message tells: its text where that makes the same HTML again, else its HTML as Markdown.
 * Rejects with `part_unavailable`.
 */
export async function unformatMessage({ text, html }: Pick<LiveMessage, 'text' | 'html'>): Promise<TypedMessage> {
  // A message of plain text stays one, with all its asterisks.
  if (html === undefined) return { text: formatMessage(text).html === undefined ? text : escapeMarkdown(text), mentions: [] };
  const { sanitizedFragment } = await shown();
  const fragment = await sanitizedFragment(html);
  const mentions: ComposedMention[] = [];
  const markdown = markdownOfFragment(fragment, { mentions });
  const again = formatMessage(text, mentions).html;
  const isSource = again !== undefined && (await sanitizedFragment(again)).isEqualNode(fragment);
  return { text: isSource ? text : markdown, mentions };
}

/** What somebody copied elsewhere, as Markdown. */
export async function markdownOfHtml(html: string): Promise<string> {
  const { sanitizedFragment } = await shown();
  return markdownOfFragment(await sanitizedFragment(html, { keepStyles: true }));
}
