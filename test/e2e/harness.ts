/**
 * A stage for end-to-end tests in Node: the demo server on a free port with its data in a temporary folder,
 * and a Chromium. Everything a page complains about is collected, so that a test can end with
 * `assert.deepEqual(page.problems, [])`.
 *
 *     const stage = await openStage();
 *     after(() => stage.close());
 *     const ada = await stage.open('/plain.html?user=ada');   // each page is a browser profile of its own
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch, type BrowserContext, type Page } from 'puppeteer-core';
import { chromeLaunchOptions } from '../../scripts/browsers/flags.mjs';
import { startServer, type RunningServer, type ServerOptions } from '../../demo/server/index.js';

export interface StagePage {
  page: Page;
  /** The profile the page lives in: open a second tab in it with `stage.open(path, { profile })`. */
  profile: BrowserContext;
  /** Console errors, uncaught exceptions, failed requests and answers from 400 up, in order. */
  problems: string[];
}

export interface Stage {
  /** The demo server's address, without a slash at the end. */
  readonly url: string;
  /** The server that runs now: its faults, tokens and requests. Throws while it is stopped. */
  readonly server: RunningServer;
  open(path: string, options?: { profile?: BrowserContext }): Promise<StagePage>;
  /** Ends the server, and starts it again on the same port with the same data. */
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(options: Partial<ServerOptions> = {}): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chat-elements-e2e-'));
  let server: RunningServer | undefined = await startServer({ ...options, dataDir });
  const { url, port } = server;
  const browser = await launch(chromeLaunchOptions());

  const stage: Stage = {
    url,
    get server() {
      if (!server) throw new Error('the server is stopped');
      return server;
    },
    async open(path, { profile } = {}) {
      profile ??= await browser.createBrowserContext();
      const page = await profile.newPage();
      const problems = collectProblems(page);
      await page.goto(new URL(path, url).href, { waitUntil: 'domcontentloaded' });
      return { page, profile, problems };
    },
    async stopServer() {
      await server?.close();
      server = undefined;
    },
    async startServer() {
      server ??= await startServer({ ...options, port, dataDir });
    },
    async close() {
      await browser.close();
      await stage.stopServer();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return stage;
}

/** Waits for a condition on this side of the browser; after 20 s it gives up. @param what said when it does not come true */
export async function eventually(what: string, condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}.`);
    await sleep(20);
  }
}

function collectProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    // What the browser itself logs for a failed request is collected below, with its method.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error instanceof Error ? error.message : String(error)}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // An aborted request is one the page took back, e.g. a long poll when it closes.
    if (reason !== 'net::ERR_ABORTED') problems.push(`request: ${request.method()} ${request.url()}: ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`answer: ${response.request().method()} ${response.url()}: ${response.status()}`);
  });
  return problems;
}
