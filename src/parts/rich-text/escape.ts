/** Text that Markdown takes for text. Backslashes only where they are needed: somebody reads it in the composer. */

/** At the beginning of a line: what would be a list, a quote or a heading. */
const start = /^(\s*)(?:([-+*#>])(?=\s|$|[#>])|(>|#(?=#*(?:\s|$)))|(\d{1,9})([.)])(?=\s|$))/gm;

/** Within a line: what would be emphasis, code, a link, or something hidden. */
const within = /\\(?=[!-/:-@[-`{-~]|\s|$)|[`~]|\*(?=\S)|(?<=\S)\*|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|\](?=\()|\|(?=\|)/gmu;

/** Within lines. Addresses stay as they are. */
export const escapeInline = (text: string) =>
  text
    .split(/(\bhttps?:\/\/\S+)/)
    .map((piece, index) => (index % 2 ? piece : piece.replace(within, '\\$&')))
    .join('');

/** At the beginning of each line. */
export const escapeStarts = (text: string) => text.replace(start, (_, space: string, mark?: string, other?: string, number?: string, dot?: string) => `${space}${number ?? ''}\\${mark ?? other ?? dot ?? ''}`);

/** A plain text of several lines. */
export const escapeMarkdown = (text: string) => escapeStarts(escapeInline(text));
