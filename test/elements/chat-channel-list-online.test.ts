/** Who is online, in `<chat-channel-list>`: shown of direct conversations, and asked of those alone that are seen. */

import { expect } from '@open-wc/testing';
import type { ChatConnection } from '../../src/backend/types.js';
import { PreviewWorld } from '../../src/backend/preview.js';
import { record, until, users } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';
import { has, label, listStage, row, rows, scroller, settled } from './chat-channel-list-stage.js';

const channels = [
  { id: 'group', name: 'Bakery', messages: [{ from: 'maya', text: 'Rolls' }] },
  { id: 'aiko', direct: true, members: ['me', 'aiko'], messages: [{ from: 'aiko', text: 'Hello you' }] },
  { id: 'tomas', direct: true, members: ['me', 'tomas'], messages: [{ from: 'tomas', text: 'Hello too' }] },
];

const dot = (element: HTMLElement) => element.querySelector<HTMLElement>('[part=online]');

/** `count` people with whom one has talked, the last one last. */
function crowd(count: number): HeldBackend {
  const ids = Array.from({ length: count }, (_, index) => `p${index + 1}`);
  return new HeldBackend(
    new PreviewWorld({
      users: [{ id: 'me', name: 'Me' }, ...ids.map((id) => ({ id, name: `Person ${id}` }))],
      channels: ids.map((id, index) => ({ id: `with-${id}`, direct: true, members: ['me', id], messages: [{ from: id, text: 'Hello', at: 1e12 + index * 1000 }] })),
    }),
  );
}

describe('<chat-channel-list> shows who is online', () => {
  it('beside the picture of a direct conversation, and in words; it goes with them', async () => {
    const world = new PreviewWorld({ users, channels });
    world.setPresence('aiko', true);
    world.setPresence('maya', true);
    const { list } = await listStage({ world });
    await until(() => has(list, '[part=online]'), 'the dot');
    expect(rows(list).filter(dot).map(({ dataset }) => dataset['id'])).to.deep.equal(['aiko']);
    expect(label(list, 'aiko')).to.match(/^Aiko Sato, Online, /);
    expect(label(list, 'tomas')).not.to.contain('Online');
    await expect(list).to.be.accessible();
    const [picture, mark] = [row(list, 'aiko').querySelector('.avatar')!, dot(row(list, 'aiko'))!].map((element) => element.getBoundingClientRect());
    expect([mark!.right - picture!.right, mark!.bottom - picture!.bottom].every((distance) => Math.abs(distance) <= 2), 'at the corner of the picture').to.be.true;
    world.setPresence('tomas', true);
    await until(() => dot(row(list, 'tomas')), 'that Tomás has come');
    world.setPresence('aiko', false);
    await until(() => !dot(row(list, 'aiko')), 'that Aiko has gone');
    expect(label(list, 'aiko')).not.to.contain('Online');
  });

  it('at the same corner from right to left, and in the person’s language', async () => {
    const world = new PreviewWorld({ users, channels });
    world.setPresence('aiko', true);
    const { list } = await listStage({ world, dir: 'rtl', locale: 'ar' });
    await until(() => has(list, '[part=online]'), 'the dot');
    const [picture, mark] = [row(list, 'aiko').querySelector('.avatar')!, dot(row(list, 'aiko'))!].map((element) => element.getBoundingClientRect());
    expect(Math.abs(mark!.left - picture!.left)).to.be.at.most(2);
    await until(() => label(list, 'aiko').includes('متصل'), 'the word');
  });

  it('asking of those alone whose row is seen, and of nobody when it is gone', async () => {
    const backend = crowd(20);
    const { list } = await listStage({ backend });
    await until(() => backend.watched.length, 'that they are watched');
    const first = [...backend.watched];
    expect(first[0]).to.equal('p20');
    expect(first.length, 'rows of 72 px in 500').to.be.within(6, 8);
    scroller(list).scrollTop = 1e6;
    await until(() => backend.watched.includes('p1'), 'the last one');
    expect(backend.watched).not.to.include('p20');
    expect(backend.watched.length).to.be.at.most(8);
    const { parentNode } = list;
    list.remove();
    await until(() => backend.watched.length === 0, 'that nobody is');
    parentNode!.appendChild(list);
    await until(() => backend.watched.length, 'that they are again');
  });

  it('not where the chat server does not tell', async () => {
    const backend = new HeldBackend(new PreviewWorld({ users, channels }));
    backend.world.setPresence('aiko', true);
    const connect = backend.connect.bind(backend);
    backend.connect = async (options) => {
      const connection = await connect(options);
      const capabilities = new Set([...connection.capabilities].filter((name) => name !== 'presence'));
      return new Proxy(connection, { get: (target, name) => (name === 'capabilities' ? capabilities : (Reflect.get(target, name) as ChatConnection[keyof ChatConnection])) });
    };
    const { list, provider } = await listStage({ backend });
    const errors = record(list, 'error');
    const aiko = provider.session!.user('aiko');
    const subscribe = aiko.subscribeOnline.bind(aiko);
    const asked: ReturnType<typeof subscribe>[] = [];
    Object.assign(aiko, { subscribeOnline: (listener: () => void) => (asked.push(subscribe(listener)), asked.at(-1)) });
    const { parentNode } = list;
    list.remove();
    await list.updateComplete;
    parentNode!.appendChild(list);
    await until(() => asked.length, 'that it is asked for');
    expect((await asked[0]!.connected.catch((error: unknown) => error)) as object).to.include({ code: 'unsupported' });
    await settled(list);
    expect(has(list, '[part=online]')).to.be.false;
    expect(backend.count('watchPresence')).to.equal(0);
    expect(errors).to.deep.equal([]);
  });
});
