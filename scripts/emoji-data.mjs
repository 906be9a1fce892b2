/**
 * Writes src/parts/rich-text/emoji-data.ts: the emoji with their names, shortcodes and words to find them by, as compact
 * text. Run it for a new version of Unicode; what it writes is committed, since the package is 31 MB:
 *
 *     npm i --no-save emoji-picker-element-data && node scripts/emoji-data.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/run.mjs';

/** Newer emoji are empty boxes on many computers. */
const newest = 15.1;

/** Bits of emoji (skin, hair), which nobody writes alone. */
const components = 2;

const read = (set) => JSON.parse(readFileSync(join(root, `node_modules/emoji-picker-element-data/en/${set}/data.json`), 'utf8'));

const github = new Map(read('github').map(({ emoji, shortcodes }) => [emoji, shortcodes]));

/** As src/parts/rich-text/emoji.ts does it. */
const toned = (emoji, tone) => emoji.replace(/(\p{EBase})\uFE0F?/gu, `$1${tone}`);

/** Whether each of its skin tones is what `toned()` makes: not so where only one of several people has one. */
const hasTones = (emoji, skins) =>
  ['🏻', '🏼', '🏽', '🏾', '🏿'].every((tone, index) => skins?.some((skin) => skin.emoji === toned(emoji, tone) && [skin.tone].flat().every((value) => value === index + 1)));

const groups = [];
for (const { emoji, annotation, shortcodes, tags, group, version, skins } of read('emojibase')) {
  if (version > newest || group === components) continue;
  // GitHub's codes are those people know; emojibase's are more.
  const codes = [...new Set([...(github.get(emoji) ?? []), ...shortcodes])];
  const known = new Set([annotation, ...codes].flatMap((words) => words.toLowerCase().split(/[\s_:,-]+/)));
  const more = (tags ?? []).map((tag) => tag.toLowerCase()).filter((tag) => !tag.includes(' ') && ![...known].some((word) => word.startsWith(tag)));
  (groups[group] ??= []).push([emoji + (hasTones(emoji, skins) ? '+' : ''), annotation, codes.join(' '), more.join(' ')].join('\t').trimEnd());
}

const text = Object.values(groups).map((lines) => lines.join('\n')).join('\n\n');
if (/[`\\]|\$\{/.test(text)) throw new Error('The text does not fit into a template string');

const licence = readFileSync(new URL('./lib/emojibase-licence.txt', import.meta.url), 'utf8').trim();

writeFileSync(
  join(root, 'src/parts/rich-text/emoji-data.ts'),
  `/*!
Emoji names and shortcodes are from emojibase (https://github.com/milesj/emojibase), whose names are Unicode CLDR's.

${licence}
*/

/**
 * Written by scripts/emoji-data.mjs; not by hand. A line per emoji: itself (with a + where it
 * has skin tones), its name, its shortcodes, other words; with tabs between. An empty line between groups, which are in the order of \`EmojiWords.groups\`.
 */
export const emojiData = \`${text}\`;
`,
);
console.log(`${Object.values(groups).flat().length} emoji in ${Object.values(groups).length} groups`);
