/** chat-elements.full.js is truly one file: everything works, and nothing else is fetched. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import { openStage, type Stage } from './harness.js';
import { openHostSite, type HostSite } from './host-site.js';

describe('chat-elements.full.js', () => {
  let stage: Stage;
  let site: HostSite;
  before(async () => {
    stage = await openStage();
    site = await openHostSite(`<!doctype html>
      <html lang="en">
      <title>One file</title>
      <script type="module" src="${stage.url}/chat-elements.full.js"></script>
      <chat-session token-endpoint="${stage.url}/api/token?user=bob">
        <chat-element channel-id="general"></chat-element>
        <chat-search-modal></chat-search-modal>
      </chat-session>
      </html>`);
  });
  after(async () => {
    await site.close();
    await stage.close();
  });

  it('is one request and shows channel and search', async () => {
    const chat = await ChatPage.open(stage, site.url);
    await chat.say('full: hello');
    await chat.reads('full: hello');
    await chat.page.evaluate(() => document.querySelector('chat-search-modal')?.show());
    await chat.find('dialog[open]', 'chat-search-modal');
    await chat.page.keyboard.type('lemon');
    await chat.find('.result mark', 'chat-search-modal');
    const scripts = stage.server.faults.requests().filter(({ path }) => path.endsWith('.js')).map(({ path }) => path);
    assert.deepEqual(scripts, ['/chat-elements.full.js']);
    assert.deepEqual(chat.problems, []);
  });
});
