import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { start, text, type Client } from './support.js';

async function upload(client: Client, bytes: string, type: string, filename = ''): Promise<string> {
  const path = `/_matrix/media/v3/upload${filename ? `?filename=${encodeURIComponent(filename)}` : ''}`;
  return text((await client.ok('POST', path, new Blob([bytes], { type })))['content_uri']).replace('mxc://', '');
}

const fetchAs = (client: Client, path: string): Promise<Response> =>
  fetch(`${client.url}/_matrix/client/v1/media/${path}`, { headers: { authorization: `Bearer ${client.token}` } });

test('what is uploaded comes back, shown only if it is of a harmless type', async (t) => {
  const server = await start(t);
  const alice = await server.client('alice');
  const cases = [
    ['image/png', 'a b"é.png', "inline; filename*=utf-8''a%20b%22%C3%A9.png"],
    ['image/svg+xml', 'x.svg', "attachment; filename*=utf-8''x.svg"],
    ['text/html', '', 'attachment'],
    ['video/mp4', '', 'inline'],
    ['application/pdf', 'x.pdf', "attachment; filename*=utf-8''x.pdf"],
  ] as const;
  for (const [type, name, disposition] of cases) {
    const response = await fetchAs(alice, `download/${await upload(alice, 'bytes', type, name)}`);
    assert.equal(response.status, 200);
    assert.equal(await response.text(), 'bytes');
    assert.equal(response.headers.get('content-disposition'), disposition);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('content-security-policy') ?? '', /^sandbox;/);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  }
  const named = await fetchAs(alice, `download/${await upload(alice, 'x', 'image/png')}/other.png`);
  assert.equal(named.headers.get('content-disposition'), "inline; filename*=utf-8''other.png");
});

test('downloads ask for a token; unknown ids are not found', async (t) => {
  const server = await start(t);
  const alice = await server.client('alice');
  const id = await upload(alice, 'x', 'image/png');
  assert.equal((await fetch(`${server.url}/_matrix/client/v1/media/download/${id}`)).status, 401);
  for (const path of ['localhost/nothing', 'elsewhere.example/abc', 'localhost/..%2Fhomeserver.db']) {
    await alice.fails(404, 'M_NOT_FOUND', 'GET', `/_matrix/client/v1/media/download/${path}`);
  }
});

test('thumbnails of images only', async (t) => {
  const server = await start(t);
  const alice = await server.client('alice');
  const image = await upload(alice, 'pixels', 'image/jpeg');
  assert.equal(await (await fetchAs(alice, `thumbnail/${image}?width=32&height=32`)).text(), 'pixels');
  for (const type of ['text/plain', 'image/svg+xml']) {
    await alice.fails(400, 'M_UNKNOWN', 'GET', `/_matrix/client/v1/media/thumbnail/${await upload(alice, 'x', type)}?width=32&height=32`);
  }
});

test('the size limit is told, and kept', async (t) => {
  const server = await start(t);
  const alice = await server.client('alice');
  const limit = 50 * 1024 * 1024;
  assert.deepEqual(await alice.ok('GET', '/_matrix/client/v1/media/config'), { 'm.upload.size': limit });
  assert.deepEqual(await alice.ok('GET', '/_matrix/media/v3/config'), { 'm.upload.size': limit });
  await alice.fails(413, 'M_TOO_LARGE', 'POST', '/_matrix/media/v3/upload', new Blob([new Uint8Array(limit + 1)]));
});

test('files are in the data folder and survive a restart', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'homeserver-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const first = await start(t, { dataDir });
  const id = await upload(await first.client('alice'), 'kept', 'image/png');
  await first.close();
  assert.deepEqual(await readdir(join(dataDir, 'media')), [id.split('/')[1]]);
  const second = await start(t, { dataDir });
  assert.equal(await (await fetchAs(await second.client('alice'), `download/${id}`)).text(), 'kept');
});
