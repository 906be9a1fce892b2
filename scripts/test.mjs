/**
 * `npm test`: everything that must hold before a commit, two steps at a time.
 *
 * Output: one line per step with its seconds, the whole output of a step that failed, then each test that failed and,
 *         alone on the last line, `N passed, N failed` (the tests of Node and of all browsers together).
 * Env: CI=true makes Firefox and WebKit obligatory, see web-test-runner.config.mjs.
 * Exit codes: 0 all well, 1 a step failed or no test ran at all.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { browserTestFiles, e2eFolder, leakFolder, nodeTestFolders, testFiles } from './lib/files.mjs';
import { bin, node, root } from './lib/run.mjs';

const has = (path) => existsSync(join(root, path));
const hasLibrary = has('src/index.ts');
const hasDemo = hasLibrary && has('demo/server/main.ts');

/**
 * `needs`: steps that must have passed. `alone`: takes both places, since browsers fill both cores.
 * `when: false`: nothing there to run it on yet.
 */
const steps = [
  { name: 'browsers', args: ['scripts/browsers/install.mjs'] },
  { name: 'lint', args: ['scripts/lint.mjs'] },
  { name: 'types', args: ['scripts/types.mjs'] },
  { name: 'build', args: ['scripts/build.mjs'], when: hasLibrary },
  { name: 'manifest:check', args: ['scripts/manifest.mjs', '--check'], when: hasLibrary },
  { name: 'node tests', args: ['scripts/node-tests.mjs'], when: testFiles(...nodeTestFolders).length > 0 },
  { name: 'bytes', args: ['scripts/bytes.mjs'], when: hasDemo, needs: ['browsers', 'build'] },
  { name: 'browser tests', args: [bin('wtr', '@web/test-runner')], when: browserTestFiles().length > 0, needs: ['browsers'], alone: true },
  { name: 'e2e', args: ['scripts/node-tests.mjs', e2eFolder], when: testFiles(e2eFolder).length > 0, needs: ['browsers', 'build'], alone: true },
  { name: 'leaks', args: ['scripts/node-tests.mjs', leakFolder], when: testFiles(leakFolder).length > 0, needs: ['browsers', 'build'], alone: true },
];

const folder = mkdtempSync(join(tmpdir(), 'chat-elements-test-'));
const outcome = new Map(); // name → 'passed' | 'failed' | 'skipped'
let passed = 0;
let failed = 0;
const names = [];

function finish(step, result, detail) {
  outcome.set(step.name, result);
  console.log(`${{ passed: 'ok  ', failed: 'FAIL', skipped: 'skip' }[result]}  ${step.name.padEnd(15)} ${detail}`);
}

async function run(step) {
  const counts = join(folder, step.name.replace(/\W/g, '-'));
  const { code, output, seconds } = await node(step.args, { env: { TEST_COUNTS: counts } });
  let detail = `${seconds.toFixed(1)} s`;
  if (existsSync(counts)) {
    const result = JSON.parse(readFileSync(counts, 'utf8'));
    passed += result.passed;
    failed += result.failed;
    names.push(...result.names);
    detail += `, ${result.passed} passed, ${result.failed} failed`;
  }
  finish(step, code === 0 ? 'passed' : 'failed', detail);
  if (code !== 0) console.log(`\n${stripVTControlCharacters(output).trim().replace(/^/gm, '      ')}\n`);
}

/** Starts whatever may run now, and again whenever a step ends, until none is left. */
async function runAll() {
  const waiting = steps.filter((step) => {
    if (step.when === false) finish(step, 'skipped', 'nothing there yet');
    return step.when !== false;
  });
  const running = new Map();
  const load = () => [...running.keys()].reduce((sum, step) => sum + (step.alone ? 2 : 1), 0);
  while (waiting.length || running.size) {
    for (const step of [...waiting]) {
      const needed = step.needs ?? [];
      const broken = needed.find((name) => outcome.has(name) && outcome.get(name) !== 'passed');
      if (broken) {
        waiting.splice(waiting.indexOf(step), 1);
        finish(step, 'skipped', `${broken} did not pass`);
      } else if (needed.every((name) => outcome.has(name)) && load() + (step.alone ? 2 : 1) <= 2) {
        waiting.splice(waiting.indexOf(step), 1);
        running.set(step, run(step).finally(() => running.delete(step)));
      }
    }
    if (running.size) await Promise.race(running.values());
  }
}

const started = performance.now();
await runAll();
rmSync(folder, { recursive: true, force: true });

const broken = steps.filter(({ name }) => outcome.get(name) === 'failed').map(({ name }) => name);
if (broken.length) console.log(`\nFailed: ${broken.join(', ')}`);
for (const name of names) console.log(`  ${name}`);
if (passed + failed === 0) console.log('\nNo test ran.');
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = broken.length || failed || passed === 0 ? 1 : 0;
