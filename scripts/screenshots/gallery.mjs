/**
 * `npm run screenshots`: pictures of every state of a chat, as sheets of demo/pages/gallery.html, into demo/screenshots/gallery/.
 * Needs `npm run build` first. Look at them; commit them only if the looks have changed.
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
const patience = 60_000;

const folder = join(root, 'demo/screenshots/gallery');
const temporary = mkdtempSync(join(tmpdir(), 'chat-elements-gallery-'));
mkdirSync(folder, { recursive: true });
ensureFonts();
const server = await startDemoServer();
const browser = await launch({ ...chromeLaunchOptions(), env: { ...process.env, ...fontEnvironment(temporary) } });
try {
  for (const [name, wanted] of Object.entries(sheets)) {
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
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
  rmSync(temporary, { recursive: true, force: true });
}
