/**
 * `npm run bench`: how quick and how small the chat element is, beside plain elements made in a loop and two other chat elements.
 * Builds what is measured, waits for a quiet processor before each sample, takes the cases in turns, and answers with medians.
 *
 * Usage: npm run bench [-- --rounds=5] [-- --only=opening,more,scrolled,burst,above,kept]
 * Output: a table of medians with the range they come from, and each bound of the project with what was measured for it.
 * Exit codes: 0 every bound holds, 1 one does not.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';

const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(`${here}node_modules/deep-chat`)) {
  // The peers are of use to nobody else: they come with the first run.
  const { status } = spawnSync('npm', ['ci', '--silent', '--ignore-scripts'], { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(1);
}

const { build, serve } = await import('./build.mjs');
const { Lab } = await import('./lab.mjs');
const { cases } = await import('./cases.mjs');
const { bounds } = await import('./bounds.mjs');

const option = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1];
const rounds = Number(option('rounds') ?? 5);
const only = option('only')?.split(',');
const wanted = cases.filter(({ group }) => !only || only.includes(group));

await build();
const server = await serve();
const lab = await Lab.open(server.url);
const samples = new Map(wanted.map(({ name }) => [name, []]));
try {
  for (let round = 0; round < rounds; round++) {
    for (const { name, measure, once } of wanted) if (!once || round < once) samples.get(name).push(await measure(lab));
    console.error(`round ${round + 1} of ${rounds}`);
  }
} finally {
  await lab.close();
  await server.close();
}

const sorted = (name, key) => (samples.get(name) ?? []).map((sample) => sample[key]).sort((a, b) => a - b);
const median = (name, key) => sorted(name, key)[Math.floor(sorted(name, key).length / 2)];
/** ms to a tenth, px and counts as they are, memory in MB; what took longer than it may says so. */
function show(key, value) {
  if (value === Infinity) return 'cut off at 60 s';
  if (/dom|js/.test(key)) return `${(value / 1e6).toFixed(1)} MB`;
  return `${Math.round(value * 10) / 10}`;
}

const busy = lab.busy.sort((a, b) => a - b);
console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0].model}, ${lab.version}; processor busy before a sample: median ${Math.round(100 * busy[busy.length >> 1])} %, at most ${Math.round(100 * busy.at(-1))} %\n`);
console.log('| case | what | median | from | to |\n|---|---|---|---|---|');
for (const [name, list] of samples) {
  for (const key of Object.keys(list[0] ?? {})) {
    const all = sorted(name, key);
    console.log(`| ${name} | ${key} | ${show(key, median(name, key))} | ${show(key, all[0])} | ${show(key, all.at(-1))} |`);
  }
}
console.log('\n| bound | measured | holds |\n|---|---|---|');
for (const { name, value, most } of bounds(median)) {
  if (!Number.isFinite(value) && value !== 0) continue; // not measured in this run
  const holds = value <= most;
  if (!holds) process.exitCode = 1;
  console.log(`| ${name} | ${value.toFixed(2)} (at most ${most}) | ${holds ? 'yes' : 'NO'} |`);
}
