/** Pictures, sounds, a film and a document, made in the page when somebody wants them: the preview backend brings no files. */

/** How a picture is coloured: red, green and blue (0 to 255) of a point, whose place goes from 0 to 1 both ways. */
type Paint = (x: number, y: number) => readonly [number, number, number];

/** A landscape: sky, a sun, hills. @param hue 0 to 1: one picture looks otherwise than the next */
function landscape(hue: number): Paint {
  const mix = (from: number, to: number, share: number) => Math.round(from + (to - from) * share);
  return (x, y) => {
    const hill = 0.62 + 0.1 * Math.sin(x * 5 + hue * 9) + 0.04 * Math.sin(x * 17 + hue * 30);
    if (y > hill) return [mix(40, 20, y), mix(110 + hue * 60, 60, y), mix(90, 50, y)];
    if (Math.hypot((x - 0.7 + hue * 0.4) * 1.6, y - 0.28) < 0.11) return [255, 214, 120];
    return [mix(70 + hue * 120, 250, y), mix(120, 200, y), mix(200, 170, y)];
  };
}

/** A picture (PNG). */
export async function picture(width: number, height: number, hue = 0): Promise<Blob> {
  const paint = landscape(hue);
  const rows = new Uint8Array((width * 3 + 1) * height); // each row begins with its filter: none
  for (let y = 0, at = 0; y < height; y++) {
    at++;
    for (let x = 0; x < width; x++) for (const value of paint(x / width, y / height)) rows[at++] = value;
  }
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header.set([8, 2], 8); // bits of a colour; red, green and blue
  const pixels = new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'));
  const compressed = new Uint8Array(await new Response(pixels).arrayBuffer());
  const signature = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
  return new Blob([signature, chunk('IHDR', header), chunk('IDAT', compressed), chunk('IEND', new Uint8Array())], { type: 'image/png' });
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, checksum(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** CRC-32. */
function checksum(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

const RATE = 8000;

/** How loud a made-up sound is at a moment: in syllables, and pauses. */
const loudness = (second: number) => Math.abs(Math.sin(second * 4.1)) * (Math.sin(second * 1.3) > -0.6 ? 1 : 0.1);

/** A sound (WAV): something like speech, without words. */
export function sound(seconds: number): Blob {
  const samples = Math.round(seconds * RATE);
  const bytes = new Uint8Array(44 + samples);
  const view = new DataView(bytes.buffer);
  const put = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  put(0, 'RIFF');
  view.setUint32(4, 36 + samples, true);
  put(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // not compressed
  view.setUint16(22, 1, true); // mono
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true); // bits of a sample
  put(36, 'data');
  view.setUint32(40, samples, true);
  for (let index = 0; index < samples; index++) {
    const second = index / RATE;
    bytes[44 + index] = 128 + 60 * loudness(second) * Math.sin(2 * Math.PI * (150 + 30 * Math.sin(second * 3)) * second);
  }
  return new Blob([bytes], { type: 'audio/wav' });
}

/** How a sound looks: `count` loudnesses, 0 to 1. */
export function waveform(seconds: number, count = 48): number[] {
  return Array.from({ length: count }, (_, index) => Math.round(loudness((index / count) * seconds) * 100) / 100);
}

/** A document (plain text). */
export function document(lines: readonly string[]): Blob {
  return new Blob([lines.join('\n')], { type: 'text/plain' });
}

/**
 * A short film, recorded from a canvas when it is wanted: of whatever type the browser records.
 * @returns rejects where it records none
 */
export async function film(width: number, height: number, seconds: number): Promise<Blob> {
  const canvas = Object.assign(globalThis.document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  const draw = (share: number) => {
    context.fillStyle = '#f4d9a6';
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#c2543d';
    context.beginPath();
    context.arc(width * (0.15 + 0.7 * share), height * (0.7 - 0.4 * Math.sin(share * Math.PI)), height / 8, 0, 2 * Math.PI);
    context.fill();
  };
  draw(0);
  const recorder = new MediaRecorder(canvas.captureStream(25));
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const began = performance.now();
  recorder.start();
  for (let share = 0; share < 1; share = (performance.now() - began) / (seconds * 1000)) {
    draw(share);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return new Promise((resolve, reject) => {
    recorder.onerror = () => reject(new Error('The film could not be recorded'));
    recorder.onstop = () => {
      for (const track of recorder.stream.getTracks()) track.stop();
      resolve(new Blob(parts, { type: (parts[0]?.type || recorder.mimeType || 'video/webm').replace(/;.*/, '') }));
    };
    recorder.stop();
  });
}
