import { expect } from '@open-wc/testing';
import { stillIn, triggerAt, withMention } from '../../../src/parts/composer/trigger.js';

/** `|` is the cursor. */
const at = (text: string, mentions: Parameters<typeof triggerAt>[2] = []) => {
  const found = triggerAt(text.replace('|', ''), text.indexOf('|'), mentions);
  return found && `${found.kind}${found.query} ${found.start}-${found.end}`;
};
const user = (text: string, id = text) => ({ text, kind: 'user' as const, id });

describe('triggerAt', () => {
  it('finds what is typed after a sign at the cursor', () => {
    expect(at('@|')).to.equal('@ 0-1');
    expect(at('hi @ma|')).to.equal('@ma 3-6');
    expect(at('hi @ma|ya')).to.equal('@ma 3-6');
    expect(at('a\n#te|')).to.equal('#te 2-5');
    expect(at('so :smi|')).to.equal(':smi 3-7');
    expect(at('(@ma|)')).to.equal('@ma 1-4');
    expect(at('**@ma|')).to.equal('@ma 2-5');
  });

  it('names may have three words, channels and shortcodes one', () => {
    expect(at('@Maya Li|')).to.equal('@Maya Li 0-8');
    expect(at('@Ana de la|')).to.equal('@Ana de la 0-10');
    for (const text of ['@Maya |', '@one two three four|', '#tea room|', ':smile now|']) expect(at(text), text).to.equal(undefined);
  });

  it('in any script', () => {
    expect(at('@李|')).to.equal('@李 0-2');
    expect(at('مرحبا @من|')).to.equal('@من 6-9');
  });

  it('nothing inside words, addresses and times, and no emoji before two letters', () => {
    for (const text of ['mail@ma|', 'a#b|', '10:30|', 'https://x|', ':s|', '##t|', '# T|', 'x:-)|', 'ab|', '|@a']) expect(at(text), text).to.equal(undefined);
  });

  it('nothing where somebody has been picked already', () => {
    expect(at('@Maya Lindqvist|', [user('@Maya Lindqvist')])).to.equal(undefined);
    expect(at('@Maya Lindqvist and|', [user('@Maya Lindqvist')])).to.equal(undefined);
    expect(at('@Maya :smi|', [user('@Maya')])).to.equal(':smi 6-10');
    expect(at('@Maya see #te|', [user('@Maya')])).to.equal('#te 10-13');
    expect(at('@ma :smi|')).to.equal(':smi 4-8');
    expect(at('@Maya Lindqvist @to|', [user('@Maya Lindqvist')])).to.equal('@to 16-19');
  });

  it('is quick in a long text', () => {
    expect(at(`${'@a '.repeat(30_000)}@ma|`)).to.equal('@ma 90000-90003');
    expect(at(`${'@'.repeat(90_000)}|`)).to.equal(undefined);
  });
});

describe('Mentions', () => {
  it('of one name stand in the order of the text', () => {
    const [one, two, three] = [user('@Sam', '1'), user('@Sam', '2'), user('@Sam', '3')];
    const both = withMention([one], two, 'hi @Sam and ');
    expect(both).to.deep.equal([one, two]);
    expect(withMention(both, three, 'hi ')).to.deep.equal([three, one, two]);
    expect(withMention([user('@Maya'), one], two, '@Maya ')).to.deep.equal([user('@Maya'), two, one]);
  });

  it('are those whose text is still there', () => {
    const all = [user('@Maya'), user('@Tom')];
    expect(stillIn('@Maya and @Tom', all)).to.equal(all);
    expect(stillIn('@Maya', all)).to.deep.equal([user('@Maya')]);
  });
});
