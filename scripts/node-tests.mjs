/**
 * Runs the tests that run in Node, with node:test.
 *
 * Usage: node scripts/node-tests.mjs [file or folder …] [--test-… options of node]
 *        without paths: test/demo and test/scripts
 * Env: TEST_COUNTS=<file>  write { passed, failed, names } there (for scripts/test.mjs)
 * Exit code: that of the tests; 0 when there are no files.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeTestFolders, testFiles } from './lib/files.mjs';
import { node } from './lib/run.mjs';

const args = process.argv.slice(2);
const paths = args.filter((arg) => !arg.startsWith('--'));
const files = testFiles(...(paths.length ? paths : nodeTestFolders));

if (!files.length) {
  console.log(`No tests in ${(paths.length ? paths : nodeTestFolders).join(', ')}.`);
  process.exit(paths.length && !process.env.TEST_COUNTS ? 1 : 0);
}

const folder = mkdtempSync(join(tmpdir(), 'chat-elements-tests-'));
const tap = join(folder, 'tap');
const { code } = await node([
  '--import', 'tsx', '--test',
  '--test-reporter=spec', '--test-reporter-destination=stdout',
  '--test-reporter=tap', `--test-reporter-destination=${tap}`,
  ...args.filter((arg) => arg.startsWith('--')),
  ...files,
], { inherit: true });

if (process.env.TEST_COUNTS) {
  const text = readFileSync(tap, 'utf8');
  const total = (name) => Number(text.match(new RegExp(`^# ${name} (\\d+)`, 'm'))?.[1] ?? 0);
  const names = [...text.matchAll(/^ *not ok \d+ - (.*)$/gm)].map(([, name]) => name);
  writeFileSync(process.env.TEST_COUNTS, JSON.stringify({ passed: total('pass'), failed: total('fail') + total('cancelled'), names }));
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = code;
