/** Tokens, aborting, closing, and who people are. */

import { expect } from '@open-wc/testing';
import { abortedError, ChatError } from '../../src/errors.js';
import type { ConnectOptions } from '../../src/backend/types.js';
import { deferred, expectRejection } from './expect.js';
import { clientId, type Group } from './fixture.js';
import { requests } from './requests.js';
import { Watch } from './watch.js';

export const connecting: Group = (current, can) => {
  describe('connecting', () => {
    it('knows who one is without being told', async () => {
      const userId = await current().userId('alice');
      const connection = await current().connect('alice', { userId: undefined });
      expect(connection.userId).to.equal(userId);
    });

    it('rejects with aborted where the signal has aborted', async () => {
      await expectRejection(current().connect('alice', { userId: undefined, signal: AbortSignal.abort() }), 'aborted');
    });

    it('asks for the token before each request and keeps none', async () => {
      const userId = await current().userId('bob');
      let ended = false;
      const alice = await current().connect('alice', {
        getToken: async () => {
          if (ended) throw new ChatError('refused', 'The session has ended');
          return current().token('alice');
        },
      });
      await alice.profile(userId);
      ended = true;
      await expectRejection(alice.profile(userId), 'refused');
    });

    it('asks once for another token when one is rejected, and replays the request', async () => {
      const tokens = rejectable(() => current().token('alice'), current().badToken);
      const alice = await current().connect('alice', { getToken: tokens.getToken });
      const { id } = await current().createChannel({ by: 'alice' });
      tokens.handOutBadToken();
      const [sent] = await Promise.all([alice.send(id, { text: 'through' }, { clientId: clientId() }), tokens.rejected]);
      expect(tokens.rejections).to.deep.equal([current().badToken]);
      const watch = await Watch.open(alice, id);
      expect([...watch.view.messages.keys()]).to.deep.equal([sent.id]);
    });

    it('goes on with updates after a token is rejected', async () => {
      const tokens = rejectable(() => current().token('alice'), current().badToken);
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob] = await Promise.all([current().connect('alice', { getToken: tokens.getToken }), current().connect('bob')]);
      const watch = await Watch.open(alice, id);
      tokens.handOutBadToken();
      for (let count = 0; count < 3; count++) {
        await watch.hears((await bob.send(id, { text: `message ${count}` }, { clientId: clientId() })).id);
      }
    });

    it('passes on that there can be no other token', async () => {
      let bad = false;
      let rejected = 0;
      // Not `profile`: servers may answer that to anybody.
      const { id } = await current().createChannel({ by: 'alice' });
      const alice = await current().connect('alice', {
        getToken: async (request) => {
          if (request?.rejected === undefined) return bad ? current().badToken : current().token('alice');
          rejected++;
          throw new ChatError('refused', 'The session has ended');
        },
      });
      bad = true;
      await expectRejection(alice.send(id, { text: 'never' }, { clientId: clientId() }), 'refused');
      expect(rejected).to.equal(1);
    });

    it('does not go round in circles when the next token is rejected too', async () => {
      let bad = false;
      let rejected = 0;
      const { id } = await current().createChannel({ by: 'alice' });
      const alice = await current().connect('alice', {
        getToken: async (request) => {
          if (request?.rejected !== undefined) rejected++;
          return bad ? current().badToken : current().token('alice');
        },
      });
      bad = true;
      await expectRejection(alice.send(id, { text: 'never' }, { clientId: clientId() }), 'token_expired');
      expect(rejected).to.equal(1);
    });
  });

  describe('aborting', () => {
    for (const [method, { needs, call }] of Object.entries(requests)) {
      if (needs && !can(needs)) continue;
      it(`${method} rejects with aborted: before the request, while it waits for the token, and after`, async () => {
        const { id, messageIds } = await current().createChannel({ by: 'alice', messages: ['one'] });
        const good = await current().token('alice');
        let getToken: ConnectOptions['getToken'] = async () => good;
        const alice = await current().connect('alice', { getToken: (request) => getToken(request) });
        await expectRejection(call(alice, id, messageIds[0]!, AbortSignal.abort()), 'aborted');

        const waiting = new AbortController();
        getToken = (request) => {
          const answer = whenAborted(request?.signal);
          waiting.abort();
          return answer;
        };
        await expectRejection(call(alice, id, messageIds[0]!, waiting.signal), 'aborted');

        const after = new AbortController();
        getToken = async () => {
          after.abort();
          return good;
        };
        await expectRejection(call(alice, id, messageIds[0]!, after.signal), 'aborted');
      });
    }

    it('an aborted send leaves no message', async () => {
      const { id } = await current().createChannel({ by: 'alice' });
      const alice = await current().connect('alice');
      await expectRejection(alice.send(id, { text: 'never' }, { clientId: clientId(), signal: AbortSignal.abort() }), 'aborted');
      const { id: sent } = await alice.send(id, { text: 'fence' }, { clientId: clientId() });
      const watch = await Watch.open(alice, id);
      expect([...watch.view.messages.keys()]).to.deep.equal([sent]);
    });
  });

  describe('closing', () => {
    it('rejects what is in flight, and what comes after, with aborted', async () => {
      const userId = await current().userId('bob');
      const alice = await current().connect('alice');
      const inFlight = expectRejection(alice.profile(userId), 'aborted');
      alice.close();
      await inFlight;
      await expectRejection(alice.profile(userId), 'aborted');
      alice.close();
    });

    it('tells no update any more', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice', 'carol'] });
      const [alice, bob, carol] = await Promise.all(['alice', 'bob', 'carol'].map((name) => current().connect(name)));
      const [closed, open] = await Promise.all([Watch.open(alice!, id), Watch.open(carol!, id)]);
      alice!.close();
      const before = closed.updates.length;
      await open.hears((await bob!.send(id, { text: 'hello' }, { clientId: clientId() })).id);
      await open.hears((await bob!.send(id, { text: 'again' }, { clientId: clientId() })).id);
      expect(closed.updates).to.have.length(before);
    });

    it('does not disturb another connection of the same user', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const bob = await current().connect('bob');
      const [first, second] = [await current().connect('alice'), await current().connect('alice')];
      const watch = await Watch.open(second, id);
      first.close();
      await watch.hears((await bob.send(id, { text: 'hello' }, { clientId: clientId() })).id);
    });

    it('waking is harmless at any time', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob] = [await current().connect('alice'), await current().connect('bob')];
      alice.wake();
      const watch = await Watch.open(alice, id);
      alice.wake();
      alice.wake();
      await watch.hears((await bob.send(id, { text: 'hello' }, { clientId: clientId() })).id);
      alice.close();
      alice.wake();
    });
  });

  describe('people', () => {
    it('says how somebody is called', async () => {
      const alice = await current().connect('alice');
      const bobId = await current().userId('bob');
      const bob = await alice.profile(bobId);
      expect(bob.id).to.equal(bobId);
      expect(bob.name).to.be.a('string').and.not.equal('');
    });

    it('says not_found of nobody', async () => {
      const alice = await current().connect('alice');
      await expectRejection(alice.profile((await current().unknown()).userId), 'not_found');
    });
  });

  describe('media', () => {
    if (!can('media')) {
      it('says unsupported', async () => {
        const alice = await current().connect('alice');
        await expectRejection(alice.media('anything'), 'unsupported');
      });
      return;
    }

    it('brings the bytes', async () => {
      const media = await current().upload!('bob', new Blob(['some text'], { type: 'text/plain' }));
      const alice = await current().connect('alice');
      const blob = await alice.media(media);
      expect(await blob.text()).to.equal('some text');
    });

    it('says not_found where there is none', async () => {
      const alice = await current().connect('alice');
      await expectRejection(alice.media((await current().unknown()).media), 'not_found');
    });
  });
};

/** A token source that can be made to hand out a rejected token, once. */
function rejectable(good: () => Promise<string>, badToken: string) {
  const { promise: rejected, resolve } = deferred();
  const rejections: string[] = [];
  let bad = false;
  const getToken: ConnectOptions['getToken'] = async (request) => {
    if (request?.rejected !== undefined) {
      rejections.push(request.rejected);
      resolve();
      return good();
    }
    const now = bad;
    bad = false;
    return now ? badToken : good();
  };
  return { getToken, rejected, rejections, handOutBadToken: () => void (bad = true) };
}

/** How a token source waits: it gives up with the request. */
function whenAborted(signal: AbortSignal | undefined): Promise<string> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(abortedError(signal)), { once: true });
  });
}
