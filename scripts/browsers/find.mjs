/**
 * Finds the browsers on this machine. Each function returns an absolute path, or undefined.
 *
 * Env: CHROME_PATH and FIREFOX_PATH win over everything.
 * Run by hand (node scripts/browsers/find.mjs) it prints what it finds.
 */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser, Cache, computeExecutablePath } from '@puppeteer/browsers';
import { root } from '../lib/run.mjs';

/** Where install.mjs puts a browser of the project's own; git ignores it. */
export const cacheFolder = join(root, '.cache', 'browsers');

const names = {
  chrome: {
    linux: ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'],
    darwin: ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    win32: ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'],
  },
  firefox: {
    linux: ['firefox', 'firefox-esr'],
    darwin: ['Firefox.app/Contents/MacOS/firefox'],
    win32: ['Mozilla Firefox\\firefox.exe'],
  },
};

function folders() {
  const { env, platform } = process;
  if (platform === 'darwin') return ['/Applications', join(env.HOME ?? '', 'Applications')];
  if (platform === 'win32') return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
  return [...new Set([...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'])].filter(Boolean);
}

function find(kind) {
  const candidates = names[kind][process.platform] ?? names[kind].linux;
  return candidates.flatMap((name) => folders().map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** A Chrome that install.mjs downloaded into the project. */
function cachedChrome() {
  if (!existsSync(cacheFolder)) return undefined;
  return new Cache(cacheFolder).getInstalledBrowsers()
    .filter(({ browser }) => browser === Browser.CHROME)
    .map(({ browser, buildId, platform }) => computeExecutablePath({ cacheDir: cacheFolder, browser, buildId, platform }))
    .find((path) => existsSync(path));
}

export const findChrome = () => process.env.CHROME_PATH || find('chrome') || cachedChrome();

export const findFirefox = () => process.env.FIREFOX_PATH || find('firefox');

/** WebKitGTK's small browser, its driver and a display to run on: all three or undefined. Linux only. */
export function findWebKit() {
  if (process.platform !== 'linux') return undefined;
  const inPath = (name) => folders().map((folder) => join(folder, name)).find((path) => existsSync(path));
  const driver = inPath('WebKitWebDriver');
  const xvfb = inPath('Xvfb');
  const browser = ['/usr/lib', '/usr/libexec'].filter((folder) => existsSync(folder))
    .flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    .flatMap((folder) => ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((name) => join(folder, name, 'MiniBrowser')))
    .find((path) => existsSync(path));
  return driver && xvfb && browser ? { driver, xvfb, browser } : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log({ chrome: findChrome(), firefox: findFirefox(), webkit: findWebKit() });
}
