import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import type { Homeserver } from '../homeserver.js';
import { TOKEN_CORS } from './cors.js';
import { matrixApp } from './matrix-app.js';
import { StaticFiles, plain } from './static.js';
import { tokenEndpoint } from './token-endpoint.js';

/** Everything the development server answers: homeserver, token endpoint, files. */
export function createApp(server: Homeserver, staticRoots: readonly string[], log: (line: string) => void): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const files = new StaticFiles(staticRoots);

  app.route('/', matrixApp(server, log));

  app.on(['GET', 'POST'], '/api/token', (c) => tokenEndpoint(server, c));
  app.options('/api/token', (c) => c.body(null, 204, TOKEN_CORS));
  app.all('/api/token', () => plain(405, 'Method not allowed'));

  app.get('*', (c) => {
    let path: string;
    try {
      path = decodeURIComponent(new URL(c.req.url).pathname);
    } catch {
      return plain(404, 'Not found');
    }
    return files.serve(path, c.req.raw);
  });
  app.all('*', () => plain(405, 'Method not allowed'));

  app.onError((error, c) => {
    log(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error.message}`);
    return plain(500, 'Internal server error');
  });
  return app;
}
