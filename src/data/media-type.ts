/**
 * What a file may be shown as: types that can hold no script. SVG, HTML and PDF are none of them, whatever they are said to
 * be: what they are is told by their first bytes, else by the server, and never by who sent them.
 */

/** What shows a file: an `<img>`, a `<video>`, an `<audio>`. */
export type Showing = 'image' | 'video' | 'audio';

const IMAGE = /^image\/(png|jpeg|gif|webp|avif)$/;
const VIDEO = /^video\/(mp4|webm|ogg)$/;
const AUDIO = /^audio\/(mpeg|ogg|wav|x-wav|wave|webm|mp4|x-m4a|aac|flac|x-flac)$/;
const safe: Record<Showing, RegExp> = { image: IMAGE, video: VIDEO, audio: AUDIO };

/** First bytes, in hex (`.` is any digit), of a kind of file. A container may hold either. */
const magic: readonly (readonly [start: RegExp, kind: string, type: string])[] = [
  [/^89504e470d0a1a0a/, 'image', 'png'],
  [/^ffd8ff/, 'image', 'jpeg'],
  [/^47494638/, 'image', 'gif'],
  [/^52494646.{8}57454250/, 'image', 'webp'],
  [/^.{8}6674797061766966/, 'image', 'avif'],
  [/^.{8}6674797061766973/, 'image', 'avif'],
  [/^.{8}66747970(68656963|68656978|6d696631)/, 'other', 'heic'],
  [/^.{8}66747970/, 'video audio', 'mp4'],
  [/^1a45dfa3/, 'video audio', 'webm'],
  [/^4f676753/, 'video audio', 'ogg'],
  [/^52494646.{8}57415645/, 'audio', 'wav'],
  [/^494433/, 'audio', 'mpeg'],
  [/^fff[19]/, 'audio', 'aac'],
  [/^ff[ef]./, 'audio', 'mpeg'],
  [/^664c6143/, 'audio', 'flac'],
];

/** @returns the type to show a file by; `undefined` where it is not to be shown so */
export async function typeToShow(file: Blob, showing: Showing): Promise<string | undefined> {
  const bytes = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const start = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const known = magic.find(([begin]) => begin.test(start));
  if (known) return known[1].includes(showing) ? `${showing}/${known[2]}` : undefined;
  const said = file.type.replace(/;\s*codecs=.*$/, '').trim();
  return safe[showing].test(said) ? said : undefined;
}
