/** What runs tests in WebKit: a browser that dies takes one test file with it, and no more. The driver and the display are made up. */
import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { webkitLauncher } from '../../scripts/browsers/webkit-launcher.mjs';

/** A driver that writes down what it opens, and by which process. What it does with the page after is in the address of a page. */
const driver = `
const { appendFileSync } = require('node:fs');
const note = (text) => appendFileSync(__dirname + '/log', process.pid + ' ' + text + '\\n');
const port = Number(process.argv.find((arg) => arg.startsWith('--port=')).slice(7));
let open = '';
note('driver');
require('node:http').createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  const answer = (value, status = 200) => response.writeHead(status).end(JSON.stringify({ value }));
  if (request.url === '/session') return answer({ sessionId: 'one' });
  if (!request.url.endsWith('/url')) return answer(null);
  if (open.endsWith('/lost')) return answer({ error: 'invalid session id', message: 'gone' }, 404);
  if (open.endsWith('/hung')) return;
  if (open.endsWith('/dead')) return process.exit(1);
  open = JSON.parse(body).url;
  note(open);
  answer(null);
}).listen(port, '127.0.0.1');
`;
const display = `
require('node:fs').appendFileSync(__dirname + '/log', process.pid + ' display\\n');
require('node:fs').writeSync(3, '7\\n');
setInterval(() => {}, 1e6);
`;

describe('the launcher for WebKit', () => {
  let folder: string;
  let launcher: ReturnType<typeof webkitLauncher>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chat-elements-webkit-'));
    const script = async (name: string, text: string) => {
      const path = join(folder, name);
      await writeFile(path, `#!${process.execPath}\n${text}`);
      await chmod(path, 0o755);
      return path;
    };
    launcher = webkitLauncher({ driver: await script('driver', driver), xvfb: await script('xvfb', display), browser: 'none' }, 2000);
  });
  afterEach(async () => {
    await launcher.stop();
    await rm(folder, { recursive: true });
  });

  /** What has been written down, and by how manieth process of all. */
  const log = async () => {
    const lines = (await readFile(join(folder, 'log'), 'utf8')).trim().split('\n').map((line) => line.split(' ') as [string, string]);
    const pids = [...new Set(lines.map(([pid]) => pid))];
    return { pids, lines: lines.map(([pid, text]) => `${pids.indexOf(pid)} ${text}`) };
  };
  const isRunning = (pid: string) => {
    try {
      return process.kill(Number(pid), 0);
    } catch {
      return false;
    }
  };

  it('has one browser for all files, with an empty page between them', async () => {
    for (const id of ['a', 'b']) {
      await launcher.startSession(id, `http://test/${id}`);
      assert.equal(launcher.isActive(id), true);
      await launcher.stopSession(id);
      assert.equal(launcher.isActive(id), false);
    }
    assert.deepEqual((await log()).lines, ['0 display', '1 driver', '1 http://test/a', '1 about:blank', '1 http://test/b', '1 about:blank']);
  });

  for (const how of ['lost', 'hung', 'dead']) {
    it(`begins a new one where it is ${how}: the file fails, the next one does not`, async () => {
      await launcher.startSession('a', `http://test/${how}`);
      await assert.rejects(launcher.stopSession('a'));
      await launcher.startSession('b', 'http://test/b');
      await launcher.stopSession('b');
      assert.deepEqual((await log()).lines, ['0 display', `1 driver`, `1 http://test/${how}`, '2 display', '3 driver', '3 http://test/b', '3 about:blank']);
    });

    it(`begins a new one where it is ${how} when the next file begins: none fails`, async () => {
      await launcher.startSession('a', `http://test/${how}`);
      await launcher.startSession('b', 'http://test/b');
      await launcher.stopSession('b');
      assert.deepEqual((await log()).lines.slice(-2), ['3 http://test/b', '3 about:blank']);
    });
  }

  it('leaves no process behind', async () => {
    await launcher.startSession('a', 'http://test/hung');
    await assert.rejects(launcher.stopSession('a'));
    await launcher.startSession('b', 'http://test/b');
    await launcher.stop();
    const { pids } = await log();
    assert.equal(pids.length, 4);
    for (const deadline = performance.now() + 5000; pids.some(isRunning) && performance.now() < deadline; ) await new Promise(setImmediate);
    assert.deepEqual(pids.filter(isRunning), []);
  });
});
