/**
 * Links to people, rooms and messages in a message's HTML: `https://matrix.to/#/…` and `matrix:…` (Client-Server API, "Matrix
 * URIs") stand on the wire, the port's own above (`chat:user/…`, `chat:channel/…`, `chat:message/…`).
 */

/** What a Matrix URI begins an id with. */
const SIGILS: Record<string, string> = { u: '@', r: '#', roomid: '!' };

// With bounds: who writes the HTML must not be able to make this take long.
const LINKS = /(<a\s[^>]{0,500}?\bhref\s*=\s*)(["'])(https:\/\/matrix\.to\/#\/|matrix:)([^"'?]{1,999})(?:\?[^"']{0,999})?\2/gi;

/** HTML of the wire as HTML of the port. What stands for nothing that is known here stays. */
export function portLinks(html: string): string {
  return html.replace(LINKS, (link, start: string, _quote, scheme: string, path: string) => {
    try {
      const ids = path.split('/').map(decodeURIComponent);
      const [id = '', event] = scheme === 'matrix:' ? [`${SIGILS[ids[0]!]}${ids[1] ?? ''}`, ids[3] && `$${ids[3]}`] : ids;
      const channel = /^[!#]./.test(id);
      if (!channel && !/^@.+:/.test(id)) return link;
      const names = [!channel ? 'user' : event ? 'message' : 'channel', id, ...(channel && event ? [event] : [])];
      return `${start}"chat:${names.map(encodeURIComponent).join('/')}"`;
    } catch {
      return link; // half a character
    }
  });
}
