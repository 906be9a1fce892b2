import { expect } from '@open-wc/testing';
import { type Draft, Drafts, type DraftStorage } from '../../src/data/drafts.js';
import { ManualClock } from '../support/manual-clock.js';

/** A storage of the test's own. */
class MemoryStorage implements DraftStorage {
  readonly entries = new Map<string, string>();
  /** What every call throws. */
  failure: Error | undefined;
  writes = 0;

  get length(): number {
    this.#check();
    return this.entries.size;
  }

  key(index: number): string | null {
    this.#check();
    return [...this.entries.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    this.#check();
    return this.entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#check();
    this.writes++;
    this.entries.set(key, value);
  }

  removeItem(key: string): void {
    this.#check();
    this.entries.delete(key);
  }

  #check(): void {
    if (this.failure) throw this.failure;
  }
}

const draft = (text: string, more: Partial<Draft> = {}): Draft => ({ text, mentions: [], ...more });

describe('Drafts', () => {
  let clock: ManualClock;
  let storage: MemoryStorage;
  const open = (prefix = 'chat-elements/@me:a/draft/') => new Drafts({ storage: () => storage, prefix, clock });

  beforeEach(() => {
    clock = new ManualClock();
    storage = new MemoryStorage();
  });

  it('keeps what is written a moment after the last change, and only then', () => {
    const drafts = open();
    drafts.set('tea', draft('h'));
    clock.advance(400);
    drafts.set('tea', draft('he'));
    clock.advance(400);
    expect(storage.writes).to.equal(0);
    expect(drafts.get('tea'), 'known before it is written').to.deep.equal(draft('he'));
    clock.advance(100);
    expect(storage.writes).to.equal(1);
    expect(open().get('tea')).to.deep.equal(draft('he'));
    expect(clock.pending).to.equal(0);
  });

  it('whole: who was picked, and what it answers', () => {
    const whole = draft('@Maya in #tea', {
      mentions: [
        { text: '@Maya', kind: 'user', id: '@maya:a' },
        { text: '#tea', kind: 'channel', id: '!tea:a' },
      ],
      replyTo: { id: '$1', name: 'Maya', text: 'tea?' },
    });
    const drafts = open();
    drafts.set('tea', whole);
    drafts.flush();
    expect(open().get('tea')).to.deep.equal(whole);
  });

  it('an answer without a text yet, but nothing that is only blanks', () => {
    const drafts = open();
    drafts.set('tea', draft('', { replyTo: { id: '$1', name: 'Maya', text: 'tea?' } }));
    drafts.set('coffee', draft(' \n '));
    drafts.flush();
    expect(open().get('tea')?.replyTo?.id).to.equal('$1');
    expect(storage.entries.size).to.equal(1);
  });

  it('for each place, user and server apart', () => {
    const drafts = open();
    drafts.set('tea', draft('one'));
    drafts.set('coffee', draft('two'));
    expect(open().get('tea'), 'the other place is written at once').to.deep.equal(draft('one'));
    drafts.flush();
    expect(open().get('coffee')).to.deep.equal(draft('two'));
    expect(open('chat-elements/@you:a/draft/').get('tea')).to.equal(undefined);
  });

  it('nothing of what is sent, from that moment on', () => {
    const drafts = open();
    drafts.set('tea', draft('hello'));
    drafts.flush();
    drafts.set('tea', draft('hello you'));
    drafts.set('tea', undefined);
    expect(storage.entries.size).to.equal(0);
    clock.advance(60_000);
    expect(storage.entries.size).to.equal(0);
  });

  it('the newest fifty, and what others keep there', () => {
    storage.entries.set('theirs', 'x');
    storage.entries.set('chat-elements/@you:a/draft/tea', '{"text":"yours","at":1}');
    const drafts = open();
    for (let index = 0; index < 60; index++) {
      drafts.set(`channel ${index}`, draft(`text ${index}`));
      clock.advance(1000);
    }
    expect(storage.entries.size).to.equal(52);
    expect(open().get('channel 9')).to.equal(undefined);
    expect(open().get('channel 10')).to.deep.equal(draft('text 10'));
    drafts.set('channel 10', draft('again'));
    drafts.flush();
    drafts.set('new', draft('new'));
    drafts.flush();
    expect(open().get('channel 10'), 'written anew').to.deep.equal(draft('again'));
    expect(open().get('channel 11')).to.equal(undefined);
  });

  it('nothing after the user has gone: what was left to write is written first, then theirs is deleted', () => {
    const drafts = open();
    drafts.set('tea', draft('hello'));
    drafts.stop();
    expect(storage.entries.size).to.equal(1);
    storage.entries.clear();
    drafts.set('tea', draft('hello again'));
    drafts.flush();
    clock.advance(60_000);
    expect(storage.entries.size).to.equal(0);
    expect(clock.pending).to.equal(0);
  });

  it('a storage that throws, is full or is not there is no error', () => {
    storage.failure = new DOMException('full', 'QuotaExceededError');
    const absent = [
      open(),
      new Drafts({ storage: () => undefined, prefix: '', clock }),
      new Drafts({
        storage: () => {
          throw new DOMException('no', 'SecurityError');
        },
        prefix: '',
        clock,
      }),
    ];
    for (const drafts of absent) {
      drafts.set('tea', draft('hello'));
      clock.advance(1000);
      drafts.set('tea', undefined);
      expect(drafts.get('tea')).to.equal(undefined);
    }
  });

  it('what is not understood is nothing', () => {
    for (const value of ['', 'null', '3', '"x"', '{', '{}', '{"text":3}', '[]']) {
      storage.entries.set('chat-elements/@me:a/draft/tea', value);
      expect(open().get('tea'), value).to.equal(undefined);
    }
    const odd = { text: 'x', mentions: [null, 3, { text: 'a' }, { text: '@b', kind: 'bot', id: 'c' }, { text: '@d', kind: 'user', id: 'e', more: 1 }], replyTo: { id: 1 } };
    storage.entries.set('chat-elements/@me:a/draft/tea', JSON.stringify(odd));
    expect(open().get('tea')).to.deep.equal(draft('x', { mentions: [{ text: '@d', kind: 'user', id: 'e' }] }));
  });

  it('tells which place a key is of', () => {
    expect(open().placeOf('chat-elements/@me:a/draft/!tea:a/$thread')).to.equal('!tea:a/$thread');
    for (const key of [null, 'chat-elements/@you:a/draft/tea', 'x']) expect(open().placeOf(key)).to.equal(undefined);
  });
});
