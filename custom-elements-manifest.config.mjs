/**
 * What `npm run manifest` reads from src/ into custom-elements.json: the public side of every element.
 * Sorted, and without anything private, so that the file changes only when the public API does.
 */
const isPublic = (item) => !['private', 'protected'].includes(item.privacy) && !item.name?.startsWith('_') && !item.name?.startsWith('#');

/** @returns {import('@custom-elements-manifest/analyzer').Plugin} */
function publicSideOnly() {
  return {
    name: 'public-side-only',
    packageLinkPhase({ customElementsManifest: manifest }) {
      for (const module of manifest.modules) {
        module.declarations = module.declarations.filter((d) => d.customElement || d.kind === 'mixin');
        for (const declaration of module.declarations) {
          declaration.members = declaration.members?.filter(isPublic);
          declaration.attributes = declaration.attributes?.filter((attribute) => attribute.name);
        }
        const names = new Set(module.declarations.map((d) => d.name));
        module.exports = module.exports.filter((e) => e.kind === 'custom-element-definition' || names.has(e.declaration.name));
      }
      manifest.modules = manifest.modules
        .filter((module) => module.declarations.length || module.exports.length)
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}

export default {
  globs: ['src/**/*.ts'],
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [publicSideOnly()],
};
