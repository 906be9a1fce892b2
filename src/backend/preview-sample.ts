/** A channel with messages of every kind, for galleries, screenshots and benchmarks. Everything in it is made up, and made here. */

import { document, film, picture, sound, waveform } from './preview-media.js';
import type { PreviewChannel } from './preview-channel.js';
import type { PreviewMessage } from './preview-init.js';
import type { PreviewWorld } from './preview-world.js';
import type { Attachment } from './types.js';

const MINUTE = 60_000;

export interface SampleOptions {
  /** Default: `sample`. */
  id?: string;
  /** User id of who may delete, mute and ban. Default: `maya`. */
  owner?: string;
  /** When its last message is sent, in ms since the epoch. Default: now. */
  until?: number;
}

type Line = Omit<PreviewMessage, 'at'>;

/** Adds the channel to a world with the default team in it. */
export function addSample(world: PreviewWorld, { id = 'sample', owner = 'maya', until = world.clock.now() }: SampleOptions = {}): PreviewChannel {
  const lines = [...words(), ...conversation(), ...files(world)];
  const messages = lines.map((line, index) => ({ ...line, at: until - (lines.length - index) * MINUTE }));
  return world.addChannel({ id, name: 'A bit of everything', topic: 'Every kind of message there is', owner, messages, typing: ['jonas', 'amina'] });
}

const user = (userId: string, name: string) => `<a href="chat:user/${userId}">@${name}</a>`;

/** How texts look. */
function words(): Line[] {
  return [
    { from: 'maya', text: 'Good morning! This channel shows a bit of everything.' },
    {
      from: 'tomas',
      text: '**bold**, *italic*, ~~gone~~, `code` and a [link](https://example.org/)',
      html: '<strong>bold</strong>, <em>italic</em>, <del>gone</del>, <code>code</code> and a <a href="https://example.org/">link</a>',
    },
    {
      from: 'aiko',
      text: '> Less, but better.\n\n1. paper\n2. ink\n\n- wide margins\n- few words',
      html: '<blockquote><p>Less, but better.</p></blockquote><ol><li>paper</li><li>ink</li></ol><ul><li>wide margins</li><li>few words</li></ul>',
    },
    {
      from: 'jonas',
      text: '```js\nconst sun = sky.querySelector(".sun");\nsun.animate({ scale: [1, 1.2, 1] }, { duration: 2000, iterations: Infinity });\n```',
      html: '<pre><code class="language-js">const sun = sky.querySelector(".sun");\nsun.animate({ scale: [1, 1.2, 1] }, { duration: 2000, iterations: Infinity });\n</code></pre>',
    },
    {
      from: 'amina', text: '@Maya Lindqvist and @Tomás Rey, shall we go on in #general?', mentions: { userIds: ['maya', 'tomas'] },
      html: `${user('maya', 'Maya Lindqvist')} and ${user('tomas', 'Tomás Rey')}, shall we go on in <a href="chat:channel/general">#general</a>?`,
    },
    { from: 'aiko', text: 'مرحبا! A line that goes the other way.' },
    { from: 'tomas', text: '🎉🎪🥐' },
    { from: 'jonas', text: 'waves from the stage', kind: 'emote' },
    { from: 'amina', text: 'The forecast for Saturday: sun, a light wind, 23 °C.', kind: 'notice' },
    { from: 'maya', text: 'Averylongwordwithoutanyspaceinit'.repeat(6) },
  ];
}

/** Answers, threads, reactions, and what becomes of messages. Indexes count from the first line of all. */
function conversation(): Line[] {
  const start = words().length;
  return [
    { from: 'tomas', text: 'Where does the choir stand?', reactions: { '🎶': ['maya', 'aiko', 'jonas'], '👍': ['amina'], '🤔': ['maya'] } },
    { from: 'amina', text: 'On the steps of the bakery.', replyTo: start },
    { from: 'jonas', text: 'How many microphones do we need?' },
    { from: 'amina', text: 'Two for the bands.', threadOf: start + 2 },
    { from: 'maya', text: 'And one for the welcome, I am afraid.', threadOf: start + 2, reactions: { '😂': ['jonas'] } },
    { from: 'jonas', text: 'Three then. Thank you!', threadOf: start + 2, replyTo: start + 3 },
    { from: 'aiko', text: 'The printer can do it by Thursday.', edited: true },
    { from: 'tomas', text: 'Never mind.', deleted: true },
    { from: 'aiko', text: '', kind: 'encrypted' },
    { from: 'amina', text: 'Poll: tea or coffee?', kind: 'unsupported', readBy: ['jonas'] },
  ];
}

/** Attachments of every kind. */
function files(world: PreviewWorld): Line[] {
  const attach = (from: string, make: () => Blob | Promise<Blob>, file: Omit<Attachment, 'media'>, more: Partial<Line> = {}): Line => ({
    from, text: '', ...more, attachment: { media: world.storeLazily(make), ...file },
  });
  const image = (from: string, name: string, width: number, height: number, hue: number, more?: Partial<Line>) =>
    attach(from, () => picture(width, height, hue), { kind: 'image', name, mimeType: 'image/png', width, height }, more);
  const speech = sound(6);
  return [
    image('aiko', 'poster.png', 480, 320, 0.1, { text: 'The poster, with a bigger sun', reactions: { '☀️': ['maya', 'tomas', 'jonas', 'amina'] } }),
    image('jonas', 'tower.png', 240, 420, 0.6),
    image('jonas', 'square.png', 360, 360, 0.9),
    attach('amina', () => film(320, 180, 1), { kind: 'video', name: 'rehearsal.webm', mimeType: 'video/webm', width: 320, height: 180, duration: 1, thumbnail: world.storeLazily(() => picture(320, 180, 0.4)) }),
    attach('tomas', () => sound(4), { kind: 'audio', name: 'jingle.wav', mimeType: 'audio/wav', size: sound(4).size, duration: 4 }),
    attach('maya', () => speech, { kind: 'audio', name: 'voice.wav', mimeType: 'audio/wav', size: speech.size, duration: 6, voice: true, waveform: waveform(6) }),
    attach('tomas', () => document(['12:00 opening', '12:30 choir', '14:00 bands', '22:00 lights out']), { kind: 'file', name: 'programme of the whole day, second version.txt', mimeType: 'text/plain', size: 60 }, { text: 'The programme' }),
    { from: 'jonas', text: '', attachment: { media: 'lost', kind: 'image', name: 'lost.png', mimeType: 'image/png', width: 320, height: 200 } },
    { from: 'maya', text: 'Thank you all. See you on Saturday!', reactions: { '❤️': ['tomas', 'aiko', 'jonas', 'amina'] }, readBy: ['tomas', 'aiko', 'amina'] },
  ];
}
