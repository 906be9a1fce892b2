/**
 * Ensures that there is a browser to test in; does nothing where there is one.
 *
 * Debian and Ubuntu as root: apt-get. Elsewhere: Chrome for Testing into .cache/browsers (git ignores it).
 * Env: CI=true on Debian as root adds Firefox, and WebKit with a display. CHROME_PATH: use that one.
 * Output: one line that says what it does. Exit codes: 0 there is a Chromium (with CI=true: all three),
 * 1 there is not.
 */
import { aptInstall, isDebianRoot } from '../lib/apt.mjs';
import { cacheFolder, findChrome, findFirefox, findWebKit } from './find.mjs';

const ci = process.env.CI === 'true';

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
  if (packages.length) aptInstall(packages);
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
