import { expect } from '@open-wc/testing';
import { PreviewWorld, type PreviewMethod } from '../../src/backend/preview.js';
import type { ChatConnection, OutgoingMessage } from '../../src/backend/types.js';
import { AttachmentQueue, type Measured } from '../../src/data/attachment-queue.js';
import { DataScope } from '../../src/data/scope.js';
import { ChatError } from '../../src/errors.js';
import { turn, until } from '../support/async.js';
import { HeldBackend } from '../support/held-backend.js';
import { ManualClock } from '../support/manual-clock.js';

const file = (name: string, size = 4, type = 'text/plain') => new File(['x'.repeat(size)], name, { type });
const lost = () => new ChatError('network', 'lost', { retryable: true });

async function queueWorld({ limit = 1000, measured = {} as Measured | ChatError } = {}) {
  const clock = new ManualClock();
  const world = new PreviewWorld({ clock, uploadLimit: limit, channels: [] });
  const backend = new HeldBackend(world);
  const connection: ChatConnection = await backend.connect({ serverUrl: '', userId: 'me', getToken: async () => 'preview:me' });
  let holds = 0;
  const scope = new DataScope({
    clock, random: () => 0, join: () => 'auto', connection: async () => connection,
    hold: () => {
      holds++;
      return () => void holds--;
    },
  });
  const sent: OutgoingMessage[] = [];
  const back: OutgoingMessage[] = [];
  const failed: string[] = [];
  const looked: string[] = [];
  const queue = new AttachmentQueue({
    scope,
    measure: async (file, kind) => {
      looked.push(`${(file as File).name} ${kind}`);
      if (measured instanceof ChatError) throw measured;
      return measured;
    },
    onChange: () => undefined,
    onSend: (message) => void sent.push(message),
    onTextBack: (message) => void back.push(message),
    onFailed: ({ code }) => void failed.push(code),
  });
  const states = () => queue.files.map(({ name, state }) => `${name} ${state}`);
  const said = () => sent.map(({ text, attachment }) => attachment?.name ?? text);
  const uploads = () => backend.calls.filter((call) => call === 'upload').length;
  const key = (name: string) => queue.files.find((queued) => queued.name === name)!.key;
  const all = (state: string) => until(`all are ${state}: ${states().join()}`, () => queue.files.every((queued) => queued.state === state));
  return { world, backend, clock, scope, queue, sent, back, failed, looked, states, said, uploads, key, all, holds: () => holds };
}

describe('The queue of attachments', () => {
  it('uploads what is added at once, two at a time, in order', async () => {
    const { backend, queue, states, uploads, all, holds } = await queueWorld();
    const release = backend.hold('upload');
    for (const name of ['a', 'b', 'c']) queue.add(file(name));
    await until('two uploads', () => uploads() === 2);
    await turn();
    expect(states()).to.deep.equal(['a uploading', 'b uploading', 'c waiting']);
    expect(holds(), 'the session is needed').to.equal(2);
    release();
    await all('uploaded');
    expect(holds()).to.equal(0);
    expect(queue.isEmpty).to.be.false;
  });

  it('tells how far each has come, and keeps the objects of what has not changed', async () => {
    const { world, queue, clock, all } = await queueWorld();
    queue.add(file('a'));
    await all('uploaded');
    const [first] = queue.files;
    world.latency = 100;
    queue.add(file('b'));
    const shares = new Set<number>();
    for (let step = 0; step < 30; step++) {
      await clock.pass(25);
      shares.add(queue.files[1]!.share);
    }
    await all('uploaded');
    expect([...shares]).to.include.members([0.25, 0.5]);
    expect(queue.files[1]!.share).to.equal(1);
    expect(queue.files[0]).to.equal(first);
    expect(queue.files[0]).to.be.frozen;
  });

  it('makes attachments of what is known of the files', async () => {
    const { world, queue, sent, all, looked } = await queueWorld({ measured: { width: 640, height: 480, duration: 3, poster: new Blob(['poster']) } });
    queue.add(file('film.mp4', 4, 'video/mp4'));
    await all('uploaded');
    queue.send({ text: '' });
    const { attachment } = sent[0]!;
    expect(attachment).to.deep.include({ kind: 'video', name: 'film.mp4', size: 4, mimeType: 'video/mp4', width: 640, height: 480, duration: 3 });
    expect(await world.file(attachment!.media).text()).to.equal('xxxx');
    expect(await world.file(attachment!.thumbnail!).text()).to.equal('poster');
    expect(looked).to.deep.equal(['film.mp4 video']);
  });

  it('takes an SVG for a file', async () => {
    const { queue } = await queueWorld();
    queue.add(file('drawing.svg', 4, 'image/svg+xml'));
    queue.add(file('photo.jpg', 4, 'image/jpeg'));
    expect(queue.files.map(({ kind }) => kind)).to.deep.equal(['file', 'image']);
  });

  describe('sends', () => {
    it('one file with the text as its caption', async () => {
      const { queue, sent, all } = await queueWorld();
      queue.add(file('a'));
      await all('uploaded');
      queue.send({ text: 'look', html: '<b>look</b>', replyTo: 'm1', threadId: 't1' });
      expect(sent).to.have.length(1);
      expect(sent[0]).to.include({ text: 'look', html: '<b>look</b>', replyTo: 'm1', threadId: 't1' });
      expect(sent[0]!.attachment!.name).to.equal('a');
      expect(queue.files).to.be.empty;
    });

    it('several with the text after them; the first one answers', async () => {
      const { queue, sent, said, all } = await queueWorld();
      for (const name of ['a', 'b']) queue.add(file(name));
      await all('uploaded');
      queue.send({ text: 'look', html: '<b>look</b>', replyTo: 'm1', threadId: 't1' });
      expect(said()).to.deep.equal(['a', 'b', 'look']);
      expect(sent.map(({ text, replyTo, threadId, html }) => [text, replyTo, threadId, html])).to.deep.equal([
        ['', 'm1', 't1', undefined], ['', undefined, 't1', undefined], ['look', undefined, 't1', '<b>look</b>'],
      ]);
    });

    it('nothing but files where there is no text', async () => {
      const { queue, said, all } = await queueWorld();
      for (const name of ['a', 'b']) queue.add(file(name));
      await all('uploaded');
      queue.send({ text: '' });
      expect(said()).to.deep.equal(['a', 'b']);
    });

    it('each once it is there, and none before one that was added earlier', async () => {
      const { backend, world, queue, said, states, key } = await queueWorld();
      world.fail('upload', lost());
      queue.add(file('a'));
      await until('the failure', () => queue.files[0]!.error);
      queue.add(file('b'));
      await until('the second', () => queue.files[1]!.state === 'uploaded');
      queue.send({ text: 'look' });
      expect(queue.isEmpty, 'nothing waits for the person').to.be.true;
      expect(said()).to.be.empty;
      expect(states()).to.deep.equal(['a waiting', 'b uploaded']);
      queue.retry(key('a'));
      await until('all', () => said().length === 3);
      expect(said()).to.deep.equal(['a', 'b', 'look']);
      expect(backend.pending).to.equal(0);
    });

    it('what is added meanwhile another time', async () => {
      const { backend, queue, said, all } = await queueWorld();
      const release = backend.hold('upload');
      queue.add(file('a'));
      queue.send({ text: 'first' });
      queue.add(file('b'));
      expect(queue.isEmpty).to.be.false;
      release();
      await until('the first', () => said().length === 1);
      await all('uploaded');
      expect(said()).to.deep.equal(['a']);
      queue.send({ text: 'second' });
      expect(said()).to.deep.equal(['a', 'b']);
    });

    it('a text alone where there is no file', async () => {
      const { queue, sent } = await queueWorld();
      queue.send({ text: 'hello' });
      expect(sent).to.deep.equal([{ text: 'hello' }]);
    });

    it('a voice message at once, and nothing of what else is there with it', async () => {
      const { queue, sent, looked } = await queueWorld();
      queue.add(file('a'));
      queue.add(file('voice.webm', 4, 'audio/webm'), { voice: true, duration: 2.5, waveform: [0, 1] }, { text: '', threadId: 't1' });
      await until('the voice', () => sent.length === 1);
      expect(sent[0]).to.include({ text: '', threadId: 't1' });
      expect(sent[0]!.attachment).to.deep.include({ kind: 'audio', voice: true, duration: 2.5, waveform: [0, 1] });
      expect(queue.files.map(({ name }) => name)).to.deep.equal(['a']);
      expect(queue.isEmpty).to.be.false;
      expect(looked.filter((name) => name.startsWith('voice')), 'it is known already').to.be.empty;
    });

    it('a later batch past one that has failed', async () => {
      const { world, queue, said, key } = await queueWorld();
      world.fail('upload', new ChatError('forbidden', 'no'));
      queue.add(file('a'));
      queue.send({ text: 'first' });
      await until('the failure', () => queue.files[0]?.state === 'failed');
      queue.add(file('b'));
      queue.send({ text: '' });
      await until('the second', () => said().includes('b'));
      queue.retry(key('a'));
      await until('the first', () => said().includes('a'));
    });
  });

  describe('when something goes wrong', () => {
    it('refuses what is too large before a byte is sent, also of those that wait for their turn', async () => {
      const { backend, queue, states, failed, uploads, key } = await queueWorld({ limit: 10 });
      const release = backend.hold('upload');
      for (const [name, size] of [['a', 4], ['b', 4], ['c', 11]] as const) queue.add(file(name, size));
      await until('the refusal', () => queue.files[2]!.state === 'failed');
      queue.add(file('d', 12));
      expect(states()[3]).to.equal('d failed');
      expect(queue.limit).to.equal(10);
      release();
      await until('the others', () => queue.files[1]!.state === 'uploaded');
      expect(uploads()).to.equal(2);
      expect(failed).to.deep.equal(['too_large', 'too_large']);
      queue.retry(key('c'));
      expect(states()[2], 'trying again is of no use').to.equal('c failed');
    });

    it('tries again by itself what may pass, and at once when there is a line again', async () => {
      const { world, queue, clock, states, all, failed } = await queueWorld();
      world.fail('upload', lost(), 2);
      queue.add(file('a'));
      await until('the failure', () => queue.files[0]!.error);
      expect(states()).to.deep.equal(['a waiting']);
      await clock.pass(1000);
      await until('the second failure', () => queue.files[0]!.error);
      queue.wake();
      await all('uploaded');
      expect(queue.files[0]!.error).to.be.undefined;
      expect(failed).to.be.empty;
      expect(clock.pending).to.equal(0);
    });

    it('says what will not pass, once, and tries it again when the person says so', async () => {
      const { world, queue, failed, all, key } = await queueWorld();
      world.fail('upload', new ChatError('forbidden', 'no'));
      queue.add(file('a'));
      await all('failed');
      expect(queue.files[0]!.error).to.include({ code: 'forbidden' });
      expect(failed).to.deep.equal(['forbidden']);
      queue.retry(key('a'));
      await all('uploaded');
    });

    it('says that a file cannot be read', async () => {
      const { queue, all, uploads } = await queueWorld({ measured: new ChatError('bad_request', 'a folder') });
      queue.add(file('folder'));
      await all('failed');
      expect(uploads()).to.equal(0);
    });

    it('sends a film without its poster where that is refused', async () => {
      const { world, queue, all, sent } = await queueWorld({ measured: { poster: new Blob(['p']) } });
      world.fail('upload', new ChatError('forbidden', 'no'));
      queue.add(file('a.mp4', 4, 'video/mp4'));
      await all('uploaded');
      queue.send({ text: '' });
      expect(sent[0]!.attachment).to.not.have.property('thumbnail');
    });
  });

  describe('what is taken away', () => {
    it('is aborted', async () => {
      const { backend, queue, key, said } = await queueWorld();
      backend.hold('upload');
      queue.add(file('a'));
      await until('the upload', () => backend.count('upload') === 1);
      queue.remove(key('a'));
      queue.remove('none');
      expect(queue.files).to.be.empty;
      expect(queue.isEmpty).to.be.true;
      expect(said()).to.be.empty;
    });

    it('lets the next one begin', async () => {
      const { world, clock, queue, key, states } = await queueWorld();
      world.latency = 100;
      for (const name of ['a', 'b', 'c']) queue.add(file(name));
      queue.remove(key('a'));
      await until('the third', () => states().join() === 'b uploading,c uploading');
      await clock.pass(2000);
      expect(states()).to.deep.equal(['b uploaded', 'c uploaded']);
    });

    it('gives the text back where nothing is left to go with it', async () => {
      const { backend, queue, sent, back, key } = await queueWorld();
      backend.hold('upload');
      for (const name of ['a', 'b']) queue.add(file(name));
      queue.send({ text: 'look', replyTo: 'm1' });
      queue.remove(key('a'));
      expect(back).to.be.empty;
      queue.remove(key('b'));
      expect(back).to.deep.equal([{ text: 'look', replyTo: 'm1' }]);
      expect(sent).to.be.empty;
    });

    it('lets the text go that others have gone out before', async () => {
      const { world, queue, said, back, key } = await queueWorld();
      queue.add(file('a'));
      await until('the first', () => queue.files[0]!.state === 'uploaded');
      world.fail('upload', new ChatError('forbidden', 'no'));
      queue.add(file('b'));
      queue.send({ text: 'look' });
      await until('the failure', () => queue.files[0]!.state === 'failed');
      expect(said()).to.deep.equal(['a']);
      queue.remove(key('b'));
      expect(said()).to.deep.equal(['a', 'look']);
      expect(back).to.be.empty;
    });
  });

  for (const end of ['channel', 'session'] as const) {
    it(`ends with the ${end}, and everything under way with it`, async () => {
      const { backend, scope, queue, said, failed, holds, clock } = await queueWorld();
      const release = backend.hold('upload' satisfies PreviewMethod);
      queue.add(file('a'));
      queue.send({ text: 'look' });
      await until('the upload', () => backend.count('upload') === 1);
      if (end === 'channel') queue.stop();
      else scope.end();
      expect(queue.files).to.be.empty;
      release();
      await until('the end', () => holds() === 0);
      await turn();
      queue.add(file('b'));
      expect(queue.files).to.be.empty;
      expect(said()).to.be.empty;
      expect(failed).to.be.empty;
      expect(scope.parts.size).to.equal(0);
      expect(clock.pending).to.equal(0);
    });
  }
});
