/** A page of another origin that has nothing but the script tag and the three tags, under a strict Content-Security-Policy. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import { openStage, type Stage } from './harness.js';
import { openHostSite, type HostSite } from './host-site.js';

const html = (url: string) => `<!doctype html>
<html lang="en">
<title>Somebody else's page</title>
<script type="module" src="${url}/chat-elements.js"></script>
<chat-session token-endpoint="${url}/api/token?user=alice">
  <chat-element channel-id="general"></chat-element>
  <chat-search-modal></chat-search-modal>
</chat-session>
</html>
`;

const policy = (url: string) =>
  [
    "default-src 'none'",
    `script-src ${url}`,
    "style-src 'self'",
    `connect-src ${url}`,
    'img-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html chat-elements',
  ].join('; ');

/** Opens the host's page; what the browser refuses it is in `violations`. */
async function openEmbedded(stage: Stage, site: HostSite): Promise<{ chat: ChatPage; violations: () => Promise<string[]> }> {
  const chat = await ChatPage.open(stage, site.url, {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        const violations: string[] = [];
        Object.assign(window, { violations });
        document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));
      }),
  });
  return { chat, violations: () => chat.page.evaluate(() => (window as unknown as { violations: string[] }).violations) };
}

describe('a page of another origin under a strict policy', () => {
  let stage: Stage;
  let site: HostSite;
  before(async () => {
    stage = await openStage();
    site = await openHostSite(html(stage.url), { 'Content-Security-Policy': policy(stage.url) });
  });
  after(async () => {
    await site.close();
    await stage.close();
  });

  it('has a policy that blocks what is not allowed', async () => {
    const { chat, violations } = await openEmbedded(stage, site);
    await chat.page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await chat.until('the violation is reported', () => (window as unknown as { violations: string[] }).violations.length > 0);
    assert.match((await violations()).join(), /style-src/);
    await chat.page.close();
  });

  it('shows the channel, sends, searches and goes to what was found', async () => {
    const { chat, violations } = await openEmbedded(stage, site);
    const { page } = chat;
    await chat.say('embed: hello from somewhere else');
    await chat.reads('embed: hello from somewhere else');
    await page.keyboard.down('Control');
    await page.keyboard.press('KeyK');
    await page.keyboard.up('Control');
    await chat.find('dialog[open]', 'chat-search-modal');
    await page.keyboard.type('lemon cake');
    await (await chat.find('.result mark', 'chat-search-modal')).click();
    await chat.until('the dialog is closed', () => !document.querySelector('chat-search-modal')?.open);
    const found = await chat.find('.message.highlighted');
    assert.match(await found.evaluate((message) => message.textContent ?? ''), /lemon cake/);
    assert.deepEqual(await violations(), []);
    assert.deepEqual(chat.problems, []);
  });

  it('keeps the token out of every URL, and asks no other host for anything', async () => {
    const { chat } = await openEmbedded(stage, site);
    const address = chat.page.url();
    await chat.page.goto('about:blank'); // or a late request of this page, with its own token, would count as one of the next
    const urls: string[] = [];
    const tokens = new Set<string>();
    chat.page.on('request', (request) => {
      urls.push(request.url());
      const [, token] = /^Bearer (.+)$/.exec(request.headers()['authorization'] ?? '') ?? [];
      if (token) tokens.add(token);
    });
    await chat.page.goto(address, { waitUntil: 'domcontentloaded' });
    await chat.until('the channel is shown again', () => document.querySelector('chat-element')?.state === 'ready');
    assert.equal(tokens.size, 1);
    const [token = ''] = tokens;
    assert.deepEqual(urls.filter((url) => url.includes(token)), []);
    assert.deepEqual(urls.filter((url) => !url.startsWith(stage.url) && !url.startsWith(site.url)), []);
    const stored = await chat.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
    assert.ok(!stored.includes(token));
  });
});
