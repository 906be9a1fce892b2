/**
 * What `npm run manifest` reads from src/ into custom-elements.json: the public side of every element.
 * Sorted, and without anything private, so that the file changes only when the public API does.
 */
/** What every EventTarget has is nothing new, also where an element has its own. */
const isPublic = (item) => item.name !== 'addEventListener' && !['private', 'protected'].includes(item.privacy) && !item.name?.startsWith('_') && !item.name?.startsWith('#');
const isDefinition = ({ kind }) => kind === 'custom-element-definition';

/**
 * Reads `define('chat-element', ChatElement)`, which the analyzer does not know.
 * @returns {import('@custom-elements-manifest/analyzer').Plugin}
 */
function ownDefine() {
  return {
    name: 'own-define',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
      const [tag, element] = node.arguments;
      if (!tag || !element || !ts.isStringLiteral(tag) || !ts.isIdentifier(element)) return;
      const declaration = { name: element.text, module: moduleDoc.path };
      moduleDoc.exports.push({ kind: 'custom-element-definition', name: tag.text, declaration });
    },
    packageLinkPhase({ customElementsManifest: { modules } }) {
      for (const definition of modules.flatMap((module) => module.exports).filter(isDefinition)) {
        for (const { path, declarations } of modules) {
          const element = declarations.find((d) => d.kind === 'class' && d.name === definition.declaration.name);
          if (!element) continue;
          Object.assign(element, { tagName: definition.name, customElement: true });
          definition.declaration.module = path;
        }
      }
    },
  };
}

/** @returns {import('@custom-elements-manifest/analyzer').Plugin} */
function publicSideOnly() {
  return {
    name: 'public-side-only',
    packageLinkPhase({ customElementsManifest: manifest }) {
      for (const module of manifest.modules) {
        module.declarations = module.declarations.filter((d) => d.tagName);
        for (const declaration of module.declarations) {
          declaration.members = declaration.members?.filter(isPublic);
          declaration.attributes = declaration.attributes?.filter((attribute) => attribute.name);
        }
      }
      const elements = new Set(manifest.modules.flatMap((module) => module.declarations.map((d) => d.name)));
      for (const module of manifest.modules) module.exports = module.exports.filter((e) => elements.has(e.declaration.name));
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
  plugins: [ownDefine(), publicSideOnly()],
};
