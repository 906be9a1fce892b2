import { expect } from '@open-wc/testing';
import { key, server, until, worldOf } from '../../support/elements.js';
import { ManualClock } from '../../support/manual-clock.js';
import { type ComposerStageOptions, type TestComposer, composerStage, messageOf, settled, write } from './composer-stage.js';

describe('The composer’s drafts', () => {
  const clock = () => new ManualClock(Date.now());
  const keys = () => Object.keys(localStorage).filter((key) => key.includes(server));
  const stored = () => keys().map((key) => (JSON.parse(localStorage.getItem(key)!) as { text: string }).text);
  const world = () => {
    const made = worldOf([{ from: 'maya', text: 'tea?' }], { members: ['me', 'maya'] });
    return made;
  };
  const open = (options: ComposerStageOptions = {}) => composerStage({ world: world(), ...options });
  /** The page goes away and comes again. */
  const reload = async (host: TestComposer, options: ComposerStageOptions = {}) => {
    dispatchEvent(new PageTransitionEvent('pagehide'));
    host.remove();
    host.session!.destroy();
    return open(options);
  };

  it('are there after a reload: text, who was picked, and what it answers', async () => {
    const { host, box } = await open();
    const message = await messageOf(host.feed!, 'tea?');
    host.composer.replyTo(message);
    write(box, '@may');
    await until(() => host.all('[role=option]').length, 'the list');
    key(box, 'Enter');
    write(box, 'yes');
    const again = await reload(host);
    expect(again.box.value).to.equal('@Maya Lindqvist yes');
    expect(again.host.all('.context')[0]!.textContent).to.contain('Replying to Maya Lindqvist');
    again.box.focus();
    key(again.box, 'Enter');
    await until(() => again.host.sent.length, 'the message');
    expect(again.host.sent[0]).to.deep.include({ text: '@Maya Lindqvist yes', replyTo: message.id, mentions: { userIds: ['maya'] } });
    expect(keys(), 'sent is sent').to.deep.equal([]);
    expect((await reload(again.host)).box.value).to.equal('');
  });

  it('are written a moment after the last key, by the session’s clock', async () => {
    const time = clock();
    const { box } = await open({ session: { clock: time } });
    write(box, 'hel');
    await time.pass(400);
    write(box, 'lo');
    await time.pass(400);
    expect(keys()).to.deep.equal([]);
    await time.pass(100);
    expect(stored()).to.deep.equal(['hello']);
  });

  it('are one for each channel', async () => {
    const { host, box, session } = await open();
    write(box, 'for tea');
    host.show(session.conversation('coffee').live);
    await settled(host);
    expect(host.composer.text).to.equal('');
    host.show(session.conversation('tea').live);
    await settled(host);
    expect(host.box.value).to.equal('for tea');
  });

  it('what is typed before the late part has come stays, after what was there', async () => {
    const first = await open();
    write(first.box, 'from before');
    first.host.remove();
    first.session.destroy();
    const { host, box } = await open({ tools: false });
    write(box, 'and now');
    await host.composer.tools();
    await settled(host);
    expect(box.value).to.equal('from before\nand now');
  });

  it('an edit is none', async () => {
    const made = worldOf([{ from: 'me', text: 'mine' }]);
    const { host, box } = await composerStage({ world: made });
    write(box, 'a draft');
    host.composer.edit(await messageOf(host.feed!, 'mine'));
    await until(() => box.value === 'mine', 'its text');
    write(box, ' changed');
    expect((await reload(host)).box.value).to.equal('a draft');
  });

  it('are the user’s own', async () => {
    const { host, box } = await open();
    write(box, 'mine');
    const other = await reload(host, { user: 'maya' });
    expect(other.box.value).to.equal('');
  });

  it('are deleted when the user signs out, and what is in the box goes too', async () => {
    const { host, box, session } = await open();
    write(box, 'secret');
    host.composer.updated();
    session.signOut();
    host.show(session.conversation('tea').live); // as the element does: the user's data are others now
    expect(host.composer.text).to.equal('');
    expect(keys()).to.deep.equal([]);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    host.remove();
    expect(keys(), 'nothing is written any more').to.deep.equal([]);
  });

  it('are deleted when somebody else signs in', async () => {
    let user = 'me';
    const { host, box, session } = await open({ session: { token: () => Promise.resolve({ token: `preview:${user}`, userId: user }) } });
    write(box, 'secret');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(stored()).to.deep.equal(['secret']);
    user = 'maya';
    const before = session.conversation('tea').live;
    session.updateOptions({ token: () => Promise.resolve({ token: 'preview:maya', userId: 'maya' }), userId: 'maya' });
    await until(() => session.userId === 'maya', 'the other one');
    expect(session.conversation('tea').live).not.to.equal(before);
    host.show(session.conversation('tea').live);
    await settled(host);
    expect(host.composer.text).to.equal('');
    expect(keys()).to.deep.equal([]);
  });

  describe('from another tab', () => {
    /** The other tab has written this, or taken it away. */
    function elsewhere(text: string | undefined, channel = 'tea'): void {
      const key = `chat-elements/me/draft/${server}/${channel}`;
      const before = localStorage.getItem(key);
      if (text === undefined) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify({ text, mentions: [], at: Date.now() }));
      dispatchEvent(new StorageEvent('storage', { key, oldValue: before, newValue: localStorage.getItem(key), storageArea: localStorage }));
    }

    it('are taken where this one has not been typed in, and so is that it was sent', async () => {
      const { host, box } = await open();
      elsewhere('hello', 'coffee');
      expect(box.value).to.equal('');
      elsewhere('hello');
      expect(box.value).to.equal('hello');
      elsewhere('hello there');
      expect(box.value).to.equal('hello there');
      elsewhere(undefined);
      expect(box.value).to.equal('');
      expect(host.sent).to.deep.equal([]);
    });

    it('are not taken where one is in the box, or has typed here', async () => {
      const { host, box } = await open();
      box.focus();
      await settled(host);
      elsewhere('hello');
      if (document.hasFocus()) expect(box.value).to.equal('');
      write(box, 'mine');
      box.blur();
      elsewhere('yours');
      expect(box.value).to.equal('mine');
      elsewhere(undefined);
      expect(box.value).to.equal('mine');
    });

    it('nor while a message is edited', async () => {
      const made = worldOf([{ from: 'me', text: 'mine' }]);
      const { host, box } = await composerStage({ world: made });
      host.composer.edit(await messageOf(host.feed!, 'mine'));
      await until(() => box.value === 'mine', 'its text');
      box.blur();
      elsewhere('yours');
      expect(box.value).to.equal('mine');
    });
  });

  it('leave no listener and no timer when it is removed, and go on when it is there again', async () => {
    const time = clock();
    const { host, box } = await open({ session: { clock: time } });
    write(box, 'hel');
    const pending = time.pending;
    const parent = host.parentElement!;
    host.remove();
    expect(time.pending).to.be.below(pending);
    expect(stored(), 'written on the way out').to.deep.equal(['hel']);
    localStorage.clear();
    dispatchEvent(new PageTransitionEvent('pagehide'));
    dispatchEvent(new StorageEvent('storage', { key: null, storageArea: localStorage }));
    expect(keys()).to.deep.equal([]);
    parent.append(host);
    host.show(undefined);
    host.show(host.session!.conversation('tea').live);
    await settled(host);
    expect(host.box.value, 'what was in it').to.equal('hel');
    write(host.box, 'lo');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(stored()).to.deep.equal(['hello']);
  });
});
