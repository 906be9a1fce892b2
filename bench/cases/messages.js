/** What every case shows: the same made-up messages, and how it is seen that one of them has been painted. */

const MINUTE = 60_000;
const words = 'the a our this next stage poster choir market street table light music plan evening morning list team garden answer'.split(' ');

export const users = ['me', 'maya', 'tomas', 'aiko', 'jonas'].map((id) => ({ id, name: `${id[0].toUpperCase()}${id.slice(1)} Example` }));

/** `count` messages, one a minute up to now: the same ones each time. */
export function makeMessages(count) {
  let state = 1;
  const pick = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => {
    const said = Array.from({ length: 3 + pick(20) }, () => words[pick(words.length)]).join(' ');
    return { from: users[pick(users.length)].id, text: `${index + 1}: ${said}`, at: now - (count - index) * MINUTE };
  });
}

export const box = () => document.querySelector('#box');

export const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Until what is on the page by now has been painted: the task after the next frame. */
export async function painted() {
  await frame();
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
}

/** Looks once a frame, until something is so. @returns what it is */
export async function until(condition, what, patience = 60_000) {
  for (const start = performance.now(); ; await frame()) {
    const found = condition();
    if (found) return found;
    if (performance.now() - start > patience) throw new Error(`waited in vain: ${what}`);
  }
}

/** Every element on the page, those in shadow roots too. */
export function elements(root = document) {
  let count = 0;
  for (const element of root.querySelectorAll('*')) count += 1 + (element.shadowRoot ? elements(element.shadowRoot) : 0);
  return count;
}
