/**
 * Bundles src/index.ts into dist/:
 *  - chat-elements.js: what a CDN serves; parts that load later are chunks beside it, by relative URL
 *  - chat-elements.full.js: the same in truly one file
 *  - preview.js: a chat server that lives in the page (src/backend/preview.ts), for demos; beside either of the others
 *  - THIRD-PARTY.txt: the licences of what is bundled (comments are stripped from the code)
 * Names are mangled but properties are not: each chunk is minified by itself, so the same `_name` would
 * get two spellings.
 */
import { readdirSync, readFileSync } from 'node:fs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { leanPurify } from './scripts/lib/lean-purify.mjs';
import { letForConst } from './scripts/lib/let-for-const.mjs';
import { markedLexer } from './scripts/lib/marked-lexer.mjs';
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';
import { shortCustomProperties } from './scripts/lib/short-custom-properties.mjs';
import { shortPrivates } from './scripts/lib/short-privates.mjs';
import { shortWords } from './scripts/lib/short-words.mjs';
import { stylesLast } from './scripts/lib/styles-last.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const banner = `/*! chat-elements ${version} MIT; THIRD-PARTY.txt */`;

/** @returns {import('rollup').Plugin} */
function thirdPartyLicences() {
  return {
    name: 'third-party-licences',
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(ids.flatMap((id) => id.match(/^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/)?.[0] ?? []));
      const texts = [...folders].sort().map((folder) => {
        const { name, version: v, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
        const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
        return `${name} ${v} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''}\n`;
      });
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY.txt', source: texts.join('\n---\n\n') });
    },
  };
}

/**
 * What the entry begins with. The view of a chat is loaded by a dynamic import, but nearly every page shows one: a chunk of its own
 * would come a round trip later and compress 1 KB worse. Style sheets stand next to each other, for gzip looks back 32 KB: what is
 * alike in them is said once.
 */
const firstScreen = {
  name: 'first-screen',
  transform: (code, id) => (/[\\/]src[\\/]index\.ts$/.test(id) ? { code: `${['shell.styles', 'view.styles', 'view'].map((name) => `import './elements/chat-element/${name}.js';`).join('')}${code}`, map: null } : null),
};

/**
 * Late parts that have a chunk for themselves with all they need: what others need of it they get from there. The first named
 * wins. Parts that are loaded together, or have much in common, are one file: each costs a request and begins its compression anew.
 */
const parts = {
  'map-event': ['matrix/map-event.ts'],
  'live-actions': ['data/live-actions.ts', 'matrix/actions.ts'],
  'data-api': ['data/api.ts', 'session/extras.ts'],
  channels: ['matrix/channels.ts', 'matrix/people.ts', 'matrix/channel-list.ts'],
  media: ['data/media.ts', 'matrix/download.ts', 'matrix/upload.ts'],
  condition: ['elements/chat-element/condition.ts', 'parts/file-icons.ts', 'parts/attachments/can-record.ts', 'parts/format-when.ts', 'parts/online.ts', 'parts/speaks.ts'],
  details: ['parts/details/details.ts', 'data/about.ts'],
  acting: ['parts/details/acting.ts', 'parts/composer/tools.ts', 'parts/thread-pane.ts'],
  attachment: ['parts/attachments/attachment.ts', 'parts/attachments/lightbox.ts'],
  pickers: ['parts/attachments/upload-tray.ts', 'parts/attachments/voice-recorder.ts', 'parts/rich-text/emoji-picker.ts'],
  looks: ['parts/looks/imessage.ts', 'parts/looks/discord.ts'],
  format: ['parts/rich-text/format.ts'],
  search: ['elements/search-views.ts'],
};

/** One chunk for all that is there from the start, one for each of `parts`; what others share is in the one of `condition`, which all but few of them need. */
function chunkOf() {
  let chunks;
  return (id, { getModuleInfo, getModuleIds }) => {
    chunks ??= findChunks([...getModuleIds()].map((moduleId) => getModuleInfo(moduleId)));
    return chunks.get(id);
  };
}

/** The chunk of each module that is not in the one of a single dynamic import. */
function findChunks(modules) {
  const byId = new Map(modules.map((info) => [info.id, info]));
  const chunks = new Map();
  /** What a module needs at once, itself included, without what has its chunk. */
  const reach = (id, found = new Set()) => {
    if (!found.has(id) && !chunks.has(id)) {
      found.add(id);
      byId.get(id)?.importedIds.forEach((next) => reach(next, found));
    }
    return found;
  };
  const put = (name, ids) => ids.forEach((id) => chunks.set(id, name));
  put('core', reach(modules.find((info) => info.isEntry).id));
  for (const [name, paths] of Object.entries(parts)) for (const { id } of modules) if (paths.some((path) => id.replaceAll('\\', '/').endsWith(`/src/${path}`))) put(name, reach(id));
  const late = new Set(modules.flatMap((info) => info.dynamicallyImportedIds));
  const seen = new Map();
  for (const root of late) for (const id of reach(root)) seen.set(id, (seen.get(id) ?? 0) + 1);
  for (const [id, count] of seen) if (count > 1 && !late.has(id)) chunks.set(id, 'condition');
  return chunks;
}

const shared = { dir: 'dist', format: 'es', sourcemap: true, freeze: false, banner: (chunk) => (chunk.isEntry ? banner : '') };

const plugins = () => [
  firstScreen,
  markedLexer(),
  leanPurify(),
  nodeResolve({ extensions: ['.ts', '.js'], browser: true }),
  esbuild({ target: 'es2022', tsconfig: 'src/tsconfig.json' }),
  shortWords(),
  minifyTemplates((id) => id.endsWith('.ts')),
  shortCustomProperties(),
  stylesLast(),
  letForConst(),
  terser({ module: true, ecma: 2022, compress: { passes: 3, unsafe_arrows: true, keep_fargs: false, inline: 1 }, format: { comments: /^!/ } }),
  shortPrivates(),
];

const library = {
  input: { 'chat-elements': 'src/index.ts' },
  plugins: [...plugins(), thirdPartyLicences()],
  output: [
    // What is shared with the late chunks is a chunk too, and the entry only a door to it. That costs a request,
    // but a page that asks for chat-elements.js?v=2 would load everything twice if chunks imported the entry.
    {
      ...shared,
      entryFileNames: '[name].js',
      manualChunks: chunkOf(),
      chunkFileNames: 'chunks/[name]-[hash:6].js',
    },
    { ...shared, entryFileNames: '[name].full.js', inlineDynamicImports: true },
  ],
};

const preview = { input: { preview: 'src/backend/preview.ts' }, plugins: plugins(), output: { ...shared, entryFileNames: '[name].js' } };

export default [library, preview];
