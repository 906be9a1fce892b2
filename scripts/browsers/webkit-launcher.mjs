/**
 * Runs tests in WebKitGTK's MiniBrowser: a launcher for web-test-runner that speaks WebDriver's HTTP
 * protocol itself. It owns two child processes, a display (Xvfb) and the driver, and ends both, whatever
 * happens. One test file at a time, in the top-level page: in frames focus and keys would go astray. A file whose browser dies
 * or hangs fails alone: the next one has a new browser.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** WebDriver's code points for the named keys that sendKeys({ press }) takes. */
const keyCodes = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A',
  Escape: '\uE00C', Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017', Meta: '\uE03D',
};
const mouseButtons = { left: 0, middle: 1, right: 2 };

const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

class WebKitLauncher {
  name = 'WebKit';
  type = 'webdriver';
  concurrency = 1;
  #paths;
  #children = [];
  #base;
  #starting;
  #active = new Map();
  #patience;

  constructor(paths, patience) {
    this.#paths = paths;
    this.#patience = patience;
    process.once('exit', () => this.#kill());
  }

  async startSession(id, url) {
    this.#active.set(id, url);
    try {
      await this.#open(url);
    } catch {
      // It has died since the last file, and this one has nothing to do with that.
      await this.stop();
      if (!this.#active.has(id)) throw new Error('WebKit: nobody waits for the page any more');
      await this.#open(url);
    }
  }

  isActive(id) {
    return this.#active.has(id);
  }

  getBrowserUrl(id) {
    return this.#active.get(id);
  }

  /** An empty page ends whatever the test left running. Rejects, so that the file fails, where there is no browser any more. */
  async stopSession(id) {
    this.#active.delete(id);
    try {
      await this.#open('about:blank');
    } catch (error) {
      await this.stop();
      throw error;
    }
    return {};
  }

  startDebugSession() {
    throw new Error('WebKit has no debug session here: use Chromium, or open the test page in Safari.');
  }

  /** A page that is opened after it has a new browser, on a new display. */
  async stop() {
    if (this.#base) await this.#send('DELETE', '').catch(() => {});
    this.#kill();
  }

  // What @web/test-runner-commands asks of a launcher of type "webdriver".

  /** `keys`: characters, or one named key or combination such as 'Shift+Tab'. */
  async sendKeys(_id, keys) {
    const actions = keys.flatMap((key) => {
      const parts = (key.length > 1 ? key.split('+') : [key]).map((part) => keyCodes[part] ?? part);
      return [
        ...parts.map((value) => ({ type: 'keyDown', value })),
        ...parts.reverse().map((value) => ({ type: 'keyUp', value })),
      ];
    });
    await this.#perform({ type: 'key', id: 'keyboard', actions });
  }

  sendMouseMove(_id, x, y) {
    return this.#mouse([{ type: 'pointerMove', duration: 0, x, y }]);
  }

  sendMouseClick(_id, x, y, name = 'left') {
    const button = mouseButtons[name];
    return this.#mouse([{ type: 'pointerMove', duration: 0, x, y }, { type: 'pointerDown', button }, { type: 'pointerUp', button }]);
  }

  sendMouseDown(_id, name = 'left') {
    return this.#mouse([{ type: 'pointerDown', button: mouseButtons[name] }]);
  }

  sendMouseUp(_id, name = 'left') {
    return this.#mouse([{ type: 'pointerUp', button: mouseButtons[name] }]);
  }

  resetMouse() {
    return this.#send('DELETE', '/actions');
  }

  #mouse(actions) {
    return this.#perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  }

  #perform(source) {
    return this.#send('POST', '/actions', { actions: [source] });
  }

  async #open(url) {
    await (this.#starting ??= this.#start());
    await this.#send('POST', '/url', { url });
  }

  async #start() {
    const display = await this.#startDisplay();
    const port = await freePort();
    this.#spawn(this.#paths.driver, ['--host=127.0.0.1', `--port=${port}`], { DISPLAY: display });
    const base = `http://127.0.0.1:${port}/session`;
    const { sessionId } = await this.#newSession(base);
    this.#base = `${base}/${sessionId}`;
    await this.#send('POST', '/window/rect', { x: 0, y: 0, width: 1000, height: 800 });
  }

  async #newSession(base) {
    const capabilities = {
      alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: this.#paths.browser, args: ['--automation'] } },
    };
    for (let attempt = 1; ; attempt++) {
      try {
        return await request('POST', base, { capabilities }, this.#patience);
      } catch (error) {
        if (error.cause?.code !== 'ECONNREFUSED' || attempt === 100) throw error; // the driver is still starting
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  /** Xvfb picks a free display number and writes it to file descriptor 3. */
  #startDisplay() {
    const child = this.#spawn(this.#paths.xvfb, ['-displayfd', '3', '-screen', '0', '1200x900x24', '-nolisten', 'tcp'], {}, ['ignore', 'ignore', 'ignore', 'pipe']);
    return new Promise((resolve, reject) => {
      child.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
      child.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    });
  }

  #spawn(command, args, env, stdio = 'ignore') {
    const child = spawn(command, args, { stdio, env: { ...process.env, NO_AT_BRIDGE: '1', ...env } });
    child.on('error', (error) => console.error(`${command}: ${error.message}`));
    this.#children.push(child);
    return child;
  }

  #kill() {
    for (const child of this.#children.splice(0).reverse()) child.kill();
    this.#base = undefined;
    this.#starting = undefined;
  }

  #send(method, path, body) {
    return request(method, this.#base + path, body, this.#patience);
  }
}

async function request(method, url, body, patience) {
  const response = await fetch(url, { method, body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined, signal: AbortSignal.timeout(patience) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKit, ${method} ${new URL(url).pathname.split('/').slice(3).join('/') || 'session'}: ${value?.error}: ${value?.message}`);
  return value;
}

/** `paths`: what findWebKit() found. `patience`: a browser that does not answer for so long (ms) has died. */
export const webkitLauncher = (paths, patience = 30_000) => new WebKitLauncher(paths, patience);
