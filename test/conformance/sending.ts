/** Sending: what arrives is what was sent, and it arrives once. */

import { expect } from '@open-wc/testing';
import { expectRejection } from './expect.js';
import { clientId, type Group } from './fixture.js';
import { Watch } from './watch.js';

/** Text that must come out as it went in. */
const awkward: Record<string, string> = {
  'line breaks': 'one\ntwo\n\nthree',
  markup: '<img src=x onerror=alert(1)> & <b>bold</b> &amp;',
  emoji: '👩🏽‍🚀🏳️‍🌈 e\u0301',
  'right to left': 'שלום \u202Eabc\u202C مرحبا',
  'a long text': 'word '.repeat(4000),
  'what looks like a command': '/me waves',
  'what looks like a quotation': '> <@somebody:example.org> hello\n\nand an answer',
  'JSON': '{"msgtype":"m.text","body":"\\u0000"}',
};

export const sending: Group = (current, can) => {
  async function aliceIn(options: { encrypted?: boolean } = {}) {
    const { id, messageIds } = await current().createChannel({ by: 'bob', members: ['alice'], ...options });
    const alice = await current().connect('alice');
    return { id, messageIds, alice, watch: await Watch.open(alice, id) };
  }

  describe('sending', () => {
    for (const [what, text] of Object.entries(awkward)) {
      it(`brings ${what} through unchanged`, async () => {
        const { id, alice, watch } = await aliceIn();
        const { id: sent } = await alice.send(id, { text }, { clientId: clientId() });
        await watch.hears(sent);
        expect(watch.view.text(sent)).to.equal(text);
        expect((await Watch.open(alice, id)).view.text(sent)).to.equal(text);
      });
    }

    it('brings rich text through as it is, for others to sanitise', async () => {
      const { id, alice, watch } = await aliceIn();
      const html = '<b>bold</b><img src="x" onerror="alert(1)">';
      const { id: sent } = await alice.send(id, { text: 'bold', html }, { clientId: clientId() });
      await watch.hears(sent);
      expect(watch.view.message(sent)).to.include({ text: 'bold', html });
    });

    it('brings whom it mentions, and links to people, channels and messages', async () => {
      const { id, alice, watch } = await aliceIn();
      const bob = await current().userId('bob');
      const href = (...names: string[]) => `chat:${names.map(encodeURIComponent).join('/')}`;
      const { id: first } = await alice.send(id, { text: 'one', mentions: { userIds: [bob] } }, { clientId: clientId() });
      const html = `<a href="${href('user', bob)}">Bob</a> in <a href="${href('channel', id)}">here</a>: <a href="${href('message', id, first)}">that</a>`;
      const mentions = { userIds: [bob], everyone: true } as const;
      const { id: second } = await alice.send(id, { text: 'Bob in here: that', html, mentions }, { clientId: clientId() });
      await watch.hears(second);
      for (const view of [watch.view, (await Watch.open(alice, id)).view]) {
        expect(view.message(first)!.mentions).to.deep.equal({ userIds: [bob] });
        expect(view.message(second)).to.deep.include({ html, mentions });
      }
      if (!can('edit')) return;
      await alice.edit(id, second, { text: 'never mind', mentions: { userIds: [bob] } }, { clientId: clientId() });
      await watch.when('it edited', (view) => view.text(second) === 'never mind');
      expect(watch.view.message(second)!.mentions).to.deep.equal({ userIds: [bob] });
    });

    it('says which message it answers', async () => {
      const { id, alice, watch } = await aliceIn();
      const { id: question } = await alice.send(id, { text: 'what time?' }, { clientId: clientId() });
      const { id: answer } = await alice.send(id, { text: 'six', replyTo: question }, { clientId: clientId() });
      await watch.hears(answer);
      expect(watch.view.message(answer)).to.include({ text: 'six', replyTo: question });
    });

    it('tells the sender its own message with the client id', async () => {
      const { id, alice, watch } = await aliceIn();
      const own = clientId();
      const { id: sent } = await alice.send(id, { text: 'hello' }, { clientId: own });
      await watch.hears(sent);
      expect(watch.view.message(sent)!.clientId, 'live').to.equal(own);
      expect((await Watch.open(alice, id)).view.message(sent)!.clientId, 'in a snapshot').to.equal(own);
      const reloaded = await Watch.open(await current().connect('alice'), id);
      expect(reloaded.view.message(sent)!.clientId, 'after a reload').to.equal(own);
    });

    it('makes one message of one client id, one after another', async () => {
      const { id, alice } = await aliceIn();
      const own = clientId();
      const first = await alice.send(id, { text: 'once' }, { clientId: own });
      const second = await alice.send(id, { text: 'once' }, { clientId: own });
      expect(second.id).to.equal(first.id);
      expect([...(await Watch.open(alice, id)).view.messages.keys()]).to.deep.equal([first.id]);
    });

    it('makes one message of one client id, in parallel', async () => {
      const { id, alice } = await aliceIn();
      const own = clientId();
      const answers = await Promise.all([1, 2, 3].map(() => alice.send(id, { text: 'once' }, { clientId: own })));
      expect(new Set(answers.map((answer) => answer.id))).to.have.length(1);
      expect([...(await Watch.open(alice, id)).view.messages.keys()]).to.deep.equal([answers[0]!.id]);
    });

    it('makes one message of one client id, across a reload', async () => {
      const { id, alice } = await aliceIn();
      const own = clientId();
      const first = await alice.send(id, { text: 'once' }, { clientId: own });
      alice.close();
      const again = await current().connect('alice');
      expect((await again.send(id, { text: 'once' }, { clientId: own })).id).to.equal(first.id);
    });

    it('makes one message of each client id, even if the text is the same', async () => {
      const { id, alice } = await aliceIn();
      const answers = await Promise.all([1, 2, 3].map(() => alice.send(id, { text: 'thrice' }, { clientId: clientId() })));
      expect(new Set(answers.map((answer) => answer.id))).to.have.length(3);
      expect((await Watch.open(alice, id)).view.messages).to.have.length(3);
    });

    it('keeps the order in which one sends', async () => {
      const { id, alice, watch } = await aliceIn();
      const sent: string[] = [];
      for (let count = 0; count < 10; count++) {
        sent.push((await alice.send(id, { text: `${count}` }, { clientId: clientId() })).id);
      }
      await watch.hears(sent.at(-1)!);
      expect(await watch.timeline()).to.deep.equal(sent);
    });

    it('repeats an edit, a deletion or a reaction of one client id without an error', async () => {
      const { id, alice, watch } = await aliceIn();
      const { id: sent } = await alice.send(id, { text: 'hello' }, { clientId: clientId() });
      const own = clientId();
      if (can('reactions')) for (let count = 0; count < 2; count++) await alice.react(id, sent, '👍', { clientId: own });
      const second = clientId();
      if (can('edit')) for (let count = 0; count < 2; count++) await alice.edit(id, sent, { text: 'hello there' }, { clientId: second });
      const third = clientId();
      if (can('delete')) for (let count = 0; count < 2; count++) await alice.delete(id, sent, { clientId: third });
      const { id: fence } = await alice.send(id, { text: 'fence' }, { clientId: clientId() });
      await watch.hears(fence);
      expect([...watch.view.messages.keys()]).to.deep.equal([sent, fence]);
    });

    it('never sends plain text into an encrypted channel, open or not', async () => {
      const { id, alice, watch } = await aliceIn({ encrypted: true });
      await expectRejection(alice.send(id, { text: 'secret' }, { clientId: clientId() }), 'encrypted_channel');
      watch.close();
      const again = await current().connect('alice');
      await expectRejection(again.send(id, { text: 'secret' }, { clientId: clientId() }), 'encrypted_channel');
      expect((await Watch.open(again, id)).view.messages).to.be.empty;
    });
  });
};
