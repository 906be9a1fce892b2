/**
 * The byte budgets: what a browser fetches of this library until a channel stands on the page, and all that is loaded later.
 *
 * Starts the demo server on a free port, opens a channel of plain messages and one with Markdown and reactions in Chromium, waits
 * for the chat element's `ready`, and sums the gzip size of every script that was asked for till then. Needs `npm run build` first.
 * The late parts are summed by file: every chunk but the core's, the emoji's data and the languages.
 * Output: a table, one line per file. Exit codes: 0 within the budgets, 1 over one or a page did not get ready.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from 'puppeteer-core';
import { chromeLaunchOptions } from './browsers/flags.mjs';
import { startDemoServer } from './lib/demo-server.mjs';
import { root } from './lib/run.mjs';

/** KB gzip: what is allowed now, and what is wanted. The first may only fall. */
const budgets = {
  'a channel of plain messages': { page: '/plain.html?user=bytes&channel=releases', allowed: 36, wanted: 36 },
  'a channel with Markdown and reactions': { page: '/plain.html?user=bytes', allowed: 48, wanted: 48 },
};
const lateBudget = { allowed: 110, wanted: 110 };
/** The most that one language may take (KB). */
const languageBudget = 4;
const patience = 15_000;

if (!existsSync(join(root, 'dist/chat-elements.js'))) {
  console.log('dist/ is empty: run `npm run build` first.');
  process.exit(1);
}

const sizeOf = (body) => gzipSync(body, { level: 9 }).length;

/** Says how a sum stands to its budget. */
function judge(what, total, { allowed, wanted }) {
  console.log(`${String(total).padStart(7)}  bytes gzip: ${what}; at most ${allowed} KB are allowed (${Math.round(total / allowed / 10.24)} %), ${wanted} are wanted`);
  if (total <= allowed * 1024) return;
  console.log('Over the budget. Load what the first screen does not show with import(), or look for what came in:');
  console.log('npx rollup --config --silent && open the source maps of the files above. Raising a budget is the last resort.');
  process.exitCode = 1;
}

/** The gzip size of all parts that are loaded late. */
function lateBytes() {
  const chunks = join(root, 'dist/chunks');
  const files = readdirSync(chunks).filter((file) => file.endsWith('.js') && !/^(core|emoji|locales?|[a-z]{2})-/.test(file));
  return files.reduce((sum, file) => sum + sizeOf(readFileSync(join(chunks, file))), 0);
}

/** Every language by itself. */
function judgeLanguages() {
  const chunks = join(root, 'dist/chunks');
  const sizes = readdirSync(chunks).filter((file) => /^[a-z]{2}-.*\.js$/.test(file)).map((file) => ({ file, gzip: sizeOf(readFileSync(join(chunks, file))) }));
  if (!sizes.length) throw new Error('dist/chunks has no language.');
  const largest = sizes.reduce((one, other) => (other.gzip > one.gzip ? other : one));
  judge(`the largest of ${sizes.length} languages, ${largest.file}`, largest.gzip, { allowed: languageBudget, wanted: languageBudget });
}

/** Opens a page and resolves to the scripts it fetched: [{ path, gzip }]. */
async function fetchedScripts(browser, url) {
  // Nothing is in its cache.
  const context = await browser.createBrowserContext();
  const tab = await context.newPage();
  const problems = [];
  tab.on('pageerror', (error) => problems.push(String(error)));
  tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  // Noted in the page as it happens: this side hears of it when more has been fetched already.
  await tab.evaluateOnNewDocument(() => {
    document.addEventListener('ready', ({ target }) => target.localName === 'chat-element' && (globalThis.readyAt ??= performance.now()), true);
  });
  await tab.goto(url);
  let asked;
  try {
    await tab.waitForFunction(() => globalThis.readyAt !== undefined, { timeout: patience });
    // A moment later all that was asked for before has been answered too.
    asked = await tab.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return performance.getEntriesByType('resource').flatMap(({ name, startTime }) => (startTime <= globalThis.readyAt ? name : []));
    });
  } catch (error) {
    throw new Error([`${url}: ${error.message}`, ...problems].join('\n'), { cause: error });
  }
  await context.close();
  const files = [];
  for (const name of asked) {
    const response = await fetch(name);
    if (/javascript/.test(response.headers.get('content-type'))) files.push({ path: new URL(name).pathname, gzip: sizeOf(Buffer.from(await response.arrayBuffer())) });
    else await response.body?.cancel();
  }
  if (!files.length) throw new Error(`${url} fetched no script.`);
  return files;
}

const server = await startDemoServer();
const browser = await launch(chromeLaunchOptions());
try {
  for (const [what, budget] of Object.entries(budgets)) {
    const files = await fetchedScripts(browser, server.url + budget.page);
    for (const { path, gzip } of files.sort((a, b) => b.gzip - a.gzip)) console.log(`${String(gzip).padStart(7)}  ${path}`);
    judge(what, files.reduce((sum, { gzip }) => sum + gzip, 0), budget);
  }
  judge('all late parts', lateBytes(), lateBudget);
  judgeLanguages();
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
