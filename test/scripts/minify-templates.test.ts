/** What the build does to templates (scripts/lib/minify-templates.mjs). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rollup } from 'rollup';
import { minifyTemplates } from '../../scripts/lib/minify-templates.mjs';

/** The templates of a module after the plugin: the values that its tags receive, as they are at run time. */
async function minified(source: string): Promise<{ strings: string[]; values: unknown[] }[]> {
  const module = { name: 'module', resolveId: (id: string) => id, load: () => source };
  const bundle = await rollup({ input: 'module', plugins: [module, minifyTemplates()], treeshake: false });
  const { output } = await bundle.generate({ format: 'iife' });
  const templates: { strings: string[]; values: unknown[] }[] = [];
  const tag = (strings: TemplateStringsArray, ...values: unknown[]) => templates.push({ strings: [...strings], values });
  new Function('html', 'css', output[0].code)(tag, tag);
  return templates;
}

describe('minifyTemplates', () => {
  it('keeps one space where inline content stands apart', async () => {
    const [template] = await minified('html`\n  <p   class="a\n   b">\n  one <b>two</b> ${1}\n  <slot></slot>  </p>\n`');
    assert.deepEqual(template, { strings: [' <p class="a b"> one <b>two</b> ', ' <slot></slot> </p> '], values: [1] });
  });

  it('drops the quotes that HTML does not need', async () => {
    const [template] = await minified('html`<a class="one" part="two three" title="" href="#x" data-a="b"><i class="c${1}" dir="d"/>e="f" g</i></a>`');
    assert.deepEqual(template!.strings, ['<a class=one part="two three" title="" href=#x data-a=b><i class="c', '" dir="d"/>e="f" g</i></a>']);
  });

  it('keeps what is preformatted, and drops comments', async () => {
    const [pre, comment] = await minified('html`<pre>  a\n  b</pre>`; html`<i></i><!-- why -->`');
    assert.deepEqual(pre!.strings, ['<pre>  a\n  b</pre>']);
    assert.deepEqual(comment!.strings, ['<i></i>']);
  });

  it('knows CSS of today', async () => {
    const [sheet] = await minified('css`\n  .a { color: #ffffff; &:hover { margin: 0 } }\n  @container (max-width: 380px) { .b { content: "\\\\2022"; } }\n /* why */ `');
    assert.deepEqual(sheet!.strings, ['.a{color:#fff;&:hover{margin:0}}@container (max-width: 380px){.b{content:"\\2022"}}']);
  });

  it('leaves CSS with expressions nearly alone', async () => {
    const [sheet] = await minified('css`\n  ${1}\n  .a { width: ${2}px; } /* why */`');
    assert.deepEqual(sheet, { strings: [' ', ' .a { width: ', 'px; } '], values: [1, 2] });
  });

  it('fails on CSS that is wrong', async () => {
    await assert.rejects(minified('css`.a { color: red; } }`'), /css: /);
  });
});
