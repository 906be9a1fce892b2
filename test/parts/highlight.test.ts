import { expect } from '@open-wc/testing';
import { highlight } from '../../src/parts/highlight.js';

/** With the marked parts in brackets. */
const marked = (text: string, ...words: string[]) => highlight(text, words).map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('');

describe('Highlighting', () => {
  it('marks beginnings of words, whatever their case', () => {
    expect(marked('The Stage goes backstage.', 'stage')).to.equal('The [Stage] goes backstage.');
    expect(marked('Lantern workshop', 'lant')).to.equal('[Lant]ern workshop');
    expect(marked('lantern', 'LANT')).to.equal('[lant]ern');
  });

  it('marks the longest of several words that fit', () => expect(marked('lanterns', 'lan', 'lantern', 'l')).to.equal('[lantern]s'));

  it('marks every place', () => expect(marked('tea, tea and more tea', 'tea')).to.equal('[tea], [tea] and more [tea]'));

  it('marks nothing without words', () => {
    expect(marked('tea')).to.equal('tea');
    expect(marked('tea', '')).to.equal('tea');
    expect(highlight('', ['tea'])).to.deep.equal([]);
  });

  it('takes words for what they are, not for patterns', () => {
    expect(marked('a.b (c) [d] *', '.', '(', '[', '*')).to.equal('a.b (c) [d] *');
    expect(marked('<b>tea</b>', 'tea')).to.equal('<b>[tea]</b>');
  });

  it('knows words of other scripts', () => {
    expect(marked('Übung macht den Meister', 'übung')).to.equal('[Übung] macht den Meister');
    expect(marked('завтра чай', 'чай')).to.equal('завтра [чай]');
    expect(marked('नमस्ते दुनिया', 'नमस्ते'), 'letters with vowel signs are one word').to.equal('[नमस्ते] दुनिया');
  });

  it('shows one line: blanks and breaks are one blank', () => expect(marked(' one\n\n two\ttea ', 'tea')).to.equal('one two [tea]'));

  it('cuts a long lead off, at a blank, so that the hit is seen', () => {
    const text = `${'so many words before the thing that matters '.repeat(5)}tea`;
    const result = marked(text, 'tea');
    expect(result).to.match(/^… \w.*\[tea\]$/);
    expect(result.length).to.be.below(60);
    expect(text.replace(/\s+/g, ' ')).to.contain(result.slice(2).replace('[tea]', ''));
    expect(marked('a short lead, then tea', 'tea')).to.equal('a short lead, then [tea]');
  });
});
