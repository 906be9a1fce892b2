/**
 * `npm run demo:check`: shows that the demo works, in a real browser and with real keys: Alice and Bob write to each other
 * across a token refresh, Bob searches and goes to what he found, Alice reads a channel of her list. Only what can be seen on
 * the screen counts.
 *
 * Starts the demo as `npm start` does, on a free port, with its data in a temporary folder.
 * Output: one line per step, and pictures of what it looked like in demo/screenshots/.
 * Exit codes: 0 all was seen, 1 a step failed; the line says which, and a picture of that moment lies in the temporary folder.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { launch } from 'puppeteer-core';
import { chromeLaunchOptions } from './browsers/flags.mjs';
import { node, root } from './lib/run.mjs';
import { ensureFonts, fontEnvironment } from './screenshots/fonts.mjs';
import { compose, still, take } from './screenshots/take.mjs';

/** Seconds a token lives while Alice and Bob talk. */
const TTL = 8;
/** How long anything may take to be seen (ms). */
const PATIENCE = 30_000;

const temporary = mkdtempSync(join(tmpdir(), 'chat-elements-demo-'));
let server;
let browser;
/** The page a picture is taken of when a step fails. */
let current;

async function step(name, work) {
  const started = performance.now();
  try {
    await work();
    console.log(`ok    ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    console.log(`FAIL  ${name}: ${error.message}`);
    if (current) {
      const file = join(tmpdir(), 'chat-elements-demo-check.png');
      await current.screenshot({ path: file }).then(() => console.log(`      What could be seen: ${file}`), () => undefined);
    }
    throw new StepFailed();
  }
}
class StepFailed extends Error {}

/** `npm start`, without npm. Resolves to the demo's address. */
async function startDemo() {
  server = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: join(temporary, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server.ended = new Promise((resolve) => server.once('exit', resolve));
  for await (const line of createInterface(server.stdout)) {
    const [url] = line.match(/http:\/\/\S+?:\d+(?=\/)/) ?? [];
    if (url) return url;
  }
  throw new Error('it ended without printing an address');
}

async function stopDemo() {
  if (!server || server.exitCode !== null) return;
  server.kill('SIGTERM');
  await server.ended;
}

/** Opens a page and waits until every chat on it is shown. What goes wrong there is collected in `page.problems`. */
async function open(url, { width, height, scale = 1 }) {
  const page = await browser.newPage();
  current = page;
  page.problems = [];
  page.on('console', (message) => message.type() === 'error' && page.problems.push(message.text()));
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('response', (response) => response.status() >= 400 && page.problems.push(`${response.status()} ${response.url()}`));
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure() ?? {};
    if (errorText !== 'net::ERR_ABORTED') page.problems.push(`${errorText} ${request.url()}`);
  });
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  await page.evaluateOnNewDocument(() => {
    window.refreshes = new Map();
    // Life-cycle events do not bubble, but they can be captured.
    document.addEventListener('tokenRefreshed', ({ target }) => window.refreshes.set(target, (window.refreshes.get(target) ?? 0) + 1), true);
    /** Whether a person could see the middle of it: neither scrolled away nor covered. */
    window.isSeen = (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      let hit = document.elementFromPoint(left + width / 2, top + height / 2);
      while (hit?.shadowRoot) {
        const inner = hit.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
        if (!inner || inner === hit) break;
        hit = inner;
      }
      return Boolean(hit) && (element.contains(hit) || hit.contains(element));
    };
  });
  await page.goto(url);
  await until(page, 'a chat stayed empty', () => {
    const chats = [...document.querySelectorAll('chat-element')];
    return chats.length > 0 && chats.every(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('.message') ?? [])].some(window.isSeen));
  });
  return page;
}

/** Waits for a condition of the page. @param complaint what is wrong while it does not hold */
async function until(page, complaint, condition, ...args) {
  try {
    await page.waitForFunction(condition, { timeout: PATIENCE, polling: 50 }, ...args);
  } catch (cause) {
    throw new Error([complaint, ...page.problems].join('\n      '), { cause });
  }
}

/** The person on the left (0) or right (1) writes with the keys of a keyboard, and sends. */
async function write(page, side, text) {
  const chat = (await page.$$('chat-element'))[side];
  const box = await chat.$('>>> textarea');
  await box.click();
  await page.keyboard.type(text, { delay: 10 });
  await page.keyboard.press('Enter');
}

/** The person on that side sees a message with this text, on the screen. */
const reads = (page, side, text) =>
  until(page, `“${text}” is not to be seen on the ${side ? 'right' : 'left'}`, (side, text) => {
    const { shadowRoot } = document.querySelectorAll('chat-element')[side];
    const found = [...shadowRoot.querySelectorAll('.message.sent .text')].filter(({ textContent }) => textContent === text);
    return found.length === 1 && window.isSeen(found[0]);
  }, side, text);

const refreshed = (page, times) =>
  until(page, `no ${times} token refreshes on both sides`, (times) => [...document.querySelectorAll('chat-session')].every((session) => (window.refreshes.get(session) ?? 0) >= times), times);

async function check() {
  let url;
  let page;
  await step('the demo starts', async () => {
    const { code, output } = await node(['scripts/browsers/install.mjs']);
    if (code) throw new Error(output.trim());
    ensureFonts();
    browser = await launch({ ...chromeLaunchOptions(), env: { ...process.env, ...fontEnvironment(temporary) } });
    url = await startDemo();
  });
  await step('Alice and Bob see the channel', async () => {
    page = await open(`${url}/two.html?ttl=${TTL}`, { width: 1200, height: 860 });
  });
  await step('Bob reads what Alice writes', async () => {
    await write(page, 0, 'Is anybody bringing plates for the cake?');
    await reads(page, 1, 'Is anybody bringing plates for the cake?');
  });
  await step('Alice reads what Bob writes', async () => {
    await write(page, 1, 'I am. And forks, this time.');
    await reads(page, 0, 'I am. And forks, this time.');
  });
  await step('both tokens are renewed, and they go on', async () => {
    await refreshed(page, 1);
    await write(page, 0, 'You are the best ❤️');
    await reads(page, 1, 'You are the best ❤️');
    await refreshed(page, 2);
    await write(page, 1, 'See you at three!');
    await reads(page, 0, 'See you at three!');
  });
  await step('pictures of both', async () => {
    await take(page, 'two-light');
    await take(page, 'two-dark', { dark: true });
  });
  await step('Bob presses Ctrl+K, types, and sees his words marked', async () => {
    await page.keyboard.down('Control');
    await page.keyboard.press('KeyK');
    await page.keyboard.up('Control');
    await until(page, 'no search box', () => window.isSeen(document.querySelectorAll('chat-search-modal')[1].shadowRoot.querySelector('input') ?? document.head));
    await page.keyboard.type('quiet', { delay: 10 });
    await until(page, 'nothing is marked in the results', () => {
      const { shadowRoot } = document.querySelectorAll('chat-search-modal')[1];
      return [...shadowRoot.querySelectorAll('.result mark')].some((mark) => /quiet/i.test(mark.textContent) && window.isSeen(mark)) && !shadowRoot.querySelector('.spinner');
    });
    await take(page, 'search-light');
    await take(page, 'search-dark', { dark: true });
    await page.emulateMediaFeatures([]);
  });
  await step('he clicks the oldest result and is taken to that message', async () => {
    const results = await page.$$('chat-session:last-of-type chat-search-modal >>> .result');
    const wanted = results.at(-1);
    const text = await wanted.$eval('.what', ({ textContent }) => textContent.trim());
    await wanted.click();
    await until(page, `the chat did not go to “${text}”`, (text) => {
      const { shadowRoot } = document.querySelectorAll('chat-element')[1];
      const message = shadowRoot.querySelector('.message.highlighted .text');
      return message?.textContent === text && window.isSeen(message);
    }, text);
    await take(page, 'deep-link', { passing: true });
  });
  await step('nothing went wrong meanwhile', () => {
    if (page.problems.length) throw new Error(page.problems.join('\n      '));
  });
  await step('pictures of one chat, narrow and wide', async () => {
    const plain = `${url}/plain.html?user=alice`;
    const narrow = await open(plain, { width: 320, height: 656, scale: 1.5 });
    await narrow.addStyleTag({ content: ':root { color-scheme: light dark }' });
    await take(narrow, 'narrow-light');
    await take(narrow, 'narrow-dark', { dark: true });
    await take(await open(plain, { width: 1200, height: 656 }), 'wide');
  });
  await step('Alice clicks a channel with unread messages, and it is read', async () => {
    page = await open(`${url}/inbox.html?user=alice`, { width: 1000, height: 700 });
    await page.addStyleTag({ content: ':root { color-scheme: light dark }' });
    const rowOf = (name) => `[...document.querySelector('chat-channel-list').shadowRoot.querySelectorAll('[part~=channel]')].find((row) => row.textContent.includes('${name}'))`;
    await until(page, 'Design is not in the list, with its unread messages', `window.isSeen(${rowOf('Design')} ?? document.head) && ${rowOf('Design')}.querySelector('[part=unread-count]')`);
    await take(page, 'inbox-light');
    await take(page, 'inbox-dark', { dark: true });
    await page.emulateMediaFeatures([]);
    await (await page.evaluateHandle(rowOf('Design'))).click();
    await until(page, 'the chat does not show Design', () => document.querySelector('chat-element').shadowRoot.querySelector('[part=header] h2')?.textContent === 'Design');
    await until(page, 'it is still called unread', `!${rowOf('Design')}.querySelector('[part=unread-count]')`);
    if (page.problems.length) throw new Error(page.problems.join('\n      '));
  });
  await step('the picture in README', async () => {
    const one = await open(`${url}/plain.html?user=alice`, { width: 436, height: 620, scale: 1.25 });
    const chat = await one.$('chat-element');
    // As a host's style sheet would: its own height, and the page's colour scheme.
    await one.addStyleTag({ content: ':root { color-scheme: light dark } chat-element { height: 560px }' });
    const pictures = [];
    for (const value of ['light', 'dark']) {
      await one.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      await still(one);
      pictures.push(await chat.screenshot({ type: 'png', omitBackground: true }));
    }
    await compose(browser, 'readme', pictures);
  });
}

try {
  await check();
  console.log('All seen. Pictures: demo/screenshots/');
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  process.exitCode = 1;
} finally {
  await browser?.close();
  await stopDemo();
  rmSync(temporary, { recursive: true, force: true });
}
