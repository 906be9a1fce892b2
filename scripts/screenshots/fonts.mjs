/**
 * Fonts for screenshots: coloured emoji and Inter. Debian and Ubuntu as root: apt-get; elsewhere the system's own do.
 *
 * Usage: ensureFonts(), then launch the browser with fontEnvironment(folder) added to its environment.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, isDebianRoot } from '../lib/apt.mjs';

const packages = {
  'fonts-inter': '/usr/share/fonts/opentype/inter',
  'fonts-noto-color-emoji': '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
};

/** Installs what is missing, where that is possible. Screenshots are taken either way. */
export function ensureFonts() {
  if (!isDebianRoot()) return;
  const missing = Object.keys(packages).filter((name) => !existsSync(packages[name]));
  if (missing.length) aptInstall(missing);
}

/**
 * Environment in which `system-ui` and `sans-serif` are Inter, on Linux where Inter is installed: no desktop has told this
 * machine what its own font is. Nothing else on the machine changes.
 * @param folder of temporary files
 */
export function fontEnvironment(folder) {
  if (process.platform !== 'linux' || !existsSync(packages['fonts-inter'])) return {};
  const file = join(folder, 'fonts.conf');
  const prefer = (family) => `<alias binding="strong"><family>${family}</family><prefer><family>Inter</family></prefer></alias>`;
  writeFileSync(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  ${['system-ui', 'sans-serif'].map(prefer).join('\n  ')}
</fontconfig>
`);
  return { FONTCONFIG_FILE: file };
}
