import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { start, type TestServer } from './support.js';

async function site(t: TestContext): Promise<TestServer> {
  const root = await mkdtemp(join(tmpdir(), 'site-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  const [pages, dist] = [join(root, 'pages'), join(root, 'dist')];
  await mkdir(pages);
  await mkdir(join(dist, 'chunks'), { recursive: true });
  await writeFile(join(root, 'secret.txt'), 'secret');
  await writeFile(join(pages, 'index.html'), '<h1>one</h1>'.repeat(100));
  await writeFile(join(pages, '.hidden'), 'hidden');
  await writeFile(join(dist, 'index.html'), 'not this one');
  await writeFile(join(dist, 'chat-elements.js'), 'export {};');
  await writeFile(join(dist, 'chunks', 'a.js.map'), '{}');
  await symlink(join(root, 'secret.txt'), join(pages, 'link.txt'));
  return start(t, { staticRoots: [pages, dist, join(root, 'missing')] });
}

/** The status of a request whose path no client library cleans up. */
function rawStatus(server: TestServer, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port: server.port, host: '127.0.0.1', path, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject).end();
  });
}

test('pages and bundle, with types, from several folders', async (t) => {
  const server = await site(t);
  for (const [path, type] of [['/', 'text/html'], ['/index.html', 'text/html'], ['/chat-elements.js', 'text/javascript'], ['/chunks/a.js.map', 'application/json']]) {
    const response = await fetch(server.url + path);
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get('content-type'), `${type}; charset=utf-8`);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('cache-control'), 'no-cache');
  }
  assert.match(await (await fetch(server.url)).text(), /^<h1>one/);
  const head = await fetch(server.url, { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal((await fetch(server.url, { method: 'POST' })).status, 405);
});

test('gzip where it helps, and revalidation', async (t) => {
  const server = await site(t);
  const zipped = await fetch(server.url, { headers: { 'accept-encoding': 'gzip' } });
  assert.equal(zipped.headers.get('content-encoding'), 'gzip');
  assert.match(await zipped.text(), /^<h1>one/);
  const plain = await fetch(server.url, { headers: { 'accept-encoding': 'identity' } });
  assert.equal(plain.headers.get('content-encoding'), null);
  for (const [response, encoding] of [[zipped, 'gzip'], [plain, 'identity']] as const) {
    const etag = response.headers.get('etag') ?? '';
    const again = await fetch(server.url, { headers: { 'if-none-match': etag, 'accept-encoding': encoding } });
    assert.equal(again.status, 304);
    assert.equal(again.headers.get('etag'), etag);
  }
  assert.notEqual(zipped.headers.get('etag'), plain.headers.get('etag'));
});

test('nothing outside of the folders', async (t) => {
  const server = await site(t);
  const paths = ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/..%5csecret.txt', '/chunks/../../secret.txt', '//secret.txt',
    '/link.txt', '/.hidden', '/chunks', '/chunks/', '/index.html%00.js', '/%', '/%E0%A4%A', '/missing.html', '/index.html/'];
  for (const path of paths) assert.equal(await rawStatus(server, path), 404, path);
});
