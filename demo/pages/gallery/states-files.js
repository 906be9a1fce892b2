/** States of what messages carry. */
import { at, file, picture, talk, tone, waveform } from './talk.js';

/** @type {Record<string, any>} */
export const attachments = {
  pictures: {
    title: 'Pictures',
    async channel(world) {
      const [wide, tall, small] = [await picture(world, 1200, 800, 205), await picture(world, 600, 900, 20), await picture(world, 220, 140, 320)];
      return {
        messages: talk(
          ['maya', '', { attachment: { ...wide, name: 'mill.jpg' } }],
          ['maya', 'The view from the mill, this morning at seven.', { attachment: { ...small, name: 'small.jpg' } }],
          ['me', '', { attachment: { ...tall, name: 'tower.jpg' }, reactions: { '😍': ['maya', 'aiko'] } }],
          ['me', 'And the poster', { attachment: { ...wide, name: 'poster.jpg' } }],
        ),
      };
    },
  },
  films: {
    title: 'Video, and what is not to be had',
    async channel(world) {
      const poster = await picture(world, 1280, 720, 260);
      return {
        messages: talk(
          ['tomas', '', { attachment: { media: poster.media, kind: 'video', name: 'choir.mp4', mimeType: 'video/mp4', size: 8_400_000, width: 1280, height: 720, duration: 74, thumbnail: poster.media } }],
          ['me', '', { attachment: { media: 'nowhere', kind: 'image', name: 'lost.jpg', mimeType: 'image/jpeg', size: 120_000, width: 800, height: 500 } }],
        ),
      };
    },
  },
  sounds: {
    title: 'Voice, music and files',
    channel: (world) => ({
      messages: talk(
        ['maya', '', { attachment: { ...tone(world, 9), name: 'Voice message', voice: true, waveform } }],
        ['me', '', { attachment: { ...tone(world, 4), name: 'Voice message', voice: true, waveform } }],
        ['jonas', '', { attachment: { ...tone(world, 12), name: 'Rehearsal of the choir, second half.wav' } }],
        ['me', '', { attachment: file(world, 'Programme of the street festival, third draft.pdf', 'application/pdf', 1_840_000) }],
        ['aiko', 'The stalls, as of today', { attachment: file(world, 'stalls.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 24_300), at: at(-1) }],
      ),
    }),
  },
  lightbox: {
    title: 'A picture, large',
    channel: (world) => attachments.pictures.channel(world),
    async act({ whole, one, all, until }) {
      await whole();
      await until(() => all('.picture img').length >= 3, 'the pictures');
      (await one('.picture .open')).click();
      await one('.lightbox img');
    },
  },
};
