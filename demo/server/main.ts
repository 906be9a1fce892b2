import { fileURLToPath } from 'node:url';
import { startServer, type RunningServer } from './index.js';

/** Command line of the development server. Environment: PORT (8000), HOST (127.0.0.1), DATA_DIR (.data). */
async function main(): Promise<void> {
  const port = Number(process.env['PORT'] || 8000);
  const host = process.env['HOST'] || '127.0.0.1';
  const dataDir = process.env['DATA_DIR'] || fileURLToPath(new URL('../../.data', import.meta.url));
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    fail(`PORT=${process.env['PORT']} is no port: it must be a whole number from 0 to 65535.`);
  }
  let server: RunningServer;
  try {
    server = await startServer({ port, host, dataDir, log: (line) => console.error(line) });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') fail(`Port ${port} is taken: choose another one with PORT=, for example PORT=${port + 1}.`);
    if (code === 'EACCES') fail(`Port ${port} may not be used: choose another one with PORT=, for example PORT=8000.`);
    throw error;
  }
  const base = server.url.replace('127.0.0.1', 'localhost');
  console.log(`The development homeserver is running. Data: ${dataDir}`);
  for (const path of ['/', '/two.html', '/plain.html?user=alice']) console.log(`  ${base}${path}`);

  let stopping = false;
  const stop = (): void => {
    // A terminal and npm both pass Ctrl+C on: the second signal is no wish to break off.
    if (stopping) return;
    stopping = true;
    void server.close().then(() => process.exit(0));
  };
  // Ctrl+C raises SIGINT and Ctrl+Break SIGBREAK on Windows, where nothing raises SIGTERM.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) {
    if (signal !== 'SIGBREAK' || process.platform === 'win32') process.on(signal, stop);
  }
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

await main();
