/**
 * Tests that need a browser: test/**, except what runs in Node (test/demo, test/scripts, test/e2e, test/leak).
 * Chromium always; Firefox and WebKit where they are installed, and in CI they must be.
 *
 * Env: BROWSERS=chromium,firefox,webkit  only these
 *      CI=true                           all three are required
 *      TEST_COUNTS=<file>                write { passed, failed, names } there (for scripts/test.mjs)
 *      HOMESERVER_URL=<url>              run the conformance suite on this homeserver instead of all tests; it must
 *      HOMESERVER_JWT_SECRET=<secret>    sign in by JWT (HS256) with this secret, and limit no rates
 * In tests, globalThis.__homeserverUrl is the embedded homeserver's address.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { findFirefox, findWebKit } from './scripts/browsers/find.mjs';
import { chromeLaunchOptions, firefoxLaunchOptions } from './scripts/browsers/flags.mjs';
import { webkitLauncher } from './scripts/browsers/webkit-launcher.mjs';
import { hasDemoServer, startDemoServer } from './scripts/lib/demo-server.mjs';

function browsers() {
  const only = process.env.BROWSERS?.split(',');
  const webkit = findWebKit();
  const launchers = {
    chromium: chromeLauncher({ launchOptions: chromeLaunchOptions(), puppeteer: puppeteerCore }),
    firefox: findFirefox() && chromeLauncher({ launchOptions: firefoxLaunchOptions(), puppeteer: puppeteerCore, concurrency: 1 }),
    webkit: webkit && webkitLauncher(webkit),
  };
  const wanted = Object.keys(launchers).filter((name) => !only || only.includes(name));
  const missing = wanted.filter((name) => !launchers[name]);
  const found = wanted.filter((name) => launchers[name]);
  if (missing.length && (only || process.env.CI === 'true')) throw new Error(`Not installed: ${missing.join(', ')}`);
  console.log(`Browsers: ${found.join(', ')}${missing.length ? ` (not installed: ${missing.join(', ')})` : ''}`);
  return found.map((name) => launchers[name]);
}

const realHomeserver = process.env.HOMESERVER_URL ? { serverUrl: process.env.HOMESERVER_URL, jwtSecret: process.env.HOMESERVER_JWT_SECRET ?? '' } : null;

/** The homeserver lives as long as the test server; each test page is told its URL. */
function homeserver() {
  let server;
  return {
    name: 'homeserver',
    async serverStart() {
      if (hasDemoServer()) server = await startDemoServer();
    },
    async serverStop() {
      await server?.close();
    },
    html: (testFramework) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title></head><body>
      <script>
        globalThis.__homeserverUrl = ${JSON.stringify(server?.url ?? '')};
        globalThis.__homeserver = ${JSON.stringify(realHomeserver)};
      </script>
      <script type="module" src="${testFramework}"></script></body></html>`,
  };
}

/**
 * Keys together, in every browser: executeServerCommand('press-keys', 'Shift+Tab') from
 * @web/test-runner-commands, whose own sendKeys knows combinations in none and modifiers not in WebKit.
 */
const pressKeys = {
  name: 'press-keys',
  async executeCommand({ command, payload, session }) {
    if (command !== 'press-keys') return undefined;
    if (session.browser.type === 'webdriver') {
      await session.browser.sendKeys(session.id, [payload]);
    } else {
      const { keyboard } = session.browser.getPage(session.id);
      const keys = payload.split('+');
      const modifiers = keys.slice(0, -1);
      for (const key of modifiers) await keyboard.down(key);
      await keyboard.press(keys.at(-1));
      for (const key of modifiers.reverse()) await keyboard.up(key);
    }
    return true;
  },
};

/** Counts, and names what failed. A file that does not load, or a page that dies, counts as one failed test. */
function countReporter() {
  const count = (suite, result, path) => {
    for (const test of suite?.tests ?? []) {
      if (test.skipped) continue;
      result[test.passed ? 'passed' : 'failed']++;
      if (!test.passed) result.names.push(`${path} > ${test.name}: ${test.error?.message ?? 'no message'}`);
    }
    for (const child of suite?.suites ?? []) count(child, result, `${path} > ${child.name}`);
  };
  return {
    stop({ sessions }) {
      const result = { passed: 0, failed: 0, names: [] };
      for (const session of sessions) {
        const before = result.failed;
        const path = `${session.browser.name} ${relative(process.cwd(), session.testFile)}`;
        count(session.testResults, result, path);
        if (session.passed || result.failed !== before) continue;
        result.failed++;
        result.names.push(`${path}: ${session.errors[0]?.message ?? 'the page'}`);
      }
      console.log(`${result.passed} passed, ${result.failed} failed`);
      if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(result));
    },
  };
}

const server = homeserver();

export default {
  files: realHomeserver ? ['test/conformance/homeserver.ts'] : ['test/**/*.test.ts', '!test/demo/**', '!test/scripts/**', '!test/e2e/**', '!test/leak/**'],
  nodeResolve: true,
  browsers: browsers(),
  concurrentBrowsers: 3,
  testFramework: { config: { timeout: 10_000 } },
  testsFinishTimeout: 120_000,
  plugins: [esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'auto' }), server, pressKeys],
  testRunnerHtml: server.html,
  // Said once per page by Lit's development build, which the tests want for its other warnings.
  filterBrowserLogs: ({ args }) => !args.some((arg) => typeof arg === 'string' && arg.includes('Lit is in dev mode')),
  reporters: [
    defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }),
    countReporter(),
  ],
};
