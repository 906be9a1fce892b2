/**
 * `npm run screenshots`: pictures of every state of a chat, as sheets of demo/pages/gallery.html, into demo/screenshots/gallery/.
 * Needs `npm run build` first. Arguments: names of sheets; without any, all are taken. Look at them; commit them only if the looks have changed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { chromeLaunchOptions } from '../browsers/flags.mjs';
import { startDemoServer } from '../lib/demo-server.mjs';
import { root } from '../lib/run.mjs';
import { ensureFonts, fontEnvironment } from './fonts.mjs';

/** What the page is asked for, by the sheet's name. */
const sheets = {
  'bubbles-light': 'theme=light',
  'bubbles-dark': 'theme=dark',
  'bubbles-320': 'theme=light&width=320',
  'bubbles-900': 'theme=light&width=900',
  'bubbles-rtl': 'theme=light&dir=rtl&lang=ar',
  'bubbles-forced-colors': 'theme=light',
  'imessage-light': 'style=imessage&theme=light',
  'imessage-dark': 'style=imessage&theme=dark',
  'discord-light': 'style=discord&theme=light',
  'discord-dark': 'style=discord&theme=dark',
  'discord-320': 'style=discord&theme=dark&width=320',
  'discord-rtl': 'style=discord&theme=dark&dir=rtl&lang=ar',
};
/** States that need the focus or the pointer: only one frame of a page has it, so each is opened by itself. */
const alone = ['toolbar', 'focus', 'mentions'];
const looks = ['theme=light', 'theme=dark', 'style=imessage&theme=light', 'style=discord&theme=dark'];
/** A small window, 640 x 600, that is enlarged to 200 % (WCAG 1.4.4, 1.4.10): what opens fits, and nothing is scrolled sideways. */
const zoomed = ['menu', 'emoji-picker', 'confirm', 'date', 'readers', 'mentions', 'long', 'replying', 'tray', 'thread', 'unread-bar', 'pictures', 'code', 'empty', 'signed-out'];
const patience = 60_000;
const isWanted = (name) => process.argv.length < 3 || process.argv.includes(name);

/** Pictures of states in each look, taken one by one, on one sheet. */
async function sheetOfSingles(name, states, looks, [width, height], scale) {
  const pictures = [];
  const page = await browser.newPage();
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  for (const look of looks) {
    for (const state of states) {
      await page.goto(`${server.url}/gallery.html?state=${state}&${look}`);
      await page.waitForFunction(() => document.documentElement.dataset.state, { timeout: patience });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) throw new Error(`${state} (${look}) is ${wide} px wider than a window of ${width} px`);
      pictures.push(await page.screenshot({ encoding: 'base64' }));
    }
  }
  const columns = Math.min(states.length, 5);
  await page.setViewport({ width: columns * (width + 20), height: Math.ceil(pictures.length / columns) * (height + 20), deviceScaleFactor: 0.7 });
  await page.setContent(`<style>body { margin: 0; background: #888 } img { width: ${width}px; margin: 10px; vertical-align: top }</style>${pictures.map((picture) => `<img src="data:image/png;base64,${picture}">`).join('')}`);
  await page.screenshot({ path: join(folder, `${name}.webp`), type: 'webp', quality: 72 });
  console.log(`ok    ${name}`);
  await page.close();
}

const folder = join(root, 'demo/screenshots/gallery');
const temporary = mkdtempSync(join(tmpdir(), 'chat-elements-gallery-'));
mkdirSync(folder, { recursive: true });
ensureFonts();
const server = await startDemoServer();
const options = chromeLaunchOptions();
// A machine without a mouse says that nothing can be pointed at.
const mouse = '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4';
const browser = await launch({ ...options, args: [...options.args, mouse], env: { ...process.env, ...fontEnvironment(temporary) } });
try {
  for (const [name, wanted] of Object.entries(sheets)) {
    if (!isWanted(name)) continue;
    const page = await browser.newPage();
    if (name.includes('forced')) await (await page.createCDPSession()).send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    await page.setViewport({ width: 2000, height: 1200, deviceScaleFactor: 0.5 });
    await page.goto(`${server.url}/gallery.html?${wanted}`);
    // As high as it is: frames that are far away are loaded only when they are seen.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewport({ width: 2000, height: Math.min(height, 16_000), deviceScaleFactor: 0.5 });
    await page.waitForFunction(() => [...document.querySelectorAll('iframe')].every(({ contentDocument }) => contentDocument?.documentElement.dataset.state), { timeout: patience, polling: 200 });
    await page.screenshot({ path: join(folder, `${name}.webp`), type: 'webp', quality: 72 });
    console.log(`ok    ${name}`);
    await page.close();
  }
  if (isWanted('with-focus')) await sheetOfSingles('with-focus', alone, looks, [420, 560], 1);
  if (isWanted('zoomed')) await sheetOfSingles('zoomed', zoomed, [...looks.slice(1), 'theme=light&dir=rtl&lang=ar'], [320, 300], 2);
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
  rmSync(temporary, { recursive: true, force: true });
}
