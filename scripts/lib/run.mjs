/**
 * Starting other programs, the same on Linux, macOS and Windows (no shell, no .cmd files).
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);

/** The script behind a package's command: bin('eslint') → …/node_modules/eslint/bin/eslint.js */
export function bin(name, packageName = name) {
  const file = join(root, 'node_modules', packageName, 'package.json');
  const { bin: entry } = require(file);
  return join(dirname(file), typeof entry === 'string' ? entry : entry[name]);
}

/**
 * Runs `node <args>` in the project's folder and resolves to { code, output, seconds }; never rejects.
 * With `inherit` it writes straight to this terminal, else the output (both streams) is collected.
 */
export function node(args, { inherit = false, env = {} } = {}) {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => {
    const end = (code) => resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(1);
    });
    child.on('close', (code, signal) => end(code ?? (signal ? 1 : 0)));
  });
}
