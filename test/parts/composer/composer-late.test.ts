import { expect } from '@open-wc/testing';
import { deferred } from '../../support/async.js';
import { key, until } from '../../support/elements.js';
import { composerStage, settled, useParts, write } from './composer-stage.js';

const tools = () => import('../../../src/parts/composer/tools.js');

describe('The composer before its late part has come', () => {
  it('sends plain text at once', async () => {
    const part = deferred<Awaited<ReturnType<typeof tools>>>();
    const { host, box } = await composerStage({ tools: false, load: () => part.promise });
    write(box, 'hello there');
    key(box, 'Enter');
    expect(host.sent).to.deep.equal([{ text: 'hello there' }]);
    expect(box.value).to.equal('');
  });

  it('keeps what was typed when it comes, and the cursor', async () => {
    const part = deferred<Awaited<ReturnType<typeof tools>>>();
    const { host, box } = await composerStage({ tools: false, load: () => part.promise });
    write(box, 'half a sentence');
    box.setSelectionRange(4, 4);
    const loading = host.composer.tools();
    part.resolve(await tools());
    await loading;
    await settled(host);
    expect(box.value).to.equal('half a sentence');
    expect(box.selectionStart).to.equal(4);
    key(box, 'Enter');
    expect(host.sent).to.deep.equal([{ text: 'half a sentence' }]);
  });

  it('opens the list for an @ typed before, where the cursor is still there', async () => {
    for (const [cursor, isOpen] of [[6, true], [2, false]] as const) {
      const { host, box } = await composerStage({ tools: false });
      write(box, 'hi @ma');
      box.setSelectionRange(cursor, cursor);
      await host.composer.tools();
      await settled(host);
      if (isOpen) await until(() => host.all('[role=option]').length, 'the list');
      else expect(host.all('[role=listbox]')).to.deep.equal([]);
    }
  });

  it('lets what may be Markdown wait for it, and what comes after that', async () => {
    const part = deferred<Awaited<ReturnType<typeof tools>>>();
    useParts({ format: () => Promise.resolve({ formatMessage: (text) => ({ text, html: `<b>${text}</b>` }), unformatMessage: () => Promise.reject(new Error()) }) });
    const { host, box } = await composerStage({ tools: false, load: () => part.promise });
    for (const text of ['**one**', 'two']) {
      write(box, text);
      key(box, 'Enter');
      expect(box.value, 'one can write on').to.equal('');
    }
    expect(host.sent).to.deep.equal([]);
    part.resolve(await tools());
    await until(() => host.sent.length === 2, 'both');
    expect(host.sent).to.deep.equal([{ text: '**one**', html: '<b>**one**</b>' }, { text: 'two' }]);
  });

  it('sends to where it was written, whatever is shown by then', async () => {
    const part = deferred<Awaited<ReturnType<typeof tools>>>();
    const { host, box, session } = await composerStage({ tools: false, load: () => part.promise });
    write(box, '**one**');
    key(box, 'Enter');
    write(box, 'for tea');
    host.show(session.conversation('coffee').live);
    expect(box.value, 'nothing is taken along').to.equal('');
    part.reject(new Error('no line'));
    await until(() => host.sent.length, 'the message');
    expect(host.sentTo).to.deep.equal(['tea']);
  });

  it('is a plain box where it does not load: sent plain and in order, and it is tried again when it is needed', async () => {
    let isOnline = false;
    let asked = 0;
    const load = () => (asked++, isOnline ? tools() : Promise.reject(new Error('no line')));
    const { host, box } = await composerStage({ tools: false, load });
    await host.composer.tools().catch(() => undefined);
    for (const text of ['**one**', 'two']) {
      write(box, text);
      key(box, 'Enter');
    }
    await until(() => host.sent.length === 2, 'both');
    expect(host.sent).to.deep.equal([{ text: '**one**' }, { text: 'two' }]);
    expect(host.errors, 'nothing was asked for that was not done').to.deep.equal([]);

    host.composer.insert('🙂');
    await until(() => host.errors.length, 'the error');
    expect(host.errors.map(({ code }) => code)).to.deep.equal(['part_unavailable']);
    write(box, 'still here');
    key(box, 'Enter');
    expect(host.sent.at(-1)).to.deep.equal({ text: 'still here' });

    isOnline = true;
    const before = asked;
    host.composer.insert('🙂');
    await until(() => box.value === '🙂', 'the emoji');
    expect(asked).to.equal(before + 1);
  });
});
