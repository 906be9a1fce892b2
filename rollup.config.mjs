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

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const banner = `/*! chat-elements ${version}, MIT. Third-party licences: THIRD-PARTY.txt */`;

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

const shared = { dir: 'dist', format: 'es', sourcemap: true, banner };

export default {
  input: { 'chat-elements': 'src/index.ts' },
  plugins: [
    nodeResolve({ extensions: ['.ts', '.js'], browser: true }),
    esbuild({ target: 'es2022', tsconfig: 'src/tsconfig.json' }),
    minifyTemplates((id) => id.endsWith('.ts')),
    terser({ module: true, ecma: 2020, compress: { passes: 2 }, format: { comments: /^!/ } }),
    thirdPartyLicences(),
  ],
  output: [
    // What is shared with the late chunks is a chunk too, and the entry only a door to it. That costs a request,
    // but a page that asks for chat-elements.js?v=2 would load everything twice if chunks imported the entry.
    {
      ...shared,
      entryFileNames: '[name].js',
      chunkFileNames: ({ name }) => `chunks/${name === 'index' ? 'core' : '[name]'}-[hash].js`,
    },
    { ...shared, entryFileNames: '[name].full.js', inlineDynamicImports: true },
  ],
};
