import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { portLinks } from '../../src/matrix/links.js';
import type { Matrix } from '../../src/matrix/matrix.js';
import { wireLinks } from '../../src/matrix/wire-links.js';

const matrix = { userId: '@me:example.org', completeUserId: (id: string) => (id.includes(':') ? id : `@${id}:example.org`) } as Matrix;
const link = (href: string) => `<a href="${href}">x</a>`;
const port = (...names: string[]) => `chat:${names.map(encodeURIComponent).join('/')}`;

describe('Links on the wire', () => {
  const cases: [string, string, string][] = [
    ['a person', 'https://matrix.to/#/@maya:example.org', port('user', '@maya:example.org')],
    ['a person, encoded', 'https://matrix.to/#/%40maya%3Aexample.org', port('user', '@maya:example.org')],
    ['a room by id', 'https://matrix.to/#/!abc:x?via=x&amp;via=y', port('channel', '!abc:x')],
    ['a room of version 12', 'https://matrix.to/#/!abc', port('channel', '!abc')],
    ['a room by alias', 'https://matrix.to/#/#tea:x', port('channel', '#tea:x')],
    ['a room by alias, encoded', 'https://matrix.to/#/%23tea%3Ax', port('channel', '#tea:x')],
    ['a message', 'https://matrix.to/#/!abc:x/$event?via=x', port('message', '!abc:x', '$event')],
    ['a person by a Matrix URI', 'matrix:u/maya:example.org', port('user', '@maya:example.org')],
    ['a room by a Matrix URI', 'matrix:roomid/abc:x?via=x', port('channel', '!abc:x')],
    ['an alias by a Matrix URI', 'matrix:r/tea:x?action=join', port('channel', '#tea:x')],
    ['a message by a Matrix URI', 'matrix:roomid/abc:x/e/event', port('message', '!abc:x', '$event')],
  ];
  for (const [what, wire, expected] of cases) {
    it(`stand for ${what}`, () => {
      expect(portLinks(`a ${link(wire)} b`)).to.equal(`a ${link(expected)} b`);
    });
  }

  it('are found with other attributes, quotes and capitals', () => {
    expect(portLinks(`<A class='x' HREF = 'https://matrix.to/#/@a:b' rel="y">x</A>`)).to.equal(`<A class='x' HREF = "chat:user/%40a%3Ab" rel="y">x</A>`);
    expect(portLinks(link('matrix:u/a:b') + link('matrix:u/c:d'))).to.equal(link(port('user', '@a:b')) + link(port('user', '@c:d')));
  });

  for (const other of [
    'https://matrix.to/', 'https://matrix.to/#/', 'https://matrix.to/#/+group:x', 'https://matrix.to/#/@nobody', 'https://matrix.to/#/%', 'https://matrix.to/#/!%E0%A4%A',
    'https://matrix.to.evil/#/@a:b', 'https://example.org/#/@a:b', 'matrix:u', 'matrix:r', 'matrix:x/y:z', 'javascript:alert(1)', '#',
  ]) {
    it(`leave ${other} as it is`, () => {
      expect(portLinks(link(other))).to.equal(link(other));
    });
  }

  it('are no text that only looks so', () => {
    const text = 'href="https://matrix.to/#/@a:b" <b title="matrix:u/a:b">matrix:u/a:b</b>';
    expect(portLinks(text)).to.equal(text);
  });

  it('never get out of their quotes, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, two) => {
        for (const scheme of ['https://matrix.to/#/', 'matrix:']) {
          const [first, second] = [one, two].map((text) => encodeURIComponent(text.toWellFormed()).replace(/'/g, '%27'));
          const told = portLinks(`<a href='${scheme}!${first}:x/${second}'>x</a>`);
          const element = new DOMParser().parseFromString(told, 'text/html').body.firstElementChild!;
          expect(element.getAttributeNames()).to.deep.equal(['href']);
          expect(element.textContent).to.equal('x');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('take no time that who writes them decides', () => {
    const began = performance.now();
    for (const piece of ['<a ', '<a href="', '<a href="matrix:u/', '<a href="https://matrix.to/#/?', '<a href="chat:user/']) {
      portLinks(piece.repeat(20_000));
      wireLinks(matrix, piece.repeat(20_000));
    }
    expect(performance.now() - began, 'ms; without bounds it is minutes').to.be.below(5000);
  });
});

describe('Links of the port', () => {
  const cases: [string, string, string][] = [
    ['a person', port('user', '@maya:example.org'), 'https://matrix.to/#/@maya:example.org'],
    ['a person by a bare name', port('user', 'maya'), 'https://matrix.to/#/@maya:example.org'],
    ['a channel', port('channel', '!abc:x'), 'https://matrix.to/#/!abc:x?via=example.org'],
    ['a channel by its alias', port('channel', '#tea:x'), 'https://matrix.to/#/%23tea:x'],
    ['a channel by its bare name', port('channel', 'tea'), 'https://matrix.to/#/%23tea:example.org'],
    ['a message', port('message', '!abc:x', '$event'), 'https://matrix.to/#/!abc:x/$event?via=example.org'],
  ];
  for (const [what, href, expected] of cases) {
    it(`are sent as what every client knows: ${what}`, () => {
      expect(wireLinks(matrix, `a ${link(href)} b`)).to.equal(`a ${link(expected)} b`);
    });
  }

  it('come back as they went', () => {
    for (const href of [port('user', '@it’s "me":example.org'), port('channel', '!a/b:x'), port('message', '!a?b:x', '$e/f')]) {
      expect(portLinks(wireLinks(matrix, link(href)))).to.equal(link(href));
    }
  });

  for (const other of ['chat:', 'chat:user/', 'chat:user/%', 'chat:other/x', 'https://example.org/chat:user/x']) {
    it(`are not ${other}`, () => {
      expect(wireLinks(matrix, link(other))).to.equal(link(other));
    });
  }
});
