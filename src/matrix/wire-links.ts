/** Links to people, rooms and messages, on their way out: the port's own as `https://matrix.to/#/…`, which every client knows. */

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

/** The web address of a room or of a message in it. A room's id alone does not say where it is to be asked for. */
function matrixTo({ userId }: Matrix, channelId: string, messageId?: string): string {
  const server = userId.replace(/^[^:]*:/, '');
  const room = /^[!#]/.test(channelId) ? channelId : `#${channelId}:${server}`;
  return to(room, ...(messageId ? [messageId] : [])) + (room.startsWith('!') ? `?via=${encodeURIComponent(server)}` : '');
}

/** Characters that ids begin with or have inside may stand as they are, and do so in other clients. */
const to = (...ids: string[]) =>
  `https://matrix.to/#/${ids.map((id) => encodeURIComponent(id).replace(/%40/g, '@').replace(/%3A/g, ':').replace(/%24/g, '$').replace(/'/g, '%27')).join('/')}`;
