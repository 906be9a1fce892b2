/**
 * Ensures that there is a browser to test in; does nothing where there is one.
 *
 * Debian and Ubuntu as root: apt-get. Elsewhere: Chrome for Testing into .cache/browsers (git ignores it).
 * Env: CI=true on Debian as root adds Firefox, and WebKit with a display. CHROME_PATH: use that one.
 * Output: one line that says what it does. Exit codes: 0 there is a Chromium (with CI=true: all three),
 * 1 there is not.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cacheFolder, findChrome, findFirefox, findWebKit } from './find.mjs';

const ci = process.env.CI === 'true';

function isDebianRoot() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Quiet unless it fails. */
function apt(packages) {
  console.log(`Installing ${packages.join(', ')} with apt-get`);
  for (const args of [['update', '-q'], ['install', '-y', '-q', '--no-install-recommends', ...packages]]) {
    const { status, stdout, stderr } = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) {
      console.log(`${stdout}${stderr}apt-get ${args[0]} failed.`);
      return;
    }
  }
}

/** Chrome for Testing, about 170 MB. As root also the system libraries it needs. */
async function download() {
  const { Browser, detectBrowserPlatform, install, resolveBuildId } = await import('@puppeteer/browsers');
  const platform = detectBrowserPlatform();
  console.log('Downloading Chrome for Testing into .cache/browsers');
  try {
    const buildId = await resolveBuildId(Browser.CHROME, platform, 'stable');
    await install({ browser: Browser.CHROME, buildId, cacheDir: cacheFolder, installDeps: isDebianRoot() });
  } catch (error) {
    console.log(`That failed: ${error.message}`);
  }
}

if (isDebianRoot()) {
  const packages = [];
  if (!findChrome()) packages.push('chromium');
  if (ci && !findFirefox()) packages.push('firefox-esr');
  if (ci && !findWebKit()) packages.push('webkit2gtk-driver', 'xvfb', 'xauth', 'dbus');
  if (packages.length) apt(packages);
}
if (!findChrome()) await download();

const missing = [
  !findChrome() && 'Chromium',
  ci && !findFirefox() && 'Firefox',
  ci && process.platform === 'linux' && !findWebKit() && 'WebKit (webkit2gtk-driver, xvfb)',
].filter(Boolean);
if (missing.length) {
  console.log(`Missing: ${missing.join(', ')}. Install it yourself, or set CHROME_PATH / FIREFOX_PATH to where it is.`);
  process.exitCode = 1;
}
