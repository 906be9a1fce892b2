/**
 * Bundles src/index.ts into dist/:
 *  - chat-elements.js: what a CDN serves; parts that load later are chunks beside it, by relative URL
 *  - chat-elements.full.js: the same in truly one file
 *  - THIRD-PARTY.txt: the licences of what is bundled (comments are stripped from the code)
 * Names are mangled but properties are not: each chunk is minified by itself, so the same `_name` would
 * get two spellings.
 */
import { readdirSync, readFileSync } from 'node:fs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';
import { shortPrivates } from './scripts/lib/short-privates.mjs';

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
 * Loaded by a dynamic import, but sent with the core: nearly every page shows a chat, and a chunk of its own would come a
 * round trip later and compress 1 KB worse.
 */
const sentWithCore = /[\\/]elements[\\/]chat-element[\\/]view\.ts$/;

/** What is loaded with the first call of the data API, in one chunk, also for other late parts that need some of it. */
const dataApi = /[\\/]data[\\/]api\.ts$/;

/** One chunk for all that is there from the start, one for the data API, and one for what several late parts share. */
function coreChunk() {
  let chunks;
  return (id, { getModuleInfo, getModuleIds }) => {
    chunks ??= findChunks([...getModuleIds()].map((moduleId) => getModuleInfo(moduleId)));
    return ['core', 'data-api', 'shared'].find((name) => chunks[name].has(id));
  };
}

/** The modules that the entry needs at once; those of the data API; and those besides that two or more dynamic imports need. */
function findChunks(modules) {
  const byId = new Map(modules.map((info) => [info.id, info]));
  const reach = (id, found = new Set()) => {
    if (!found.has(id)) {
      found.add(id);
      byId.get(id)?.importedIds.forEach((next) => reach(next, found));
    }
    return found;
  };
  const entry = modules.find((info) => info.isEntry);
  const core = reach(entry.id);
  for (const { id } of modules) if (sentWithCore.test(id)) reach(id, core);
  const late = new Set(modules.flatMap((info) => info.dynamicallyImportedIds));
  const api = new Set(modules.filter(({ id }) => dataApi.test(id)).flatMap(({ id }) => [...reach(id)]));
  const seen = new Map();
  for (const root of late) for (const id of reach(root)) seen.set(id, (seen.get(id) ?? 0) + 1);
  const shared = new Set([...seen].flatMap(([id, count]) => (count > 1 && !late.has(id) && !api.has(id) && !core.has(id) ? [id] : [])));
  return { core, 'data-api': api, shared };
}

const shared = { dir: 'dist', format: 'es', sourcemap: true, banner: (chunk) => (chunk.isEntry ? banner : '') };

export default {
  input: { 'chat-elements': 'src/index.ts' },
  plugins: [
    nodeResolve({ extensions: ['.ts', '.js'], browser: true }),
    esbuild({ target: 'es2022', tsconfig: 'src/tsconfig.json' }),
    minifyTemplates((id) => id.endsWith('.ts')),
    terser({ module: true, ecma: 2022, compress: { passes: 3, unsafe_arrows: true, keep_fargs: false }, format: { comments: /^!/ } }),
    shortPrivates(),
    thirdPartyLicences(),
  ],
  output: [
    // What is shared with the late chunks is a chunk too, and the entry only a door to it. That costs a request,
    // but a page that asks for chat-elements.js?v=2 would load everything twice if chunks imported the entry.
    {
      ...shared,
      entryFileNames: '[name].js',
      manualChunks: coreChunk(),
      chunkFileNames: 'chunks/[name]-[hash].js',
    },
    { ...shared, entryFileNames: '[name].full.js', inlineDynamicImports: true },
  ],
};
