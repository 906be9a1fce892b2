import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { markdownOf } from '../../../src/parts/rich-text/paste.js';
import { vectors } from './vectors.js';

describe('What is pasted', () => {
  it('from a web page is Markdown', async () => {
    expect(await markdownOf('<meta charset="utf-8"><h2>Tea</h2>\n<p>Boil <strong>water</strong>,\nthen <a href="https://tea.example/">pour</a>.</p><ul><li>one</li>\n<li>two</li></ul><img src=x alt="a cup">')).to.equal(
      '## Tea\n\nBoil **water**, then [pour](https://tea.example/).\n\n- one\n- two\n\na cup',
    );
  });

  it('from Google Docs is Markdown', async () => {
    const docs =
      '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;white-space:pre-wrap;">plain </span><span style="font-weight:700;">bold</span><span style="font-style:italic;font-weight:400"> slanted</span></p>' +
      '<ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc"><p dir="ltr" role="presentation"><span style="font-weight:400;text-decoration:line-through">gone</span></p></li></ul></b><br class="Apple-interchange-newline">';
    expect(await markdownOf(docs)).to.equal('plain **bold** *slanted*\n\n- ~~gone~~');
  });

  it('from Word is Markdown, lists too', async () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style></head><body lang=EN><!--StartFragment-->
      <p class=MsoNormal>Some <b>bold</b>
      words<o:p></o:p></p>
      <p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>one<o:p></o:p></p>
      <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>two</p>
      <!--EndFragment--></body></html>`;
    expect(await markdownOf(word)).to.equal('Some **bold** words\n\n- one\n   1. two');
  });

  it('from an editor is a block of code', async () => {
    const code = `<meta charset='utf-8'><div style="color: #d4d4d4;font-family: Consolas, 'Courier New', monospace;white-space: pre;"><div><span style="color: #569cd6;">let</span><span> x = 1;</span></div><div>  y();</div></div>`;
    expect(await markdownOf(code)).to.equal('```\nlet x = 1;\n  y();\n```');
  });

  it('in lines stays in lines', async () => expect(await markdownOf('<div>one</div><div>two</div><div><br></div><div>three</div>')).to.equal('one\ntwo\nthree'));

  it('has its own signs escaped', async () => expect(await markdownOf('<p>5 * 3 and *x* _y_</p>')).to.equal('5 * 3 and \\*x\\* \\_y\\_'));

  it('may be anything', async () => {
    for (const vector of vectors) expect(await markdownOf(vector), vector).to.be.a('string');
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...vectors, '<ul>', '<li>', '<p>', '</p>', '<b>', 'text', '<pre>', '<table>', '<td>', '<a href=x>'), { maxLength: 8 }), async (pieces) => void (await markdownOf(pieces.join('')))), { numRuns: 150 });
  });
});
