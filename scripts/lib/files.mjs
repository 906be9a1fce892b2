/**
 * Lists files, since `node --test` of Node 20 expands no patterns.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Test files (*.test.ts) below these folders, or files as they are; relative to the project, sorted. */
export function testFiles(...paths) {
  return paths.flatMap((path) => {
    const full = join(root, path);
    if (!existsSync(full)) return [];
    if (statSync(full).isFile()) return [path];
    return readdirSync(full, { recursive: true })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join(path, name))
      .sort();
  });
}

/** The library's sources: [{ path, text }], the path below src/. */
export function sourceFiles() {
  const src = join(root, 'src');
  const paths = readdirSync(src, { recursive: true }).filter((path) => path.endsWith('.ts'));
  return paths.map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(src, path), 'utf8') }));
}

/** Folders of tests that run in Node; every other test runs in browsers. */
export const nodeTestFolders = ['test/demo', 'test/scripts'];
export const e2eFolder = 'test/e2e';
/** Counts what is left in a browser's heap; runs in Node, with the built library, as the end-to-end tests do. */
export const leakFolder = 'test/leak';

/** Test files for browsers. */
export const browserTestFiles = () =>
  testFiles('test').filter((file) => ![...nodeTestFolders, e2eFolder, leakFolder].some((folder) => file.startsWith(join(folder, '/'))));
