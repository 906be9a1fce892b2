/** The lint rule that holds the arrows between the rooms of src/ (scripts/lint/room-arrows.mjs). */
import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import rule, { rooms } from '../../scripts/lint/room-arrows.mjs';

const src = resolve('src');

/** What the rule reports for a file of src/ with this text. */
async function report(file: string, text: string): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [{
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser },
      plugins: { rooms: { rules: { arrows: rule } } },
      rules: { 'rooms/arrows': ['error', { src }] },
    }] as ESLint.Options['overrideConfig'],
  });
  const [result] = await eslint.lintText(text, { filePath: join(src, file) });
  return result!.messages.map((message) => message.message);
}

describe('rooms/arrows', () => {
  it('lets arrows point down, and within a room', async () => {
    assert.deepEqual(await report('elements/chat-element/chat-element.ts', `
      import { html } from 'lit';
      import '../../parts/message.js';
      import { ChatSession } from '../../session/session.js';
      import type { LiveChannel } from '../../data/live-channel.js';
      import './view.js';
      import '../chat-session/chat-session.js';
      import { ChatError } from '../../errors.js';`), []);
    assert.deepEqual(await report('index.ts', `import './matrix/backend.js'; import './elements/a/a.js';`), []);
    assert.deepEqual(await report('server/token.ts', `import { createHmac } from 'node:crypto';`), []);
  });

  const upward: [file: string, text: string, reason: RegExp][] = [
    ['elements/a/a.ts', `import '../../matrix/api.js'`, /elements may import parts, session, data, not matrix/],
    ['elements/a/a.ts', `import '../../auth/token.js'`, /not auth/],
    ['parts/list.ts', `import '../elements/a/a.js'`, /not elements/],
    ['session/session.ts', `import '../matrix/api.js'`, /not matrix/],
    ['session/session.ts', `import '../index.js'`, /not index/],
    ['data/timeline.ts', `import type { ChatSession } from '../session/session.js'`, /not session/],
    ['auth/source.ts', `import '../backend/types.js'`, /auth may import no other room, not backend/],
    ['matrix/api.ts', `export * from '../data/refs.js'`, /not data/],
    ['backend/types.ts', `type A = import('../matrix/api.js').A`, /not matrix/],
    ['events.ts', `import './data/refs.js'`, /not data/],
    ['data/timeline.ts', `await import('../elements/a/a.js')`, /not elements/],
    ['elements/a/a.ts', `import '../../../demo/server/index.js'`, /outside/],
    ['auth/source.ts', `import 'node:fs'`, /no Node modules/],
    ['matrix/api.ts', `import { html } from 'lit'`, /knows nothing of Lit/],
    ['server/token.ts', `import { LitElement } from 'lit'`, /knows nothing of Lit/],
    ['attic/old.ts', `import 'lit'`, /not in the table/],
  ];
  for (const [file, text, reason] of upward) {
    it(`reports ${file}: ${text}`, async () => {
      const messages = await report(file, text);
      assert.equal(messages.length, 1);
      assert.match(messages[0]!, reason);
    });
  }

  it('has only arrows to rooms that exist', () => {
    const known = Object.keys(rooms);
    for (const { rooms: targets } of Object.values(rooms)) {
      for (const target of targets) assert.ok(known.includes(target), target);
    }
  });
});
