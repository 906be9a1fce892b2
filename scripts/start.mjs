/**
 * `npm start`: builds the bundle, then runs the demo server until Ctrl-C.
 *
 * Env and options: those of demo/server/main.ts (PORT, HOST, …); arguments are passed on.
 * Exit code: 0 after Ctrl-C, else that of the build or the server.
 */
import { spawn } from 'node:child_process';
import { node, root } from './lib/run.mjs';

const build = await node(['scripts/build.mjs', '--js']);
if (build.code) {
  console.log(build.output.trim());
  process.exit(build.code);
}

const server = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});

// A terminal's Ctrl-C reaches the server by itself; another program's signal is passed on. Either way this
// script waits for the server to end, and being asked to stop is no failure.
let stopping = false;
function stop(signal) {
  stopping = true;
  server.kill(signal);
}
process.on('SIGINT', () => (stopping = true));
process.on('SIGTERM', stop);
process.on('SIGHUP', stop);

// Told to end, npm ends the shell between itself and this script, but not this script.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && stop('SIGTERM'), 500).unref();

server.on('exit', (code) => process.exit(stopping ? 0 : (code ?? 1)));
