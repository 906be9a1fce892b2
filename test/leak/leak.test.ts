/**
 * Nothing is kept of elements that were taken out: neither after 1,000 sessions that came and went, nor after 1,000 times
 * that one was moved or taken out and put back; nor of sessions that a script has dropped. Instances are counted in the heap,
 * exactly, after a collection.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession, Page } from 'puppeteer-core';
import type { getChatSession as GetChatSession } from '../../src/session/registry.js';
import { openStage, type Stage, type StagePage } from '../e2e/harness.js';

const ROUNDS = 1000;

interface Counts {
  sessions: number;
  providers: number;
  chats: number;
  modals: number;
  listeners: number;
  nodes: number;
}

describe('The heap', () => {
  let stage: Stage;
  let opened: StagePage;
  let page: Page;
  let devtools: CDPSession;

  before(async () => {
    stage = await openStage();
    opened = await stage.open('/index.html');
    page = opened.page;
    devtools = await page.createCDPSession();
    await devtools.send('Performance.enable');
    await page.evaluate(async () => {
      const library = '/chat-elements.js';
      const { ChatSession, getChatSession } = (await import(library)) as { ChatSession: unknown; getChatSession: unknown };
      Object.assign(window, {
        ChatSession,
        getChatSession,
        make() {
          const root = document.createElement('chat-session');
          root.setAttribute('token-endpoint', '/api/token?user=alice');
          const chat = document.createElement('chat-element');
          chat.setAttribute('channel-id', 'general');
          root.append(chat, document.createElement('chat-search-modal'));
          return root;
        },
        turn() {
          return new Promise((resolve) => setTimeout(resolve));
        },
      });
    });
  });
  after(() => stage.close());

  /** How many live objects have this prototype, an expression of the page. */
  async function instances(prototype: string): Promise<number> {
    const handle = await page.evaluateHandle(prototype);
    const found = await page.queryObjects(handle);
    const count = await found.evaluate((objects) => (objects as unknown as unknown[]).length);
    await found.dispose();
    await handle.dispose();
    return count;
  }

  async function count(): Promise<Counts> {
    await devtools.send('HeapProfiler.collectGarbage');
    const of = (tag: string) => instances(`customElements.get('${tag}').prototype`);
    const sessions = await instances('ChatSession.prototype');
    const [providers, chats, modals] = [await of('chat-session'), await of('chat-element'), await of('chat-search-modal')];
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? NaN;
    return { sessions, providers, chats, modals, listeners: metric('JSEventListeners'), nodes: metric('Nodes') };
  }

  /**
   * Puts so many in and takes each out: as soon as it has a session, a turn later, or when its channel is shown.
   * @returns how many had one
   */
  const comeAndGo = (rounds: number) => page.evaluate(async (rounds) => {
    const { make, turn } = window as unknown as { make(): HTMLElementTagNameMap['chat-session']; turn(): Promise<void> };
    let had = 0;
    for (let round = 0; round < rounds; round++) {
      const root = make();
      document.body.append(root);
      await root.updateComplete;
      if (root.session) had++;
      const chat = root.querySelector('chat-element')!;
      if (round % 50 === 1) await chat.whenReady;
      else if (round % 2) await turn();
      root.remove();
    }
    await turn();
    return had;
  }, rounds);

  /** Moves one, or takes it out for a turn and puts it back. @returns how often */
  const moveAbout = (rounds: number) => page.evaluate(async (rounds) => {
    const { make, turn } = window as unknown as { make(): HTMLElement; turn(): Promise<void> };
    const root = make();
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere, root);
    await root.querySelector('chat-element')!.whenReady;
    for (let round = 0; round < rounds; round++) {
      if (round % 4 === 0) {
        root.remove();
        await turn();
      }
      (round % 2 ? document.body : elsewhere).append(root);
      if (round % 10 === 0) await turn();
    }
    await root.querySelector('chat-element')!.whenReady;
    root.remove();
    elsewhere.remove();
    await turn();
    return rounds;
  }, rounds);

  /**
   * Asks for a session, subscribes and lets go, so many times: it connects each time, and closes as soon as nothing is
   * subscribed. Every tenth is another one, by another name for the same server. @returns how many have been connected
   */
  const useAndLetGo = (rounds: number) => page.evaluate(async (rounds) => {
    const { getChatSession, turn } = window as unknown as { getChatSession: typeof GetChatSession; turn(): Promise<void> };
    // It closes at once here, not after some seconds.
    const clock = {
      now() {
        return Date.now();
      },
      setTimeout(call: () => void, ms: number) {
        return setTimeout(call, ms === 10_000 ? 0 : ms);
      },
      clearTimeout(timer: unknown) {
        clearTimeout(timer as number);
      },
    };
    let connected = 0;
    for (let round = 0; round < rounds; round++) {
      const tokenEndpoint = `/api/token?user=alice&round=${Math.floor(round / 10)}`;
      const session = getChatSession({ userId: 'alice', tokenEndpoint, clock });
      await new Promise<void>((resolve) => {
        const { live } = session.conversation('general');
        const subscription = live.subscribe(({ state }) => {
          if (state !== 'ready') return;
          connected++;
          queueMicrotask(() => {
            subscription.unsubscribe();
            resolve();
          });
        });
      });
      while (session.state !== 'idle') await turn();
    }
    await turn();
    return connected;
  }, rounds);

  for (const [name, rounds] of [
    ['keeps nothing of 1,000 sessions with their elements that came and went', comeAndGo],
    ['keeps nothing of sessions that nobody holds, after 1,000 times that one connected and closed', useAndLetGo],
    ['keeps nothing of elements that were moved, or taken out and put back, 1,000 times', moveAbout],
  ] as const) {
    it(name, async () => {
      await rounds(4); // loads the parts
      await page.waitForNetworkIdle({ idleTime: 100 });
      const first = await count();
      assert.equal(await rounds(ROUNDS), ROUNDS);
      await page.waitForNetworkIdle({ idleTime: 100 });
      const last = await count();
      assert.deepEqual(
        { sessions: last.sessions, providers: last.providers, chats: last.chats, modals: last.modals },
        { sessions: 0, providers: 0, chats: 0, modals: 0 },
        JSON.stringify({ first, last }),
      );
      // The page has some of its own; one kept per round would be a thousand.
      assert.ok(last.listeners - first.listeners < 20, `listeners: ${first.listeners} → ${last.listeners}`);
      assert.ok(last.nodes - first.nodes < 100, `nodes: ${first.nodes} → ${last.nodes}`);
      assert.deepEqual(opened.problems, []);
    });
  }
});
