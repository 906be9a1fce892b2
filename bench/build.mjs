/**
 * What the benchmarks' pages load, made anew for each run into .cache/bench/: our bundles as rollup.config.mjs makes them, the preview
 * backend's beside the library's, and each peer in one minified file. And the server that they come from.
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { rollup } from 'rollup';
import config from '../rollup.config.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = join(here, '..', '.cache', 'bench');
const peers = ['deep-chat', 'vue-advanced-chat'];

export async function build() {
  for (const { output, ...input } of config) {
    const ours = await rollup({ ...input, onwarn: () => undefined });
    await ours.write({ ...[output].flat()[0], dir: join(out, 'dist') });
    await ours.close();
  }
  await bundle({
    entryPoints: peers.map((name) => join(here, 'peers', `${name}.js`)),
    outdir: join(out, 'peers'),
    bundle: true,
    minify: true,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
}

const types = { '.html': 'text/html', '.js': 'text/javascript' };

/** Serves bench/ with what was built, on a free port. @returns its address, and what ends it */
export async function serve() {
  const server = createServer(({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://bench').pathname));
    const file = [out, here].map((folder) => join(folder, path)).find((file) => /\.(js|html)$/.test(file) && existsSync(file));
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[file.match(/\.\w+$/)[0]], 'cache-control': 'max-age=3600' });
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) };
}
