/** Each snippet of docs/data-api.md is run as it stands there. */

import { expect } from '@open-wc/testing';
import { previewBackend, PreviewWorld } from '../../src/backend/preview.js';
import { ConversationRef, MessageRef, ParticipantRef, ReactionsRef } from '../../src/data/conversation.js';
import { UserRef } from '../../src/data/user.js';
import * as library from '../../src/index.js';
import { setDefaultBackend } from '../../src/session/session.js';
import { until } from '../support/elements.js';

const ME = '@maya:chat.example';
const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (...code: string[]) => (...args: unknown[]) => Promise<Record<string, unknown>>;

describe('docs/data-api.md', () => {
  let text: string;
  let snippets: string[];
  let world: PreviewWorld;
  let session: library.ChatSession;

  /** Runs a snippet; what is left open in it is given. @returns what of `names` it has made */
  function run(index: number, given: object = {}, names: string[] = []): Promise<Record<string, any>> {
    const scope = { ...library, session, ...given };
    const body = snippets[index]!.replace(/^import \{[^}]*\} from 'chat-elements';$/gm, '');
    if (index === 0) delete (scope as { session?: unknown }).session;
    return new AsyncFunction(...Object.keys(scope), `${body}\nreturn { ${names.join(', ')} };`)(...Object.values(scope));
  }

  before(async () => {
    text = await (await fetch(new URL('../../docs/data-api.md', import.meta.url))).text();
    snippets = [...text.matchAll(/```js\n([^]*?)```/g)].map(([, code = '']) => code);
  });

  beforeEach(async () => {
    const messages = Array.from({ length: 40 }, (_, index) => ({ from: 'tomas', text: `tea ${index}` }));
    world = new PreviewWorld({ users: [{ id: ME, name: 'Maya' }, { id: 'tomas', name: 'Tomás' }], channels: [{ id: 'general', name: 'General', messages }] });
    setDefaultBackend(previewBackend({ world }));
    session = library.createChatSession({ serverUrl: 'https://chat.example', token: `preview:${ME}` });
    await session.whenReady;
  });

  afterEach(() => session.destroy());

  it('has six snippets, all of which are run here', () => {
    expect(snippets).to.have.length(6);
    expect(text.match(/```/g)).to.have.length(12);
  });

  it('the first: makes a channel, asks somebody in, sends and reacts', async () => {
    const made = await run(0, { token: `preview:${ME}` }, ['session', 'message']);
    const channel = world.channel('order-7');
    expect(channel.messages.at(-1)).to.include({ id: made.message.id, text: 'It is on its way.' });
    expect(channel.members.of('tomas')).to.equal('invited');
    expect((await made.message.get()).reactions).to.deep.equal([{ emoji: '👍', count: 1, currentUserReacted: true }]);
    made.session.destroy();
  });

  it('the second: lists messages', async () => {
    const list = document.createElement('ul');
    const { subscription } = await run(1, { list }, ['subscription']);
    expect(list.children).to.have.length(40);
    expect(list.firstElementChild!.textContent).to.equal('Tomás: tea 39');
    subscription.unsubscribe();
  });

  it('the third: lists channels, and searches', async () => {
    const badge = document.createElement('b');
    const status = document.createElement('p');
    const { results } = await run(2, { badge, status }, ['inbox', 'search', 'results']);
    expect(results).to.have.length(20);
    expect(status.textContent).to.equal('loadedAll');
    world.say('tomas', 'general', 'news');
    await until(() => badge.textContent === '1', 'the badge');
  });

  it('the fourth: uploads and sends a file', async () => {
    const progress = document.createElement('progress');
    await run(3, { file: new File(['x'], 'x.png'), progress });
    expect(progress.value).to.equal(1);
    expect(world.channel('general').messages.at(-1)).to.nested.include({ text: 'Our cat', 'attachment.name': 'cat.png' });
  });

  it('the fifth: shows a picture', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2, height: 2 });
    const file = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    const image = document.createElement('img');
    await run(4, { file, image });
    expect(image.src).to.match(/^blob:/);
    expect((await session.user(ME).get())!.name).to.equal('Maya');
  });

  it('the sixth: mentions somebody, and goes to a date', async () => {
    const { live, unsubscribe } = await run(5, {}, ['live', 'unsubscribe']);
    expect(world.channel('general').messages.at(-1)).to.deep.include({
      text: '@Tomás, look', html: '<a href="chat:user/tomas">@Tomás</a>, look', mentions: { userIds: ['tomas'] },
    });
    expect(live.get().messages[0].text).to.equal('tea 0');
    unsubscribe();
  });

  it('names every method there is', () => {
    const table = text.slice(text.indexOf('## Every method'), text.indexOf('## Snapshots'));
    const inherited = ['constructor', 'scope', 'searchOptions', 'mediaUrl', 'wakeData', 'reopenData', 'forgetData', 'stopData'];
    const own = ({ prototype }: { prototype: object }) => Object.getOwnPropertyNames(prototype).filter((name) => !inherited.includes(name));
    const data = Object.getPrototypeOf(library.ChatSession) as { prototype: object };
    const methods = [data, ConversationRef, MessageRef, ReactionsRef, ParticipantRef, UserRef].flatMap(own);
    expect(methods.length).to.be.greaterThan(40);
    // The first of a row is named with what it is of; the others of that row by their name alone.
    expect(methods.filter((name) => !new RegExp(`[\`.]${name}[\`(,]`).test(table))).to.deep.equal([]);
  });
});
