import { expect } from '@open-wc/testing';
import { PreviewWorld, addSample, previewBackend } from '../../src/backend/preview.js';
import { LiveChannel } from '../../src/data/live-channel.js';
import { systemClock } from '../../src/clock.js';
import { loadAbout } from '../../src/data/timeline.js';
import { isChatError } from '../../src/errors.js';
import { until } from '../support/async.js';

await loadAbout();

async function sample() {
  const world = new PreviewWorld();
  const channel = addSample(world);
  const connection = await previewBackend({ world }).connect({ serverUrl: '', userId: 'maya', getToken: async () => 'preview:maya' });
  return { world, channel, connection };
}

/** A size that an image or a video says it has, in the page. */
async function sizeOf(tag: 'img' | 'video', file: Blob): Promise<[number, number]> {
  const url = URL.createObjectURL(file);
  const element = document.createElement(tag);
  await new Promise((resolve, reject) => {
    element.onload = element.onloadedmetadata = resolve;
    element.onerror = () => reject(new Error(`This ${tag} cannot be shown`));
    element.src = url;
  });
  URL.revokeObjectURL(url);
  return element instanceof HTMLImageElement ? [element.naturalWidth, element.naturalHeight] : [element.videoWidth, element.videoHeight];
}

describe('The sample channel of the preview backend', () => {
  it('has a message of every kind', async () => {
    const { channel, connection } = await sample();
    const { messages } = channel;
    for (const kind of ['text', 'emote', 'notice', 'attachment', 'encrypted', 'unsupported']) expect(messages.some((message) => message.kind === kind), kind).to.be.true;
    for (const kind of ['image', 'video', 'audio', 'file']) expect(messages.some(({ attachment }) => attachment?.kind === kind), kind).to.be.true;
    for (const field of ['html', 'mentions', 'replyTo', 'threadId', 'editedAt', 'deleted'] as const) expect(messages.some((message) => message[field]), field).to.be.true;
    expect(messages.map(({ sentAt }) => sentAt)).to.deep.equal(messages.map(({ sentAt }) => sentAt).sort((a, b) => a - b));
    connection.close();
  });

  it('is shown with a thread, readers, who reacted, who types, and what its owner may do', async () => {
    const { connection } = await sample();
    const live = new LiveChannel('sample', { clock: systemClock, random: Math.random, join: () => 'auto', connection: async () => connection, hold: () => () => undefined });
    const { unsubscribe } = live.subscribe(() => undefined);
    await until('ready', () => live.get().state === 'ready');
    await live.prepare();
    await until('what counts', () => live.timeline?.about);
    const { messages, typing, channel, hasOlder } = live.get();
    expect(hasOlder).to.be.false;
    expect(messages.find(({ thread }) => thread)!.thread).to.deep.include({ count: 3 });
    expect(messages.find(({ thread }) => thread)!.thread!.lastSender!.name).to.equal('Jonas Weber');
    expect(messages.at(-1)!.readBy.map(({ user }) => user.name)).to.have.members(['Tomás Rey', 'Aiko Sato', 'Amina Diallo']);
    expect(messages.find(({ reactions }) => reactions.length === 3)!.reactions[0]!.users.map(({ name }) => name)).to.deep.equal(['Maya Lindqvist', 'Aiko Sato', 'Jonas Weber']);
    expect(typing.map(({ name }) => name)).to.deep.equal(['Jonas Weber', 'Amina Diallo']);
    expect(channel!.permissions).to.deep.equal({ deleteOthers: true, mute: true, ban: true });
    unsubscribe();
    connection.close();
  });

  it('serves real pictures and sounds, of the sizes that it says', async () => {
    const { channel, connection } = await sample();
    for (const { attachment } of channel.messages) {
      if (!attachment || attachment.media === 'lost' || attachment.kind === 'video') continue;
      const file = await connection.media(attachment.media);
      expect(file.type.replace(/;.*/, ''), attachment.name).to.equal(attachment.mimeType);
      if (attachment.kind === 'image') expect(await sizeOf('img', file)).to.deep.equal([attachment.width, attachment.height]);
      if (attachment.kind !== 'audio') continue;
      expect(file.size).to.equal(attachment.size);
      const header = new TextDecoder().decode(await file.slice(0, 12).arrayBuffer());
      expect(header).to.match(/^RIFF[^]{4}WAVE$/);
      for (const height of attachment.waveform ?? []) expect(height).to.be.within(0, 1);
    }
    const video = channel.messages.find(({ attachment }) => attachment?.kind === 'video')!.attachment!;
    expect(await sizeOf('img', await connection.media(video.thumbnail!))).to.deep.equal([video.width, video.height]);
    connection.close();
  });

  it('has a film, where the browser records one, and one file that is not there', async () => {
    const { channel, connection } = await sample();
    const video = channel.messages.find(({ attachment }) => attachment?.kind === 'video')!.attachment!;
    const film = await connection.media(video.media).catch((error: unknown) => error);
    if (film instanceof Blob) expect(film.type).to.match(/^video\//);
    else expect(isChatError(film) && film.code).to.equal('not_found');
    const lost = await connection.media('lost').catch((error: unknown) => error);
    expect(isChatError(lost) && lost.code).to.equal('not_found');
    connection.close();
  });
});

describe('A preview world of ten thousand messages', () => {
  it('opens with the newest, and pages back through all', async () => {
    const world = new PreviewWorld({ generate: 10_000 });
    const connection = await previewBackend({ world }).connect({ serverUrl: '', userId: 'maya', getToken: async () => 'preview:maya' });
    const { before, events } = await connection.openChannel('general', () => undefined, { signal: new AbortController().signal });
    let count = events.filter(({ type }) => type === 'message').length;
    for (let cursor = before; cursor !== undefined; ) {
      const page = await connection.page('general', cursor, 'before', { limit: 1000 });
      count += page.events.filter(({ type }) => type === 'message').length;
      cursor = page.before;
    }
    expect(count).to.equal(10_000);
    connection.close();
  });

  it('counts what is unread once for each message', () => {
    const world = new PreviewWorld({ generate: 10_000 });
    const channel = world.channel('general');
    for (let index = 0; index < 1000; index++) world.say('tomas', 'general', `${index}`);
    expect(channel.reading.unread('maya')).to.equal(1000);
    channel.delete('tomas', channel.messages.at(-1)!.id);
    expect(channel.reading.unread('maya')).to.equal(999);
    channel.read('maya', channel.messages.at(-3)!.id);
    expect(channel.reading.unread('maya')).to.equal(1);
  });
});
