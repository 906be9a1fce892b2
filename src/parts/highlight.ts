/** Which parts of a found text to mark. */

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** So much stands before the first hit (characters), where a text is long. */
const LEAD = 40;

/** A text in pieces: words that begin like one of `words` (in lower case) are marked. A long lead is cut off with "…". */
export function highlight(text: string, words: readonly string[]): Piece[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of flat.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const token = match[0];
    const lower = token.toLocaleLowerCase();
    const word = words.filter((word) => word && lower.startsWith(word.toLocaleLowerCase())).sort((a, b) => b.length - a.length)[0];
    if (!word) continue;
    pieces.push({ text: flat.slice(end, match.index), marked: false }, { text: token.slice(0, word.length), marked: true });
    end = match.index + word.length;
  }
  pieces.push({ text: flat.slice(end), marked: false });
  const [lead] = pieces;
  if (pieces.length > 1 && lead && lead.text.length > LEAD * 1.5) {
    const cut = lead.text.slice(-LEAD);
    pieces[0] = { text: `… ${cut.slice(cut.indexOf(' ') + 1)}`, marked: false };
  }
  return pieces.filter((piece) => piece.text !== '');
}
