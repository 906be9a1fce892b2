/** Rich text that is pasted. Small: all it needs is loaded when something is pasted. */

import { loadPart } from '../../errors.js';

/** Rich text of another program (`text/html` of a clipboard) as Markdown. Rejects with `part_unavailable`. */
export async function markdownOf(html: string): Promise<string> {
  const { markdownOfHtml } = await loadPart(() => import('./format.js'));
  return markdownOfHtml(html);
}
