import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { KeyboardRoom } from '../../../src/parts/composer/keyboard-room.js';

/** What of the page is seen, as the test says. */
class FakeViewport extends EventTarget {
  offsetTop = 0;
  height = innerHeight;
  scale = 1;
  listeners = 0;

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners++;
    (args[2] as AddEventListenerOptions).signal!.addEventListener('abort', () => this.listeners--);
    super.addEventListener(...args);
  }

  set(values: Partial<Pick<FakeViewport, 'offsetTop' | 'height' | 'scale'>>): void {
    Object.assign(this, values);
    this.dispatchEvent(new Event('resize'));
  }
}

describe('KeyboardRoom', () => {
  async function room(height: number) {
    const host = await fixture<HTMLElement>(html`<div style="position: fixed; inset: 0 0 auto 0"></div>`);
    host.style.height = `${height}px`;
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<section class="chat"><textarea></textarea></section>';
    const box = root.querySelector('textarea')!;
    const viewport = new FakeViewport();
    viewport.height = height;
    const keeper = new KeyboardRoom(box, viewport as unknown as VisualViewport);
    const covered = () => root.querySelector<HTMLElement>('.chat')!.style.getPropertyValue('--_covered');
    return { box, viewport, keeper, covered };
  }

  it('a chat that fills the window is as much shorter as the keyboard covers, while one writes', async () => {
    const { box, viewport, covered } = await room(600);
    viewport.set({ height: 350 });
    expect(covered(), 'nobody writes').to.equal('0px');
    box.focus();
    expect(covered()).to.equal('250px');
    viewport.set({ offsetTop: 100 });
    expect(covered(), 'the browser has moved it up').to.equal('150px');
    viewport.set({ offsetTop: 0, height: 600 });
    expect(covered(), 'the keyboard has gone').to.equal('0px');
    viewport.set({ height: 350 });
    box.blur();
    expect(covered()).to.equal('0px');
  });

  it('not one that fits in what is seen, nor where the person has zoomed in', async () => {
    const { box, viewport, covered } = await room(300);
    viewport.set({ height: 350 });
    box.focus();
    expect(covered()).to.equal('0px');
    viewport.set({ height: 200, scale: 2 });
    expect(covered()).to.equal('0px');
    viewport.set({ height: 200, scale: 1 });
    expect(covered()).to.equal('100px');
  });

  it('leaves room to write in, whatever is covered', async () => {
    const { box, viewport, covered } = await room(600);
    box.focus();
    viewport.set({ height: 20 });
    expect(covered()).to.equal('440px');
  });

  it('leaves nothing', async () => {
    const { box, viewport, keeper, covered } = await room(600);
    box.focus();
    viewport.set({ height: 350 });
    expect(viewport.listeners).to.be.above(0);
    keeper.stop();
    expect(viewport.listeners).to.equal(0);
    expect(covered()).to.equal('0px');
    viewport.set({ height: 300 });
    expect(covered()).to.equal('0px');
  });
});
