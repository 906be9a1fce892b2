/** A browser to measure in: pages that are new for each sample, what the heap holds, and a processor that has nothing else to do. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from 'puppeteer-core';
import { chromeLaunchOptions } from '../scripts/browsers/flags.mjs';

/** The processor is quiet where less than this part of it is busy, and is waited for so long (ms). */
const QUIET = 0.2;
const PATIENCE = 30_000;

export class Lab {
  /** How busy it was when samples began, 0 to 1. */
  busy = [];

  static async open(url) {
    const options = chromeLaunchOptions();
    const args = [...options.args, '--js-flags=--expose-gc', '--enable-precise-memory-info'];
    const browser = await launch({ ...options, args, protocolTimeout: 600_000 });
    return Object.assign(new Lab(), { url, browser, version: await browser.version() });
  }

  close() {
    return this.browser.close();
  }

  /** A new page with a case in it, in the foreground; `work` gets a function that calls one of the case's. */
  async page(name, work) {
    await this.quiet();
    const page = await this.browser.newPage();
    page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
    try {
      await page.setViewport({ width: 460, height: 640 });
      await page.goto(`${this.url}/page.html`);
      await page.bringToFront();
      await page.addScriptTag({ type: 'module', content: `
        import * as lib from '/cases/messages.js';
        import * as chat from '/cases/${name}.js';
        Object.assign(globalThis, { lib, chat });
        globalThis.loaded = true;
      ` });
      await page.waitForFunction('globalThis.loaded');
      page.devtools = await page.createCDPSession();
      await page.devtools.send('Performance.enable', { timeDomain: 'timeTicks' });
      return await work(page);
    } finally {
      await page.close();
    }
  }

  async quiet() {
    for (const start = performance.now(); ; ) {
      const busy = await busyness(500);
      if (busy < QUIET || performance.now() - start > PATIENCE) return void this.busy.push(busy);
    }
  }
}

/** After a collection: bytes of V8's heap and of the DOM's, and nodes of the DOM, be they in the document or not. */
export async function heap({ devtools }) {
  for (let index = 0; index < 3; index++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  return { js: usedSize, dom: embedderHeapUsedSize, nodes };
}

/** How long (ms) the page's main thread has worked so far: scripts, styles, layout, painting. */
export async function worked({ devtools }) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
}

/** How busy all processors are together (0 to 1), looked at for so long; where that cannot be asked they are quiet. */
async function busyness(ms) {
  const before = ticks();
  await sleep(ms);
  const after = ticks();
  return before && after && after.total > before.total ? 1 - (after.idle - before.idle) / (after.total - before.total) : 0;
}

function ticks() {
  try {
    const numbers = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/\s+/).slice(1, 9).map(Number);
    return { total: numbers.reduce((sum, number) => sum + number, 0), idle: numbers[3] + numbers[4] };
  } catch {
    return undefined; // no Linux
  }
}
