/** People, messages and files that the states are made of. Everything is made up. */
import { sound } from '/preview.js';

export const users = [
  { id: 'me', name: 'Me Myself' },
  { id: 'maya', name: 'Maya Lindqvist' },
  { id: 'tomas', name: 'Tomás Rey' },
  { id: 'aiko', name: 'Aiko Sato' },
  { id: 'jonas', name: 'Jonas Weber' },
  { id: 'amina', name: 'Amina Diallo' },
  { id: 'long', name: 'Maximiliane Charlotte von und zu Hohenstein-Wolkenburg the Third of Her Name' },
  { id: 'salma', name: 'سلمى الحداد' },
];

const MINUTE = 60_000;
/** Today at 14:05, so that pictures of it look the same whenever they are taken. */
export const noon = new Date(Math.max(Date.now() - 86_400_000, 0)).setHours(14, 5, 0, 0);
export const at = (minutes) => noon + minutes * MINUTE;

/** Lines of who, what, and more; one a minute unless `at` says otherwise, up to now. */
export function talk(...lines) {
  let time = at(-lines.length);
  return lines.map(([from, text, more = {}]) => {
    time = more.at ?? time + MINUTE;
    return { from, text, ...more, at: time };
  });
}

/** A plain conversation with groups, a pause and two days in it. */
export const plain = () =>
  talk(
    ['maya', 'Good morning! Three weeks to go until the street festival.', { at: at(-1700) }],
    ['tomas', 'Morning! The permit for Mill Lane came through yesterday evening.', { at: at(-1698) }],
    ['me', 'Wonderful, that was the last big unknown.', { at: at(-1690) }],
    ['aiko', 'I have a first draft of the poster.', { at: at(-60) }],
    ['aiko', 'Warm colours, big date, very little text.', { at: at(-60) }],
    ['aiko', 'Shall I bring it along?', { at: at(-59) }],
    ['me', 'Yes please!', { at: at(-20) }],
    ['me', 'I can hang it in the kitchen, so that we see it from across the room when we have our coffee.', { at: at(-20) }],
    ['jonas', 'The dog stays.', { at: at(-3) }],
    ['me', 'The dog absolutely stays.', { at: at(-2) }],
  );

/** A picture of hills, as a file of the world. */
export async function picture(world, width, height, hue) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  const sky = context.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, `hsl(${hue} 70% 62%)`);
  sky.addColorStop(1, `hsl(${hue + 40} 80% 86%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  context.fillStyle = `hsl(${hue + 60} 90% 92%)`;
  context.beginPath();
  context.arc(width * 0.72, height * 0.34, Math.min(width, height) * 0.11, 0, 7);
  context.fill();
  for (let hill = 0; hill < 3; hill++) {
    context.fillStyle = `hsl(${hue + 110 + hill * 12} ${30 + hill * 6}% ${58 - hill * 14}%)`;
    context.beginPath();
    context.moveTo(0, height);
    for (let x = 0; x <= width; x += 4) context.lineTo(x, height * (0.6 + hill * 0.12 + 0.07 * Math.sin((x / width) * (5 + hill * 2) + hill * 2)));
    context.lineTo(width, height);
    context.fill();
  }
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return { media: world.store(blob), kind: 'image', mimeType: 'image/jpeg', size: blob.size, width, height };
}

/** Some seconds of sound. */
export function tone(world, seconds) {
  const blob = sound(seconds);
  return { media: world.store(blob), kind: 'audio', mimeType: blob.type, size: blob.size, duration: seconds };
}

export const waveform = Array.from({ length: 60 }, (_, index) => 0.15 + 0.8 * Math.abs(Math.sin(index * 0.7) * Math.cos(index * 0.23)));

/** A file with nothing much in it that says it is larger. */
export const file = (world, name, mimeType, size) => ({ media: world.store(new Blob(['…'], { type: mimeType })), kind: 'file', name, mimeType, size });
