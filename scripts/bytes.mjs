/**
 * The byte budgets: what a browser fetches of this library until the first messages stand on the page, and all that is loaded later.
 *
 * Starts the demo server on a free port, opens /plain.html in Chromium, waits for the chat element's
 * `whenReady`, and sums the gzip size of every script fetched till then. Needs `npm run build` first.
 * The late parts are summed by file: every chunk but the core's, the emoji's data and the languages.
 * Output: a table, one line per file. Exit codes: 0 within the budgets, 1 over one or the page did not get ready.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from 'puppeteer-core';
import { chromeLaunchOptions } from './browsers/flags.mjs';
import { startDemoServer } from './lib/demo-server.mjs';
import { root } from './lib/run.mjs';

const budget = 36 * 1024;
const lateBudget = 110 * 1024;
const page = '/plain.html?user=bytes';
const patience = 15_000;

if (!existsSync(join(root, 'dist/chat-elements.js'))) {
  console.log('dist/ is empty: run `npm run build` first.');
  process.exit(1);
}

/** The gzip size of all parts that are loaded late. */
function lateBytes() {
  const chunks = join(root, 'dist/chunks');
  const files = readdirSync(chunks).filter((file) => file.endsWith('.js') && !/^(core-|emoji-(?!picker)|locale)/.test(file));
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(chunks, file)), { level: 9 }).length, 0);
}

/** Opens the page and resolves to the scripts it fetched: [{ path, gzip }]. */
async function fetchedScripts(browser, url) {
  const tab = await browser.newPage();
  const scripts = [];
  const problems = [];
  let isReady = false;
  tab.on('response', (response) => {
    if (isReady) return; // what is loaded afterwards is not of the first screen
    const isScript = response.request().resourceType() === 'script' || /javascript/.test(response.headers()['content-type'] ?? '');
    if (isScript && response.ok()) {
      const path = new URL(response.url()).pathname;
      scripts.push(response.buffer().then((body) => ({ path, gzip: gzipSync(body, { level: 9 }).length })));
    }
  });
  tab.on('pageerror', (error) => problems.push(String(error)));
  tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await tab.goto(url + page);
  try {
    await tab.evaluate(async (ms) => {
      const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`not ready after ${ms / 1000} s`)), ms));
      const ready = customElements.whenDefined('chat-element').then(() => document.querySelector('chat-element').whenReady);
      await Promise.race([ready, late]);
    }, patience);
    isReady = true;
  } catch (error) {
    throw new Error([`${page}: ${error.message}`, ...problems].join('\n'), { cause: error });
  }
  return Promise.all(scripts);
}

const late = lateBytes();
console.log(`${String(late).padStart(7)}  bytes gzip in all late parts, budget ${lateBudget} (${Math.round((100 * late) / lateBudget)} %)`);
if (late > lateBudget) process.exitCode = 1;

const server = await startDemoServer();
const browser = await launch(chromeLaunchOptions());
try {
  const files = await fetchedScripts(browser, server.url);
  const total = files.reduce((sum, file) => sum + file.gzip, 0);
  for (const { path, gzip } of files.sort((a, b) => b.gzip - a.gzip)) console.log(`${String(gzip).padStart(7)}  ${path}`);
  console.log(`${String(total).padStart(7)}  bytes gzip until ready, budget ${budget} (${Math.round((100 * total) / budget)} %)`);
  if (total > budget) {
    console.log('Over the budget. Load what the first screen does not show with import(), or look for what came in:');
    console.log('npx rollup --config --silent && open the source maps of the files above. Raising the budget is the last resort.');
    process.exitCode = 1;
  }
  if (!files.length) throw new Error(`${page} fetched no script.`);
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
