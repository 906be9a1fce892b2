/** Runs in a page with a strict Content-Security-Policy, and tells the test (`strict-page.test.ts`) what happened there. */
import { html, render } from 'lit';
import { formatMessage, unformatMessage } from '../../../src/parts/rich-text/format.js';
import { markdownOf } from '../../../src/parts/rich-text/paste.js';
import { openEmojiPicker } from '../../../src/parts/rich-text/emoji-picker.js';
import { richText } from '../../../src/parts/rich-text/rich-text.js';
import { loadPurify, sanitizedFragment } from '../../../src/parts/rich-text/sanitize.js';
import { turn } from '../../support/async.js';
import { message } from './messages.js';
import { vectors } from './vectors.js';

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => violations.push(`${effectiveDirective} ${blockedURI} ${sample}`));

const results: Record<string, unknown> = {};

/** Violations are told in a task of their own; frames may never come in a frame that is out of sight. */
const settled = async () => {
  for (let turns = 0; turns < 20; turns++) await turn();
};

const plainly = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return (error as Error).name;
  }
};

async function run(): Promise<void> {
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  const { html: formatted } = formatMessage('**tea**\n- `x`\n\n```js\nlet\n```\n||y||', []);
  const live = message({ text: '?', html: formatted! });
  const context = { root, userId: 'me', locale: 'en', requestUpdate: () => {} };
  const show = () => render(html`<p>${richText(live, context)}</p>`, root);
  await new Promise<void>((resolve) => {
    context.requestUpdate = resolve;
    show();
    if ('setHTML' in Element.prototype) resolve();
  });
  show();
  results['shown'] = root.querySelector('strong')?.textContent;
  results['unformatted'] = (await unformatMessage(live)).text;
  results['pasted'] = await markdownOf('<p>some <b>tea</b></p>');
  const picker = openEmojiPicker({ root, anchor: host, locale: 'en', onPick: () => undefined });
  results['columns'] = Number(picker.element.style.getPropertyValue('--_columns')) > 0;
  picker.close();
  await settled();
  results['violations'] = violations.splice(0);

  // Hostile HTML: browsers report handlers and styles that their parser has met, though nothing comes of them.
  const purify = await loadPurify();
  for (const vector of vectors) {
    root.append(await sanitizedFragment(vector), purify(vector));
    await markdownOf(vector);
  }
  await settled();
  results['xss'] = 'xss' in globalThis ? (globalThis as unknown as { xss: unknown }).xss : 'none';
  // Shows that the policy holds at all.
  results['innerHTML'] = plainly(() => (host.innerHTML = '<b>x</b>'));
}

run()
  .catch((error: unknown) => (results['error'] = String(error)))
  .finally(() => parent.postMessage(results, '*'));
