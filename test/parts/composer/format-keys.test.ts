import { expect } from '@open-wc/testing';
import { toggleMark } from '../../../src/parts/composer/format-keys.js';

/** `[` and `]` are the ends of what is selected, before and after. */
function toggled(marked: string, mark: string): string {
  const from = marked.indexOf('[');
  const to = marked.indexOf(']') - 1;
  const value = marked.replace(/[[\]]/g, '');
  const { start, end, text, selection } = toggleMark(value, from, to, mark);
  const next = value.slice(0, start) + text + value.slice(end);
  return `${next.slice(0, selection[0])}[${next.slice(...selection)}]${next.slice(selection[1])}`;
}

describe('toggleMark', () => {
  it('puts marks round what is selected, blanks outside', () => {
    expect(toggled('a [word] b', '**')).to.equal('a **[word]** b');
    expect(toggled('a[ word ]b', '*')).to.equal('a *[word]* b');
    expect(toggled('a []b', '`')).to.equal('a `[]`b');
    expect(toggled('[ ]', '~~')).to.equal('~~[ ]~~');
  });

  it('takes them away where they are, round it or in it', () => {
    expect(toggled('a **[word]** b', '**')).to.equal('a [word] b');
    expect(toggled('a [**word**] b', '**')).to.equal('a [word] b');
    expect(toggled('`[]`', '`')).to.equal('[]');
    expect(toggled('~~[x]~~', '~~')).to.equal('[x]');
  });

  it('tells bold from italic', () => {
    expect(toggled('**[x]**', '*')).to.equal('***[x]***');
    expect(toggled('*[x]*', '**')).to.equal('***[x]***');
    expect(toggled('***[x]***', '*')).to.equal('**[x]**');
    expect(toggled('***[x]***', '**')).to.equal('*[x]*');
    expect(toggled('[***x***]', '**')).to.equal('[*x*]');
  });

  it('twice is nothing', () => {
    for (const mark of ['**', '*', '~~', '`']) for (const text of ['[x]', 'a [b c] d', '[]', '[\n]']) expect(toggled(toggled(text, mark), mark), `${mark} ${text}`).to.equal(text);
  });
});
