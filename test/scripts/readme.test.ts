/** README says what there is: every public name, error code and dependency; and its example works. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { startServer } from '../../demo/server/index.js';
import { root } from '../../scripts/lib/run.mjs';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

interface Named {
  name: string;
  kind?: string;
  type?: { text: string };
}
interface Element {
  tagName: string;
  attributes?: Named[];
  members?: Named[];
  events?: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
}

/** The text below a heading, down to the next of the same rank or higher. */
function section(text: string, heading: string): string {
  const rank = /^#+/.exec(heading)?.[0].length ?? 0;
  const start = text.indexOf(`\n${heading}\n`);
  assert.notEqual(start, -1, `no heading “${heading}”`);
  const body = text.slice(start + heading.length + 2);
  const end = body.search(new RegExp(`^#{1,${rank}} `, 'm'));
  return end < 0 ? body : body.slice(0, end);
}

/** The names in backticks, without what a method takes: `show()` is `show`. */
const named = (text: string) => new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name.replace(/\(.*\)$/, '')));

/** What stands in backticks in the first cells of the tables. */
const firstCells = (text: string) => [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name);

describe('README', () => {
  let readme: string;
  before(() => {
    readme = read('README.md');
  });

  const manifest = JSON.parse(read('custom-elements.json')) as { modules: { declarations: Element[] }[] };
  const elements = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);

  for (const element of elements) {
    it(`names everything public of <${element.tagName}>`, () => {
      const known = named(section(readme, `### \`<${element.tagName}>\``));
      const missing = (['attributes', 'members', 'events', 'cssParts', 'cssProperties'] as const).flatMap((kind) =>
        (element[kind] ?? []).filter(({ name }) => !known.has(name)).map(({ name }) => `${kind}: ${name}`));
      assert.deepEqual(missing, []);
    });

    it(`tells the detail of each event of <${element.tagName}>`, () => {
      const text = section(readme, `### \`<${element.tagName}>\``);
      for (const { name, type } of element.events ?? []) {
        const fields = [...(type?.text ?? '').matchAll(/(\w+):/g)].map(([, field]) => field);
        const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` |`) && line.split('|').length > 6);
        assert.ok(row, `no row for the event ${name}`);
        for (const field of fields) assert.ok(row.includes(field ?? ''), `${name}: ${field}`);
      }
    });
  }

  it('names no element that does not exist', () => {
    const tags = [...readme.matchAll(/^### `<([a-z-]+)>`/gm)].map(([, tag]) => tag);
    assert.deepEqual(tags.sort(), elements.map(({ tagName }) => tagName).sort());
  });

  it('has every error code, and no other', () => {
    const codes = [...read('src/errors.ts').matchAll(/^ {2}\| '(\w+)'/gm)].map(([, code]) => code);
    assert.ok(codes.length > 10);
    assert.deepEqual(firstCells(section(readme, '## Errors')).sort(), codes.sort());
  });

  it('has every dependency, and no other', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const expected = [...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})];
    assert.deepEqual(firstCells(section(readme, '## Dependencies')).sort(), expected.sort());
  });

  it('has a token endpoint that works', async (t) => {
    const server = await startServer({ dataDir: ':memory:', seed: false });
    t.after(() => server.close());
    const [, example = ''] = /```js\n([^`]*(?:`[^`]+`[^`]*)*?export async function tokenEndpoint[^]*?)```/.exec(section(readme, '## The token endpoint')) ?? [];
    assert.ok(example.includes('http://localhost:8000'));
    const code = `const signedInUser = async (request) => request.headers.get('x-user');\n${example.replace('http://localhost:8000', server.url)}`;
    const { tokenEndpoint } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { tokenEndpoint: (request: Request) => Promise<Response> };
    const ask = (headers: Record<string, string>) => tokenEndpoint(new Request('https://host.example/api/token?deviceId=DEVICE', { headers }));

    const answer = await ask({ 'x-user': 'alice' });
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const { token, ...rest } = (await answer.json()) as { token: string };
    assert.deepEqual(rest, { expiresIn: 600, userId: '@alice:localhost', serverUrl: server.url });
    const who = await fetch(`${server.url}/_matrix/client/v3/account/whoami`, { headers: { Authorization: `Bearer ${token}` } });
    assert.deepEqual(await who.json(), { user_id: '@alice:localhost', device_id: 'DEVICE', is_guest: false });

    assert.equal((await ask({})).status, 401);
    assert.equal((await ask({ 'x-user': 'no such name' })).status, 503);
  });
});

describe('the documents', () => {
  for (const document of documents) {
    it(`${document}: every link to a file leads to one`, () => {
      const targets = [...read(document).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
      assert.deepEqual(targets.filter((target) => !existsSync(join(root, target))), []);
    });

    it(`${document}: every file it names is there`, () => {
      const paths = [...read(document).matchAll(/`((?:src|test|demo|scripts|bench)\/[\w./-]+)`/g)].map(([, path = '']) => path);
      assert.deepEqual(paths.filter((path) => !existsSync(join(root, path))), []);
    });

    it(`${document}: every npm script it names is there`, () => {
      const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
      const names = [...read(document).matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
      assert.deepEqual(names.filter((name) => !scripts[name]), []);
    });
  }
});
