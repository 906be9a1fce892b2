/** Files: how large, stored and fetched again, sent with messages; and a host's own data on messages. */

import { expect } from '@open-wc/testing';
import type { Attachment, OutgoingMessage, UploadProgress } from '../../src/backend/types.js';
import { expectRejection } from './expect.js';
import { clientId, type Group } from './fixture.js';
import { Watch } from './watch.js';

export const uploading: Group = (current, can) => {
  /** What alice sends arrives at bob, who has the channel open, and is still there later. */
  async function arriving(message: OutgoingMessage) {
    const { id } = await current().createChannel({ by: 'alice', members: ['bob'] });
    const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
    const watch = await Watch.open(bob, id);
    const sent = await alice.send(id, message, { clientId: clientId() });
    await watch.hears(sent.id);
    const later = await Watch.open(bob, id);
    return { id, alice, bob, watch, later, sent: sent.id, seen: [watch.view.message(sent.id)!, later.view.message(sent.id)!] };
  }

  describe('custom data of a message', () => {
    const custom = { order: '12', 'with a space': 'ü <b>', empty: '' };

    it('arrives as it was sent', async () => {
      const { seen } = await arriving({ text: 'hello', custom });
      for (const message of seen) {
        expect(message).to.include({ text: 'hello', kind: 'text' });
        expect(message.custom).to.deep.equal(custom);
      }
    });

    it('is none where none was sent', async () => {
      const { seen } = await arriving({ text: 'hello' });
      for (const message of seen) expect(message.custom ?? {}).to.deep.equal({});
    });

    if (can('edit')) {
      it('is replaced by an edit that has some', async () => {
        const { id, alice, bob, watch, sent } = await arriving({ text: 'hello', custom });
        await alice.edit(id, sent, { text: 'better', custom: { order: '13' } }, { clientId: clientId() });
        await watch.when('the edit', (view) => view.text(sent) === 'better');
        for (const { view } of [watch, await Watch.open(bob, id)]) {
          expect(view.message(sent)).to.include({ text: 'better' });
          expect(view.message(sent)!.custom).to.deep.equal({ order: '13' });
        }
      });

      it('is taken away by an edit that says so', async () => {
        const { id, alice, bob, watch, sent } = await arriving({ text: 'hello', custom });
        await alice.edit(id, sent, { text: 'better', custom: {} }, { clientId: clientId() });
        await watch.when('the edit', (view) => view.text(sent) === 'better');
        for (const { view } of [watch, await Watch.open(bob, id)]) expect(view.message(sent)!.custom ?? {}).to.deep.equal({});
      });

      it('stays where an edit has none', async () => {
        const { id, alice, bob, watch, sent } = await arriving({ text: 'hello', custom });
        await alice.edit(id, sent, { text: 'better' }, { clientId: clientId() });
        await watch.when('the edit', (view) => view.text(sent) === 'better');
        for (const { view } of [watch, await Watch.open(bob, id)]) expect(view.message(sent)!.custom).to.deep.equal(custom);
      });
    }

    if (can('delete')) {
      it('is gone with the message', async () => {
        const { id, alice, bob, watch, sent } = await arriving({ text: 'hello', custom });
        await alice.delete(id, sent, { clientId: clientId() });
        await watch.when('the deletion', (view) => view.text(sent) === '');
        expect((await Watch.open(bob, id)).view.message(sent)?.custom ?? {}).to.deep.equal({});
      });
    }
  });

  if (!can('upload')) {
    describe('uploading', () => {
      it('says unsupported', async () => {
        const alice = await current().connect('alice');
        await expectRejection(alice.upload(new Blob(['x'])), 'unsupported');
        await expectRejection(alice.uploadLimit(), 'unsupported');
      });
    });
    return;
  }

  describe('uploading', () => {
    it('stores a file, for others to fetch', async () => {
      const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
      const bytes = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
      const media = await alice.upload(new Blob([bytes], { type: 'image/png' }), { name: 'a name ü "quoted".png' });
      if (!can('media')) return;
      const blob = await bob.media(media);
      expect([...new Uint8Array(await blob.arrayBuffer())]).to.deep.equal([...bytes]);
      expect(blob.type).to.equal('image/png');
    });

    it('stores one without a name or type, and an empty one', async () => {
      const alice = await current().connect('alice');
      const [media, empty] = [await alice.upload(new Blob(['text'])), await alice.upload(new Blob([]))];
      expect(media).to.not.equal(empty);
      if (!can('media')) return;
      expect(await (await alice.media(media)).text()).to.equal('text');
      expect((await alice.media(empty)).size).to.equal(0);
    });

    it('tells how far it has come', async () => {
      const alice = await current().connect('alice');
      const told: UploadProgress[] = [];
      await alice.upload(new Blob([new Uint8Array(300_000)]), { onProgress: (progress) => told.push(progress) });
      expect(told).to.not.be.empty;
      const loaded = told.map((progress) => progress.loaded);
      expect(loaded, 'never back').to.deep.equal([...loaded].sort((a, b) => a - b));
      expect(told.at(-1)).to.deep.equal({ loaded: 300_000, total: 300_000 });
      expect(told.every(({ total }) => total === 300_000)).to.be.true;
    });

    it('is not disturbed by a listener that throws', async () => {
      const alice = await current().connect('alice');
      const report = globalThis.reportError;
      let reported = 0;
      globalThis.reportError = () => void reported++;
      try {
        await alice.upload(new Blob(['text']), { onProgress: () => { throw new Error('a listener threw'); } });
        expect(reported, 'reported').to.be.greaterThan(0);
      } finally {
        globalThis.reportError = report;
      }
    });

    it('says how large a file may be, and refuses a larger one', async () => {
      const alice = await current().connect('alice');
      const limit = await alice.uploadLimit();
      if (limit === undefined) return;
      expect(limit).to.be.greaterThan(0);
      expect(await alice.uploadLimit(), 'asked again').to.equal(limit);
      const piece = new Blob([new Uint8Array(2 ** 20)]);
      const pieces = new Array<Blob>(Math.floor(limit / piece.size) + 1).fill(piece);
      await expectRejection(alice.upload(new Blob(pieces)), 'too_large');
    });

    it('rejects with aborted while it goes on, and tells nothing more', async () => {
      const alice = await current().connect('alice');
      const controller = new AbortController();
      let toldAfter = 0;
      const onProgress = () => {
        if (controller.signal.aborted) toldAfter++;
        controller.abort();
      };
      const upload = alice.upload(new Blob([new Uint8Array(300_000)]), { signal: controller.signal, onProgress });
      const early = new AbortController();
      const other = expectRejection(alice.upload(new Blob([new Uint8Array(300_000)]), { signal: early.signal }), 'aborted');
      early.abort();
      await other;
      // It may have been told for the first time when all had come: then it has succeeded.
      await upload.catch((error: unknown) => expectRejection(Promise.reject(error), 'aborted'));
      expect(controller.signal.aborted).to.be.true;
      expect(toldAfter).to.equal(0);
    });

    it('ends with the connection', async () => {
      const alice = await current().connect('alice');
      const upload = expectRejection(alice.upload(new Blob([new Uint8Array(300_000)])), 'aborted');
      alice.close();
      await upload;
    });

    if (can('media')) {
      it('fetching it tells how far it has come', async () => {
        const alice = await current().connect('alice');
        const media = await alice.upload(new Blob([new Uint8Array(300_000)]));
        const told: { loaded: number; total?: number }[] = [];
        const blob = await alice.media(media, { onProgress: (progress) => told.push(progress) });
        expect(blob.size).to.equal(300_000);
        const loaded = told.map((progress) => progress.loaded);
        expect(loaded, 'never back').to.deep.equal([...loaded].sort((a, b) => a - b));
        expect(loaded.at(-1)).to.equal(300_000);
        for (const { total = 300_000 } of told) expect(total).to.equal(300_000);
      });

      it('fetching it takes no more than is wanted', async () => {
        const alice = await current().connect('alice');
        const media = await alice.upload(new Blob([new Uint8Array(300_000)]));
        await expectRejection(alice.media(media, { maxBytes: 299_999 }), 'too_large');
        expect((await alice.media(media, { maxBytes: 300_000 })).size).to.equal(300_000);
      });

      it('a picture can be had smaller, cut or whole, and what is no picture as it is', async () => {
        const alice = await current().connect('alice');
        const png = await alice.upload(await drawing(400, 200), { name: 'drawing.png' });
        for (const fit of ['contain', 'cover'] as const) {
          const { width, height } = await createImageBitmap(await alice.media(png, { size: 96, fit }));
          expect(width >= height && width <= 400, `${width} x ${height}`).to.be.true;
          if (fit === 'contain') expect(width, 'the proportions').to.be.closeTo(height * 2, 2);
        }
        const text = await alice.upload(new Blob(['some text'], { type: 'text/plain' }));
        expect(await (await alice.media(text, { size: 96 })).text()).to.equal('some text');
      });

      it('fetching it rejects with aborted', async () => {
        const alice = await current().connect('alice');
        const media = await alice.upload(new Blob(['text']));
        await expectRejection(alice.media(media, { signal: AbortSignal.abort() }), 'aborted');
        const controller = new AbortController();
        const fetching = expectRejection(alice.media(media, { signal: controller.signal }), 'aborted');
        controller.abort();
        await fetching;
      });
    }
  });

  describe('attachments', () => {
    const kinds: Record<string, Omit<Attachment, 'media'>> = {
      'an image': { kind: 'image', name: 'cat.png', mimeType: 'image/png', size: 4, width: 640, height: 480 },
      'a video': { kind: 'video', name: 'cat.mp4', mimeType: 'video/mp4', size: 4, width: 640, height: 480, duration: 12.5 },
      'a sound': { kind: 'audio', name: 'cat.ogg', mimeType: 'audio/ogg', size: 4, duration: 3 },
      'a voice message': { kind: 'audio', name: 'voice.ogg', mimeType: 'audio/ogg', size: 4, duration: 3.25, voice: true },
      'a file': { kind: 'file', name: 'ü "plan" <1>.pdf', mimeType: 'application/pdf', size: 4 },
      'a file of which nothing is known': { kind: 'file', name: 'plan' },
    };
    const upload = async () => (await current().connect('alice')).upload(new Blob(['some']));

    for (const [what, known] of Object.entries(kinds)) {
      it(`arrive as they were sent: ${what}`, async () => {
        const attachment = { media: await upload(), ...known };
        const { seen } = await arriving({ text: '', attachment });
        for (const message of seen) {
          expect(message).to.include({ kind: 'attachment', text: attachment.name });
          expect(present(message.attachment)).to.deep.equal(attachment);
        }
      });
    }

    it('arrive with what is said of them, in answer to what, and with custom data', async () => {
      const attachment: Attachment = { media: await upload(), kind: 'image', name: 'cat.png' };
      const { id, alice, watch, sent } = await arriving({ text: 'look', html: '<i>look</i>', attachment, custom: { a: '1' } });
      const message = watch.view.message(sent)!;
      expect(message).to.include({ kind: 'attachment', text: 'look', html: '<i>look</i>' });
      expect(message.attachment).to.include({ name: 'cat.png', kind: 'image' });
      expect(message.custom).to.deep.equal({ a: '1' });
      const answer = await alice.send(id, { text: 'and this', attachment, replyTo: sent }, { clientId: clientId() });
      await watch.hears(answer.id);
      expect(watch.view.message(answer.id)).to.include({ kind: 'attachment', text: 'and this', replyTo: sent });
    });

    it('are one message of one client id', async () => {
      const attachment: Attachment = { media: await upload(), kind: 'image', name: 'cat.png' };
      const { id, alice, watch } = await arriving({ text: 'before' });
      const own = clientId();
      const first = await alice.send(id, { text: '', attachment }, { clientId: own });
      expect((await alice.send(id, { text: '', attachment }, { clientId: own })).id).to.equal(first.id);
      await watch.hears(first.id);
      expect(watch.view.message(first.id)!.clientId).to.equal(own);
    });

    if (can('edit')) {
      it('stay when what is said of them is changed', async () => {
        const attachment: Attachment = { media: await upload(), kind: 'image', name: 'cat.png' };
        const { id, alice, bob, watch, sent } = await arriving({ text: 'look', attachment });
        await alice.edit(id, sent, { text: 'look here' }, { clientId: clientId() });
        await watch.when('the edit', (view) => view.text(sent) === 'look here');
        for (const { view } of [watch, await Watch.open(bob, id)]) {
          expect(view.message(sent)).to.include({ kind: 'attachment', text: 'look here' });
          expect(view.message(sent)!.attachment).to.include({ media: attachment.media, name: 'cat.png' });
        }
      });
    }

    if (can('delete')) {
      it('are gone with the message', async () => {
        const attachment: Attachment = { media: await upload(), kind: 'image', name: 'cat.png' };
        const { id, alice, bob, watch, sent } = await arriving({ text: 'look', attachment });
        await alice.delete(id, sent, { clientId: clientId() });
        await watch.when('the deletion', (view) => view.text(sent) === '');
        expect((await Watch.open(bob, id)).view.message(sent)?.attachment).to.be.undefined;
      });
    }

    it('never go into an encrypted channel', async () => {
      const { id } = await current().createChannel({ by: 'alice', encrypted: true });
      const alice = await current().connect('alice');
      const attachment: Attachment = { media: await upload(), kind: 'image', name: 'cat.png' };
      await expectRejection(alice.send(id, { text: '', attachment }, { clientId: clientId() }), 'encrypted_channel');
    });
  });
};

/** A picture, as PNG. */
async function drawing(width: number, height: number): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'teal';
  context.fillRect(0, 0, width / 2, height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!)));
}

/** Without the keys that stand for nothing. */
function present(value: object | undefined): object | undefined {
  return value && Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));
}
