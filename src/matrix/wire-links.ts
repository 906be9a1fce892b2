/** Links to people, rooms and messages, on their way out: the port's own as `https://matrix.to/#/…`, which every client knows. */

import { matrixTo, to } from './links.js';
import type { Matrix } from './matrix.js';

const LINKS = /(<a\s[^>]{0,500}?\bhref\s*=\s*)(["'])chat:(user|channel|message)\/([^"']{1,999})\2/gi;

/** HTML of the port as HTML of the wire. */
export function wireLinks(matrix: Matrix, html: string): string {
  return html.replace(LINKS, (link, start: string, _quote, kind: string, path: string) => {
    try {
      const [id = '', event] = path.split('/').map(decodeURIComponent);
      if (!id) return link;
      return `${start}"${kind === 'user' ? to(matrix.completeUserId(id)) : matrixTo(matrix, id, event)}"`;
    } catch {
      return link;
    }
  });
}
