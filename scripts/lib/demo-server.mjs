/**
 * The embedded homeserver, started from a script: on a free port, with nothing on disk unless asked.
 */
import { existsSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';

const entry = new URL('../../demo/server/index.ts', import.meta.url);

export const hasDemoServer = () => existsSync(entry);

/** Resolves to { url, close(), … }: options and result are those of demo/server's startServer. */
export async function startDemoServer(options = {}) {
  const { startServer } = await tsImport(entry.href, import.meta.url);
  return startServer({ dataDir: ':memory:', ...options });
}
