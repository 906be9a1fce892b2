import { expect } from '@open-wc/testing';
import type { FileBlock, FileToken } from '../../src/data/api-types.js';
import { attachmentOf } from '../../src/data/file-token.js';
import { ChatError } from '../../src/errors.js';
import { rejection, turn, until, watch } from '../support/async.js';
import { apiWorld, destroySessions } from './api-world.js';

async function picture(width: number, height: number): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')!.fillRect(0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), 'image/png'));
}

describe('An upload', () => {
  afterEach(destroySessions);

  it('answers a token that a message is sent with', async () => {
    const { session, world } = apiWorld();
    const fileToken = await session.uploadFile(new File(['hello'], 'note.txt', { type: 'text/plain' }));
    const message = await session.conversation('tea').send({ content: [{ type: 'file', fileToken }, { type: 'text', children: ['read this'] }] });
    expect(world.channel('tea').messages.at(-1)).to.deep.include({ text: 'read this' });
    const snapshot = (await message.get())!;
    const [file, text] = snapshot.content as [FileBlock, unknown];
    expect(text).to.deep.equal({ type: 'text', children: ['read this'] });
    expect(file).to.deep.include({ type: 'file', filename: 'note.txt', size: 5, mimeType: 'text/plain' }).and.not.have.property('subtype');
    expect(await world.file(file.url).text()).to.equal('hello');
    const again = await session.conversation('tea').send({ content: [{ type: 'file', fileToken: file.fileToken }] });
    expect((await again.get())!.content[0]).to.deep.include({ filename: 'note.txt', url: file.url });
  });

  it('carries what it is of', async () => {
    const { session } = apiWorld();
    const data = new Blob(['x'.repeat(10)], { type: 'video/mp4' });
    const of = async (token: Promise<FileToken>) => {
      const { media, ...rest } = attachmentOf(await token);
      expect(media).to.be.a('string');
      return rest;
    };
    expect(await of(session.uploadFile(data))).to.deep.equal({ kind: 'file', name: 'file', mimeType: 'video/mp4', size: 10 });
    expect(await of(session.uploadVideo(data, { filename: 'a.mp4', width: 640, height: 480, duration: 12.5 }))).to.deep.equal({ kind: 'video', name: 'a.mp4', mimeType: 'video/mp4', size: 10, width: 640, height: 480, duration: 12.5 });
    expect(await of(session.uploadAudio(data, { duration: 3 }))).to.deep.include({ kind: 'audio', duration: 3 }).and.not.have.property('voice');
    expect(await of(session.uploadVoice(data, { duration: 3 }))).to.deep.include({ kind: 'audio', duration: 3, voice: true });
    expect(await of(session.uploadImage(data, { width: 1, height: 2 }))).to.deep.include({ kind: 'image', width: 1, height: 2 });
  });

  it('measures a picture, where the browser can', async () => {
    const { session } = apiWorld();
    expect(attachmentOf(await session.uploadImage(await picture(7, 5)))).to.include({ width: 7, height: 5, mimeType: 'image/png' });
    expect(attachmentOf(await session.uploadImage(new Blob(['none'])))).to.not.have.any.keys('width', 'height', 'mimeType');
  });

  it('can be the picture of a channel or user', async () => {
    const { session } = apiWorld([{ id: 'tea', owner: 'me' }]);
    const token = await session.uploadImage(await picture(2, 2));
    const { media } = attachmentOf(token);
    await session.conversation('tea').set({ photoUrl: token });
    expect((await session.conversation('tea').get())!.photoUrl).to.equal(media);
    await session.user('me').set({ photoUrl: token });
    expect((await session.user('me').get())!.photoUrl).to.equal(media);
  });

  it('refuses what is too large without sending a byte, and asks for the limit once', async () => {
    const { session, backend } = apiWorld(undefined, { uploadLimit: 4 });
    for (let times = 0; times < 2; times++) {
      expect(await rejection(session.uploadFile(new Blob(['hello'])))).to.include({ code: 'too_large' });
    }
    expect(backend.count('upload')).to.equal(0);
    expect(backend.count('uploadLimit')).to.equal(1);
    await session.uploadFile(new Blob(['four']));
  });

  it('asks for the limit again where that failed', async () => {
    const { session, world } = apiWorld();
    const network = new ChatError('network', 'down', { retryable: true });
    world.fail('uploadLimit', network);
    expect(await rejection(session.uploadFile(new Blob(['x'])))).to.equal(network);
    await session.uploadFile(new Blob(['x']));
  });

  it('tells how far it has come', async () => {
    const { session } = apiWorld();
    const told: number[] = [];
    await session.uploadFile(new Blob(['12345678']), {}, { onProgress: ({ loaded, total }) => told.push(loaded / total) });
    expect(told.at(-1)).to.equal(1);
    expect(told).to.deep.equal([...told].sort((a, b) => a - b));
  });

  it('ends with its signal, at any time', async () => {
    const { session, backend } = apiWorld();
    expect(await rejection(session.uploadFile(new Blob(['x']), {}, { signal: AbortSignal.abort() }))).to.include({ code: 'aborted' });
    expect(backend.count('upload')).to.equal(0);
    for (const method of ['uploadLimit', 'upload'] as const) {
      const letGo = backend.hold(method);
      const abort = new AbortController();
      const upload = watch(session.uploadFile(new Blob(['x']), {}, { signal: abort.signal }));
      await until(method, () => backend.calls.at(-1) === method);
      abort.abort();
      await until('the end', () => upload.state === 'rejected');
      expect(upload.error).to.include({ code: 'aborted' });
      letGo();
      await turn();
    }
  });

  it('ends with the session', async () => {
    const { session, backend } = apiWorld();
    backend.hold('upload');
    const upload = watch(session.uploadFile(new Blob(['x'])));
    await until('it goes on', () => backend.count('upload') === 1);
    session.destroy();
    await until('the end', () => upload.state === 'rejected');
    expect(upload.error).to.include({ code: 'aborted' });
  });
});
