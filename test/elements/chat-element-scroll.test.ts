import { expect } from '@open-wc/testing';
import type { ChatElement } from '../../src/index.js';
import { all, button, calm, has, history, input, one, rowOf, rows, scroller, send, stage, textOf, texts, type, until, worldOf } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';

/** In a box of 420 x 600 px, in every engine. */
describe('<chat-element> scrolls', () => {
  const box = (chat: ChatElement) => scroller(chat).getBoundingClientRect();
  const top = (chat: ChatElement, row: Element) => row.getBoundingClientRect().top - box(chat).top;
  const firstVisible = (chat: ChatElement) => rows(chat).find((row) => row.getBoundingClientRect().bottom > box(chat).top)!;
  const fromStart = (chat: ChatElement) => scroller(chat).scrollHeight - scroller(chat).clientHeight + scroller(chat).scrollTop;

  /** Whether the end of the last message is seen. */
  function seesEnd(chat: ChatElement): boolean {
    const { bottom } = rows(chat).at(-1)!.getBoundingClientRect();
    return scroller(chat).scrollTop === 0 && bottom <= box(chat).bottom + 0.5 && bottom > box(chat).bottom - 20;
  }

  async function readOlder(chat: ChatElement, fromEnd = 1000): Promise<void> {
    scroller(chat).scrollTop = -fromEnd;
    await calm(chat);
    expect(scroller(chat).scrollTop).to.equal(-fromEnd);
  }

  /** How far the first visible message moves through what is done, px. */
  async function movedBy(chat: ChatElement, work: () => unknown): Promise<number> {
    const read = firstVisible(chat);
    const before = top(chat, read);
    await work();
    await calm(chat);
    return Math.abs(top(chat, read) - before);
  }

  const opened = async (count = 80, lines = 2) => {
    const world = worldOf(history(count, { lines }));
    const on = await stage({ world });
    // As far as it loads by itself: nothing comes in between from here on.
    await until(() => !on.chat.conversation!.live.get().loadingOlder, 'all that is loaded at first');
    await calm(on.chat);
    return on;
  };

  it('opens at the end', async () => {
    const { chat } = await opened();
    expect([chat.offsetWidth, chat.offsetHeight]).to.deep.equal([420, 600]);
    expect(textOf(rows(chat).at(-1)!)).to.contain('message 80');
    expect(seesEnd(chat)).to.be.true;
    expect(has(chat, '[part=newest-button]')).to.be.false;
  });

  it('puts few messages at the end too', async () => {
    const { chat } = await opened(2, 1);
    expect(seesEnd(chat)).to.be.true;
  });

  it('stays at the end when messages arrive, long ones and many at once too', async () => {
    const { chat, world } = await opened();
    for (const text of ['short', 'long\n'.repeat(40)]) {
      world.say('maya', 'tea', text);
      await until(() => texts(chat).at(-1) === text.trim(), text.slice(0, 5));
      await calm(chat);
      expect(seesEnd(chat)).to.be.true;
    }
    for (let count = 0; count < 30; count++) world.say('tomas', 'tea', `quick ${count}`);
    await until(() => texts(chat).at(-1) === 'quick 29', 'all of them');
    await calm(chat);
    expect(seesEnd(chat)).to.be.true;
    expect(has(chat, '[part=newest-button]')).to.be.false;
  });

  it('does not move when messages arrive while one reads older ones, and counts them', async () => {
    const { chat, world } = await opened();
    await readOlder(chat);
    const moved = await movedBy(chat, async () => {
      world.say('maya', 'tea', 'first');
      await until(() => has(chat, '[aria-label="1 new message"]'), 'the button');
      world.say('maya', 'tea', 'second\nof two lines');
      world.say('tomas', 'tea', 'third');
      await until(() => has(chat, '[aria-label="3 new messages"]'), 'the button');
    });
    expect(moved).to.be.at.most(1);
    expect(button(chat, '3 new messages').innerText.trim()).to.equal('3 new messages');
    expect(one(chat, '.spoken[role=status]:not(.composer *)').textContent).to.equal('Tomás Rey: third');
  });

  it('does not creep when many messages arrive meanwhile', async () => {
    const { chat, world } = await opened();
    await readOlder(chat);
    const moved = await movedBy(chat, async () => {
      for (let count = 0; count < 40; count++) {
        world.say('maya', 'tea', `number ${count}`);
        await chat.updateComplete;
        if (count % 10 === 0) await calm(chat);
      }
      await until(() => has(chat, '[aria-label="40 new messages"]'), 'the button');
    });
    expect(moved).to.be.at.most(1);
  });

  it('goes to the end by the button, which is gone then', async () => {
    const { chat, world } = await opened();
    await readOlder(chat);
    world.say('maya', 'tea', 'news');
    await until(() => has(chat, '[aria-label="1 new message"]'), 'the button');
    button(chat, '1 new message').click();
    await calm(chat);
    expect(seesEnd(chat)).to.be.true;
    expect(has(chat, '[part=newest-button]')).to.be.false;
  });

  it('forgets the count when one scrolls to the end', async () => {
    const { chat, world } = await opened();
    await readOlder(chat);
    world.say('maya', 'tea', 'news');
    await until(() => has(chat, '[aria-label="1 new message"]'), 'the button');
    scroller(chat).scrollTop = 0;
    await until(() => !has(chat, '[part=newest-button]'), 'that it is gone');
    await readOlder(chat);
    expect(button(chat, 'To the newest messages')).to.exist;
  });

  for (const [where, distance] of [['400 px from the start', 400], ['at the very start', 0]] as const) {
    it(`does not move when 50 older messages are put above, ${where}`, async () => {
      const backend = new HeldBackend(worldOf(history(200, { lines: 2 })));
      const { chat } = await stage({ backend });
      await until(() => !chat.conversation!.live.get().loadingOlder, 'all that is loaded at first');
      await calm(chat);
      const release = backend.hold('page');
      const count = rows(chat).length;
      scroller(chat).scrollTop -= fromStart(chat) - distance;
      await calm(chat);
      expect(fromStart(chat)).to.be.closeTo(distance, 1);
      expect(chat.conversation!.live.get().loadingOlder).to.be.true;
      const moved = await movedBy(chat, async () => {
        const read = scroller(chat).scrollTop;
        release();
        await until(() => rows(chat).length >= count + 50, '50 more');
        expect(scroller(chat).scrollTop).to.be.closeTo(read, 1);
      });
      expect(moved).to.be.at.most(1);
    });
  }

  it('does not move when the composer grows, and stays at the end there', async () => {
    const { chat } = await opened();
    const grow = async (text: string) => {
      const before = input(chat).offsetHeight;
      type(input(chat), text);
      await calm(chat);
      return input(chat).offsetHeight - before;
    };
    expect(await grow('one\ntwo\nthree\nfour')).to.be.above(50);
    expect(seesEnd(chat)).to.be.true;
    expect(await grow('')).to.be.below(-50);
    expect(seesEnd(chat)).to.be.true;
    await readOlder(chat);
    expect(await movedBy(chat, () => grow('one\ntwo\nthree\nfour'))).to.be.at.most(1);
    expect(await movedBy(chat, () => grow(''))).to.be.at.most(1);
  });

  it('does not move when the box gets another size, and stays at the end there', async () => {
    const { chat } = await opened();
    const frame = chat.parentElement!;
    frame.style.blockSize = '400px';
    await calm(chat);
    expect(seesEnd(chat)).to.be.true;
    frame.style.blockSize = '600px';
    await calm(chat);
    expect(seesEnd(chat)).to.be.true;
    await readOlder(chat);
    expect(await movedBy(chat, () => (frame.style.blockSize = '450px')), 'lower').to.be.at.most(1);
    expect(await movedBy(chat, () => (frame.style.blockSize = '600px')), 'higher').to.be.at.most(1);
    expect(await movedBy(chat, () => (frame.style.inlineSize = '330px')), 'narrower').to.be.at.most(1);
    expect(await movedBy(chat, () => (frame.style.inlineSize = '420px')), 'wider').to.be.at.most(1);
  });

  it('does not move when a message below grows late, and stays at the end there', async () => {
    const { chat, world } = await opened();
    const edit = (index: number) => {
      const message = world.channel('tea').messages.at(index)!;
      world.channel('tea').edit(message.senderId, message.id, { text: 'grown\n'.repeat(8) });
      return until(() => texts(chat).at(index)!.startsWith('grown'), 'the edit');
    };
    await edit(-1);
    await calm(chat);
    expect(seesEnd(chat)).to.be.true;
    await readOlder(chat);
    expect(await movedBy(chat, () => edit(-2)), 'an edit').to.be.at.most(1);
    expect(await movedBy(chat, () => (rows(chat).at(-3)!.style.paddingBlockEnd = '120px')), 'a picture that comes').to.be.at.most(1);
    expect(await movedBy(chat, () => (rows(chat)[2]!.style.paddingBlockEnd = '120px')), 'a picture above').to.be.at.most(1);
  });

  it('does not move when pictures come late, be their size known or not, and stays at the end there', async () => {
    const world = worldOf();
    const picture = async (width: number, height: number, isKnown: boolean) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      canvas.getContext('2d')!.fillRect(0, 0, width, height);
      const file = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob!)));
      return { media: world.store(file), kind: 'image' as const, name: 'a.png', mimeType: 'image/png', ...(isKnown && { width, height }) };
    };
    const pictures = [await picture(40, 400, false), await picture(400, 40, false), await picture(600, 900, false), await picture(600, 900, true)];
    for (let index = 0; index < 48; index++) world.channel('tea').send('maya', index % 2 ? { text: `message ${index}` } : { text: '', attachment: pictures[(index / 2) % 4] });
    const backend = new HeldBackend(world);
    const letGo = backend.hold('media');
    const { chat } = await stage({ world, backend });
    await until(() => backend.count('media') > 0 && has(chat, '.spoken'), 'that some are asked for');
    await readOlder(chat, 900);
    const images = () => all(chat, '.picture img').filter((image) => (image as HTMLImageElement).naturalWidth > 0).length;
    expect(images()).to.equal(0);
    const moved = await movedBy(chat, async () => {
      letGo();
      await until(() => images() >= 4 && backend.pending === 0, 'the pictures');
    });
    expect(moved).to.be.at.most(1);
    scroller(chat).scrollTop = 0;
    await calm(chat);
    expect(seesEnd(chat)).to.be.true;
  });

  it('does not move when somebody types, or the line is lost and back', async () => {
    const { chat, world } = await opened();
    await readOlder(chat);
    expect(await movedBy(chat, () => world.type('maya', 'tea', true))).to.be.at.most(1);
    const read = firstVisible(chat);
    const before = top(chat, read);
    world.offline(true);
    await until(() => has(chat, '[part=banner]'), 'the banner');
    await calm(chat);
    expect(Math.abs(top(chat, read) - before)).to.be.at.most(1);
    world.offline(false);
    await until(() => !has(chat, '[part=banner]'), 'that it is gone');
    await calm(chat);
    expect(Math.abs(top(chat, read) - before)).to.be.at.most(1);
  });

  it('goes to the end with an own message, from an older stretch too', async () => {
    const { chat, world } = await opened(300);
    await readOlder(chat);
    await send(chat, 'mine');
    await calm(chat);
    expect(textOf(rows(chat).at(-1)!)).to.equal('mine');
    expect(seesEnd(chat)).to.be.true;

    const old = world.channel('tea').messages[50]!;
    chat.showMessage(old.id);
    await until(() => rows(chat).some((row) => row.dataset.id === old.id), 'the old one');
    await calm(chat);
    await send(chat, 'mine too');
    await until(() => texts(chat).at(-1) === 'mine too', 'the newest');
    await calm(chat);
    expect(seesEnd(chat)).to.be.true;
  });

  it('leaves nothing of the messages that were scrolled by', async function () {
    this.timeout(30_000); // hundreds of renderings, also on a busy machine
    const { chat } = await opened(220, 1);
    const nodes = () => one(chat, '.rows').childNodes.length;
    const through = async () => {
      while (!has(chat, '.beginning') || fromStart(chat) > 2) {
        scroller(chat).scrollTop = -1e6;
        await calm(chat);
      }
      while (textOf(rows(chat).at(-1)!) !== 'message 220' || scroller(chat).scrollTop < -2) {
        scroller(chat).scrollTop = 0;
        await calm(chat);
      }
    };
    await through();
    const held = nodes();
    await through();
    expect(rows(chat).length).to.equal(180);
    expect(nodes()).to.equal(held);
  });

  it('shows each of its messages fully when it can be scrolled there by keys', async () => {
    const { chat } = await opened();
    expect(rows(chat).filter(({ tabIndex }) => tabIndex === 0).map(textOf), 'the newest message is in the order of Tab').to.deep.equal(['message 80\nline 2']);
    expect(rowOf(chat, 'message 80\nline 2').offsetHeight).to.be.below(scroller(chat).clientHeight);
  });

  it('says that all is read at the end only', async () => {
    const { chat, world, backend } = await opened();
    await until(() => backend.count('markRead') === 1, 'the first');
    await readOlder(chat);
    world.say('maya', 'tea', 'news');
    await until(() => has(chat, '[aria-label="1 new message"]'), 'the button');
    expect(backend.count('markRead')).to.equal(1);
    expect(chat.conversation!.live.get().unreadCount).to.equal(1);
    button(chat, '1 new message').click();
    await until(() => backend.count('markRead') === 2, 'the second');
    await until(() => chat.conversation!.live.get().unreadCount === 0, 'nothing unread');
  });
});
