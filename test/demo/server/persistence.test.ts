import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client, bodies, enc, start, text, type Json } from './support.js';

const MAIN = fileURLToPath(new URL('../../../demo/server/main.ts', import.meta.url));

async function dataFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'homeserver-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the command line in a process of its own; answers its output up to the first URL. */
async function run(t: TestContext, env: Record<string, string>): Promise<{ child: ChildProcess; url: string; output: string[] }> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  const output: string[] = [];
  assert.ok(child.stdout);
  for await (const line of createInterface({ input: child.stdout })) {
    output.push(line);
    if (line.includes('/plain.html')) break;
  }
  return { child, url: /http:\/\/[^/]+/.exec(output.join('\n'))?.[0].replace('localhost', '127.0.0.1') ?? '', output };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

test('what was answered 200 is there after a kill -9, exactly once', async (t) => {
  const dataDir = await dataFolder(t);
  const { child, url } = await run(t, { PORT: String(await freePort()), HOST: '127.0.0.1', DATA_DIR: dataDir });
  const { token } = (await (await fetch(`${url}/api/token?user=alice&deviceId=D`)).json()) as Json;
  const alice = new Client(url, text(token), '@alice:localhost');
  const roomId = await alice.createRoom();
  const acknowledged = new Map<string, string>();
  const dead = once(child, 'exit');
  const lanes = [0, 1, 2, 3].map(async (lane) => {
    for (let n = 0; ; n++) {
      const body = `${lane}-${n}`;
      const eventId = await alice.say(roomId, body, body).catch(() => undefined);
      if (eventId === undefined) return;
      acknowledged.set(body, eventId);
      if (acknowledged.size === 150) child.kill('SIGKILL');
    }
  });
  await Promise.all([...lanes, dead]);

  const server = await start(t, { dataDir });
  const again = new Client(server.url, await server.mintToken('alice', 600, 'D'), '@alice:localhost');
  const chunk = (await again.ok('GET', `/rooms/${enc(roomId)}/messages?limit=1000`))['chunk'];
  const stored = bodies(chunk).map(String);
  assert.equal(new Set(stored).size, stored.length);
  for (const body of acknowledged.keys()) assert.ok(stored.includes(body), body);
  // Sending all again with the same transaction ids, as a client that never got the answers does, adds nothing twice.
  for (const [body, eventId] of acknowledged) assert.equal(await again.say(roomId, body, body), eventId);
});

test('the command line says where to go, and stops cleanly', { skip: process.platform === 'win32' }, async (t) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const { child, url, output } = await run(t, { PORT: String(await freePort()), HOST: '', DATA_DIR: await dataFolder(t) });
    for (const path of ['/', '/two.html', '/plain.html?user=alice']) assert.ok(output.some((line) => line.endsWith(path)));
    const { token } = (await (await fetch(`${url}/api/token?user=alice`)).json()) as Json;
    const alice = new Client(url, text(token), '@alice:localhost');
    const sync = alice.sync({ since: await alice.now(), timeout: 60_000 }).catch(() => undefined);
    child.kill(signal);
    assert.deepEqual(await once(child, 'exit'), [0, null]);
    await sync;
  }
});

test('a taken port is said in one sentence', async (t) => {
  const server = await start(t);
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { ...process.env, PORT: String(server.port), HOST: '127.0.0.1', DATA_DIR: await dataFolder(t) }, stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 1);
  assert.match(errors, /^Port \d+ is taken: .*PORT=.*\.\n$/);
});
