/**
 * The Markdown of a chat: marked, without what does not belong into a message. Raw HTML, tables, rules, indented code and
 * references stay the text that was typed; `||…||` hides something, as people know it from Discord.
 */

import { Lexer, type Token, Tokenizer, type Tokens } from 'marked';

const none = () => undefined;

class ChatTokenizer extends Tokenizer {
  override html = none;
  override tag = none;
  override code = none;
  override def = none;
  override table = none;
  override hr = none;
  override lheading = none;
  override reflink = none;

  override escape(src: string): Tokens.Escape | undefined {
    // Somebody who shrugs has two arms.
    const [shrug] = /^\\_\(ツ\)_/.exec(src) ?? [];
    return shrug ? { type: 'escape', raw: shrug, text: shrug } : super.escape(src);
  }
}

/** Extensions as a lexer takes them; marked's types know only those of a whole `Marked`. */
const extensions = {
  renderers: {},
  childTokens: { spoiler: ['tokens'] },
  startInline: [(src: string) => src.indexOf('||')],
  inline: [
    function (this: { lexer: Lexer }, src: string) {
      const [raw, text] = /^\|\|(?=\S)([^]*?\S)\|\|/.exec(src) ?? [];
      return raw && text ? { type: 'spoiler', raw, text, tokens: this.lexer.inlineTokens(text) } : undefined;
    },
  ],
};

export function lex(source: string): Token[] {
  return new Lexer({ gfm: true, breaks: true, tokenizer: new ChatTokenizer(), extensions: extensions as never }).lex(source);
}

/** Whether a text is more than itself: breaks, addresses and the like are what every client makes of plain text anyway. */
export function isMarkup(token: Token): boolean {
  switch (token.type) {
    case 'space':
    case 'br':
      return false;
    case 'text':
    case 'paragraph':
      return (token as Tokens.Paragraph).tokens?.some(isMarkup) ?? false;
    case 'link':
    case 'escape':
      return token.raw !== (token as Tokens.Link).text;
    default:
      return true;
  }
}
