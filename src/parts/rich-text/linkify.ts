/** Addresses in plain text. */

/** A web address, or a mail address of bounded length: no text makes the search slow. */
const address = /\b(?:https?:\/\/|www\.)[^\s<>"]+|(?<![\w.+-])[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63})+/giu;

const closing: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

export interface Piece {
  readonly text: string;
  /** Set where it is an address. */
  readonly href?: string;
}

/** The text in pieces: what is between addresses, and addresses. */
export function linkPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const found = withoutEnding(match[0]);
    const href = /^www\./i.test(found) ? `https://${found}` : /^https?:/i.test(found) ? found : `mailto:${found}`;
    if (!URL.canParse(href) || /^(?:https?:\/\/|www\.)$/i.test(found)) continue;
    pieces.push({ text: text.slice(end, match.index) }, { text: found, href });
    end = match.index + found.length;
  }
  pieces.push({ text: text.slice(end) });
  return pieces.filter((piece) => piece.text !== '');
}

/** A sentence's punctuation after an address is none of it; nor is a bracket that was opened before it. */
function withoutEnding(found: string): string {
  for (;;) {
    const last = found.at(-1) ?? '';
    const open = closing[last];
    if (!(open ? found.split(last).length > found.split(open).length : /[.,:;!?'*_~…’”»]/.test(last))) return found;
    found = found.slice(0, -1);
  }
}

/** Makes links of the addresses in a fragment's text; not in what is one, or code. */
export function linkify(fragment: DocumentFragment): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches('a,code,pre') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  for (const node of texts) {
    const pieces = linkPieces(node.data);
    if (pieces.some(({ href }) => href)) node.replaceWith(...pieces.map(nodeOf));
  }
}

function nodeOf({ text, href }: Piece): Node | string {
  if (!href) return text;
  const link = document.createElement('a');
  link.setAttribute('href', href);
  link.textContent = text;
  return link;
}
