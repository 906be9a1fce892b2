/**
 * Taking pictures of pages, once they stand still.
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/run.mjs';

export const folder = join(root, 'demo', 'screenshots');

/** Committed pictures stay below this (bytes). */
const LIMIT = 150 * 1024;

/** Fonts are there and whatever moves has arrived, in shadow roots too. What turns for ever is not waited for. */
export async function still(page, wait = true) {
  await page.evaluate(async (wait) => {
    const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await document.fonts.ready;
    await frames();
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    const moving = roots.flatMap((root) => root.getAnimations()).filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime));
    if (wait) await Promise.allSettled(moving.map(({ finished }) => finished));
    await frames();
  }, wait);
}

/**
 * Writes demo/screenshots/`name`.png: of a page, or of one element where `selector` is given.
 * `passing`: what is wanted passes, so animations are not waited for.
 */
export async function take(page, name, { dark = false, selector, passing = false } = {}) {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  await still(page, !passing);
  const target = selector ? await page.$(selector) : page;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.png`);
  writeFileSync(file, await target.screenshot({ type: 'png' }));
  const { size } = statSync(file);
  if (size > LIMIT) throw new Error(`demo/screenshots/${name}.png has ${Math.round(size / 1024)} KB: too large to commit`);
  return file;
}

/** README's picture: two pictures side by side. */
export async function compose(browser, name, [left, right]) {
  const page = await browser.newPage();
  const source = (bytes) => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
  await page.setViewport({ width: 1000, height: 700, deviceScaleFactor: 1.25 });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; }
    main { display: flex; gap: 28px; width: max-content; padding: 28px; background: #dfe4f3; }
    img { display: block; width: 420px; border-radius: 14px;  }
  </style><main><img src="${source(left)}"><img src="${source(right)}"></main>`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await take(page, name, { selector: 'main' });
  await page.close();
}
