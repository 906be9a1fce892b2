/**
 * The door to all that turns what is typed into what is sent, and back. It brings the Markdown reader, so it is loaded when a
 * text may hold some (`mayBeMarkdown` in detect.ts), or somebody was picked, or a message is edited, or something is pasted.
 */

export { markdownOfHtml, unformatMessage } from './unformat.js';
export { formatMessage } from './write-html.js';
export type { ComposedMention, FormattedMessage, TypedMessage } from './types.js';
