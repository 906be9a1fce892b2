/** Who is online, in the list one chooses from at an `@`: asked of those alone that it shows, while it does. */

import { expect } from '@open-wc/testing';
import { all, has, stage, until, users, worldOf } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';
import { write } from '../parts/composer/composer-stage.js';

describe('<chat-element> shows at an @ who is online', () => {
  async function open(text: string) {
    const backend = new HeldBackend(worldOf([{ from: 'maya', text: 'tea?' }], { members: users.map(({ id }) => id) }));
    backend.world.setPresence('maya', true);
    const on = await stage({ backend });
    await until(() => has(on.chat, '.tool'), 'the composer’s tools');
    const box = all<HTMLTextAreaElement>(on.chat, 'textarea')[0]!;
    box.focus();
    write(box, text);
    const row = (name: string) => all(on.chat, '.match').find(({ textContent }) => textContent?.includes(name));
    const dot = (name: string) => row(name)?.querySelector('.online') ?? null;
    return { ...on, box, row, dot };
  }

  it('with a dot, and a word; it goes with them', async () => {
    const { chat, dot, world } = await open('@');
    await until(() => dot('Maya'), 'the dot');
    expect(dot('Maya')!.getAttribute('aria-label')).to.equal('Online');
    expect(dot('Tomás')).to.equal(null);
    const { width, height } = dot('Maya')!.getBoundingClientRect();
    expect([width, height]).to.deep.equal([8, 8]);
    await expect(chat).to.be.accessible();
    world.setPresence('tomas', true);
    await until(() => dot('Tomás'), 'that Tomás has come');
    world.setPresence('maya', false);
    await until(() => !dot('Maya'), 'that Maya has gone');
  });

  it('asking of those alone who stand there, and of nobody once it is closed', async () => {
    const { chat, backend, box, row } = await open('@');
    await until(() => backend.watched.includes('tomas'), 'that they are watched');
    expect(backend.watched).to.have.members(all(chat, '.match .detail').map(({ textContent }) => textContent));
    write(box, 'may');
    await until(() => row('Maya') && backend.watched.length === 1, 'that only one is');
    expect(backend.watched).to.deep.equal(['maya']);
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }));
    await until(() => !backend.watched.length, 'that nobody is');
  });

  it('and of nobody when the chat goes', async () => {
    const { chat, backend } = await open('@');
    await until(() => backend.watched.length, 'that they are watched');
    chat.remove();
    await until(() => !backend.watched.length, 'that nobody is');
  });
});
