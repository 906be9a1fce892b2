/** What is measured. Each takes a lab and answers one sample: numbers by name. */
import { heap, worked } from './lab.mjs';

/** After so long (ms) a case counts as slower than anything. */
const CUT_OFF = 60_000;

/** How long from mounting until the last of `count` messages is painted, ms. */
export const opening = (name, count) => (lab) => lab.page(name, async (page) => {
  const work = page.evaluate(async (count) => {
    const messages = lib.makeMessages(count);
    const prepared = chat.prepare(messages);
    const last = messages.at(-1).text;
    for (let index = 0; index < 5; index++) await lib.frame();
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 17)); // anywhere in a frame: what is measured is not whole frames
    const start = performance.now();
    chat.mount(prepared);
    if (!chat.shows(last)) await lib.until(() => chat.shows(last), 'the last message', 600_000);
    await lib.painted();
    return performance.now() - start;
  }, count);
  work.catch(() => undefined);
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, CUT_OFF, Infinity)));
  const ms = await Promise.race([work, late]);
  clearTimeout(timer);
  return { ms };
});

/** Opens a channel of `count` messages on a page. */
const open = (page, count) => page.evaluate(async (count) => {
  const messages = lib.makeMessages(count);
  chat.mount(chat.prepare(messages));
  await lib.until(() => chat.shows(messages.at(-1).text), 'the last message');
  await chat.settled?.();
  for (let index = 0; index < 10; index++) await lib.frame();
}, count);

/** How long the main thread works for one message more, ms: over 20, one after the other, without what it does for empty frames. */
async function oneMore(page) {
  const cost = async (says) => {
    const before = await worked(page);
    await page.evaluate(async (says) => {
      for (let index = 0; index < 20; index++) {
        if (says) chat.say({ from: 'maya', text: `one more ${index}`, at: Date.now() });
        for (let count = 0; count < 3; count++) await lib.frame();
        if (says && !chat.shows(`one more ${index}`)) throw new Error('it does not show the message');
      }
    }, says);
    return (await worked(page)) - before;
  };
  await cost(true);
  const empty = await cost(false);
  return ((await cost(true)) - empty) / 20;
}

async function size(page, prefix) {
  const { js, dom, nodes } = await heap(page);
  return { [`${prefix} elements`]: await page.evaluate(() => lib.elements()), [`${prefix} dom`]: dom, [`${prefix} js`]: js, [`${prefix} nodes`]: nodes };
}

export const empty = () => (lab) => lab.page('plain', (page) => size(page, 'empty'));

/** What a channel of so many costs: memory, and one message more. */
export const standing = (name, count) => (lab) => lab.page(name, async (page) => {
  await open(page, count);
  const then = await size(page, 'open');
  return { ...then, 'one more': await oneMore(page) };
});

/** The same after every message has been scrolled through, and back. */
export const scrolled = (count) => (lab) => lab.page('ours', async (page) => {
  await open(page, count);
  const held = await page.evaluate(() => chat.scrollThrough(1500));
  await page.evaluate(() => chat.settled());
  const after = await size(page, 'scrolled');
  return { ...after, held, 'one more': await oneMore(page) };
});

/** 1,000 messages in one second: the longest task there was (ms; what is below 50 is no long task, and said to be 0), and when all were shown. */
export const burst = (name, count) => (lab) => lab.page(name, async (page) => {
  await open(page, count);
  return page.evaluate(async () => {
    const long = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: 'longtask' });
    const start = performance.now();
    for (let said = 0; said < 1000; ) {
      const due = Math.min(1000, Math.ceil(performance.now() - start));
      while (said < due) chat.say({ from: 'maya', text: `burst ${++said}`, at: Date.now() });
      await new Promise((resolve) => setTimeout(resolve));
    }
    await lib.until(() => chat.shows('burst 1000'), 'the last of the burst');
    await lib.painted();
    const ms = performance.now() - start;
    await lib.frame();
    await new Promise((resolve) => setTimeout(resolve, 100));
    long.push(...observer.takeRecords().map(({ duration }) => duration));
    return { longest: Math.max(0, ...long), 'long tasks': long.length, ms };
  });
});

/** How far the first visible message moves when 50 older ones are put above, so far from the start, px. */
export const prepending = (distance) => (lab) => lab.page('ours', async (page) => {
  await open(page, 2000);
  return { moved: await page.evaluate((distance) => chat.prependAt(distance), distance) };
});

/** Bytes kept for each of 100 times that it is mounted with 200 messages and taken out. */
export const coming = (name) => (lab) => lab.page(name, async (page) => {
  const rounds = (count) => page.evaluate(async (count) => {
    globalThis.messages ??= lib.makeMessages(200);
    const prepared = (globalThis.prepared ??= chat.prepare(messages));
    for (let index = 0; index < count; index++) {
      chat.mount(prepared);
      await lib.until(() => chat.shows(messages.at(-1).text), 'the last message');
      await chat.settled?.();
      chat.unmount();
      await lib.frame();
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }, count);
  await rounds(20);
  const before = await heap(page);
  await rounds(100);
  const after = await heap(page);
  return { kept: (after.js + after.dom - before.js - before.dom) / 100, nodes: (after.nodes - before.nodes) / 100 };
});
