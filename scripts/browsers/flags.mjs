/**
 * How every script starts a browser: the same flags in one place.
 */
import { findChrome, findFirefox } from './find.mjs';

/** Chromium as root has no sandbox; the others stop it from asking hosts that have nothing to do with us. */
export const chromeFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--no-default-browser-check',
  '--no-first-run',
];

/** Options for puppeteer-core's `launch`. Throws when there is no Chromium, saying what to do. */
export function chromeLaunchOptions() {
  const executablePath = findChrome();
  if (!executablePath) throw new Error('No Chrome, Chromium or Edge found: run `npm run browsers`, or set CHROME_PATH.');
  return { executablePath, args: chromeFlags, headless: true };
}

/** The same for Firefox, driven by WebDriver BiDi. */
export function firefoxLaunchOptions() {
  return { browser: 'firefox', executablePath: findFirefox(), headless: true };
}
