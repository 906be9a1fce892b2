import { expect } from '@open-wc/testing';
import { Outbox } from '../../src/data/outbox.js';
import { ChatError } from '../../src/errors.js';
import type { ChatConnection, OutgoingMessage } from '../../src/backend/types.js';
import { type Deferred, deferred, rejection, turn, until, watch } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';

const network = new ChatError('network', 'down', { retryable: true });
const forbidden = new ChatError('forbidden', 'no');

/** An outbox on a line whose every request is answered by hand. `random` is 0: the waits are 500 ms, 1 s, 2 s, 4 s … */
function outboxWorld() {
  const clock = new ManualClock();
  const requests: (Deferred<{ id: string }> & { text: string; clientId: string; aborted: boolean })[] = [];
  const failed: string[] = [];
  let changes = 0;
  const send = (channelId: string, { text }: OutgoingMessage, { clientId, signal }: { clientId: string; signal?: AbortSignal }) => {
    if (signal?.aborted) return Promise.reject(new ChatError('aborted', 'aborted'));
    const request = { ...deferred<{ id: string }>(), text: `${channelId}: ${text}`, clientId, aborted: false };
    signal?.addEventListener('abort', () => {
      request.aborted = true;
      request.reject(new ChatError('aborted', 'aborted'));
    });
    requests.push(request);
    return request.promise;
  };
  const line = { current: Promise.resolve({ send } as unknown as ChatConnection) };
  const outbox = new Outbox({
    clock,
    random: () => 0,
    connection: () => line.current,
    channelId: async () => 'tea',
    sender: () => ({ id: 'me', name: 'Me' }),
    channel: () => 'tea',
    onChange: () => changes++,
    hold: () => () => undefined,
    onFailed: (error, key) => failed.push(`${error.code} ${outbox.messages.find((message) => message.key === key)?.text}`),
  });
  const add = (text: string) => watch(outbox.add({ text }));
  /** What is on its way, in words. */
  const shown = () => outbox.messages.map(({ text, status, error }) => `${text} ${status}${error ? ` ${error.code}` : ''}`);
  const key = (text: string) => outbox.messages.find((message) => message.text === text)!.key;
  /** The request with this number, once it is made. */
  const request = async (index: number) => {
    await until(`request ${index}`, () => requests.length > index);
    return requests[index]!;
  };
  return { clock, outbox, requests, failed, line, add, shown, key, request, changes: () => changes };
}

describe('Outbox', () => {
  it('shows a message at once, as what it will be', () => {
    const { outbox, clock, changes } = outboxWorld();
    void outbox.add({ text: 'hello', html: '<b>hello</b>', replyTo: 'm1' });
    const [message] = outbox.messages;
    expect(message).to.deep.include({
      channelId: 'tea', senderId: 'me', sender: { id: 'me', name: 'Me' }, sentAt: clock.now(), text: 'hello', html: '<b>hello</b>',
      replyTo: 'm1', kind: 'text', own: true, status: 'sending',
    });
    expect(message!.id).to.equal(message!.key);
    expect(outbox.messages[0], 'the same object until it changes').to.equal(message);
    expect(changes()).to.equal(1);
  });

  it('sends one after the other, in order, each with a client id of its own', async () => {
    const { add, requests, request, shown } = outboxWorld();
    const [one, two] = [add('one'), add('two')];
    await turn();
    expect(requests.map(({ text }) => text)).to.deep.equal(['tea: one']);
    (await request(0)).resolve({ id: 'm1' });
    const second = await request(1);
    expect(second.text).to.equal('tea: two');
    expect(second.clientId).to.not.equal(requests[0]!.clientId);
    expect(one.value).to.equal('m1');
    expect(two.state).to.equal('pending');
    expect(shown()).to.deep.equal(['one sent', 'two sending']);
  });

  it('waits for a connection', async () => {
    const { add, line, requests, request } = outboxWorld();
    const connection = deferred<ChatConnection>();
    const { current } = line;
    line.current = connection.promise;
    add('one');
    await turn();
    expect(requests).to.be.empty;
    connection.resolve(await current);
    await request(0);
  });

  describe('the echo', () => {
    it('takes a message away that the server had said it has', async () => {
      const { add, outbox, request, shown } = outboxWorld();
      const one = add('one');
      const { clientId, resolve } = await request(0);
      resolve({ id: 'm1' });
      await turn();
      expect(outbox.messages[0]).to.include({ id: 'm1', key: clientId, status: 'sent' });
      outbox.settle(clientId, 'm1');
      expect(shown()).to.be.empty;
      expect(one.value).to.equal('m1');
    });

    it('is known by its id, where it comes without its client id', async () => {
      const { add, outbox, request, shown } = outboxWorld();
      add('one');
      (await request(0)).resolve({ id: 'm1' });
      await turn();
      outbox.settle('m2', 'm2');
      expect(shown()).to.deep.equal(['one sent']);
      outbox.settle('m1', 'm1');
      expect(shown()).to.be.empty;
    });

    it('may come before the answer: the message is there, and the next one goes', async () => {
      const { add, outbox, request, shown, requests, failed } = outboxWorld();
      const [one] = [add('one'), add('two')];
      const first = await request(0);
      outbox.settle(first.clientId, 'm1');
      await turn();
      expect(one.value).to.equal('m1');
      expect((await request(1)).text).to.equal('tea: two');
      first.reject(network);
      await turn();
      expect(requests).to.have.length(2);
      expect(shown()).to.deep.equal(['two sending']);
      expect(failed).to.be.empty;
    });

    it('of a message that waits for its next try lets the next one go at once', async () => {
      const { add, outbox, request, clock } = outboxWorld();
      const [one] = [add('one'), add('two')];
      const first = await request(0);
      first.reject(network);
      await turn();
      outbox.settle(first.clientId, 'm1');
      expect((await request(1)).text, 'though no time has passed').to.equal('tea: two');
      expect(one.value).to.equal('m1');
      expect(clock.pending).to.equal(0);
    });

    it('of a sent message disturbs no wait', async () => {
      const { add, outbox, request, requests } = outboxWorld();
      add('one');
      add('two');
      const first = await request(0);
      first.resolve({ id: 'm1' });
      (await request(1)).reject(network);
      await turn();
      outbox.settle(first.clientId, 'm1');
      await turn();
      expect(requests).to.have.length(2);
    });

    it('of a message of somebody else, or told twice, does nothing', async () => {
      const { add, outbox, request, shown, changes } = outboxWorld();
      add('one');
      const { clientId } = await request(0);
      outbox.settle(clientId, 'm1');
      const before = changes();
      outbox.settle(clientId, 'm1');
      outbox.settle('other', 'm2');
      expect(changes()).to.equal(before);
      expect(shown()).to.be.empty;
    });
  });

  it('takes away on demand what the server had at a certain moment', async () => {
    const { add, outbox, request, shown } = outboxWorld();
    add('one');
    add('two');
    add('three');
    (await request(0)).resolve({ id: 'm1' });
    const second = await request(1);
    const takeAway = outbox.mark();
    second.resolve({ id: 'm2' });
    await request(2);
    takeAway();
    expect(shown()).to.deep.equal(['two sent', 'three sending']);
  });

  describe('a failure that may pass', () => {
    it('makes those behind it wait too, which may be discarded, and all go out in order when the line is back', async () => {
      const { outbox, clock, add, shown, key, request, requests } = outboxWorld();
      add('one');
      add('two');
      (await request(0)).reject(network);
      await turn();
      expect(shown()).to.deep.equal(['one waiting network', 'two waiting network']);
      add('three');
      expect(shown().at(-1)).to.equal('three waiting');
      outbox.discard(key('two'));
      expect(shown()).to.have.length(2);
      await clock.pass(500);
      (await request(1)).resolve({ id: 'm1' });
      (await request(2)).resolve({ id: 'm3' });
      await turn();
      expect(requests.map(({ text }) => text)).to.deep.equal(['tea: one', 'tea: one', 'tea: three']);
      expect(shown()).to.deep.equal(['one sent', 'three sent']);
    });

    it('is tried again with the same client id, waiting longer each time', async () => {
      const { add, clock, request, requests, shown } = outboxWorld();
      const one = add('one');
      for (const [index, wait] of [500, 1000, 2000, 4000].entries()) {
        (await request(index)).reject(network);
        await clock.pass(wait - 1);
        expect(requests, `before ${wait} ms`).to.have.length(index + 1);
        expect(shown()).to.deep.equal(['one waiting network']);
        await clock.pass(1);
      }
      expect(shown(), 'on its way again').to.deep.equal(['one sending']);
      (await request(4)).resolve({ id: 'm1' });
      await turn();
      expect(one.value).to.equal('m1');
      expect(shown()).to.deep.equal(['one sent']);
      expect(new Set(requests.map(({ clientId }) => clientId)).size).to.equal(1);
    });

    it('waits as long as the server asks', async () => {
      const { add, clock, request, requests } = outboxWorld();
      add('one');
      (await request(0)).reject(new ChatError('rate_limited', 'slow down', { retryable: true, retryAfter: 45_000 }));
      await clock.pass(44_999);
      expect(requests).to.have.length(1);
      await clock.pass(1);
      await request(1);
    });

    it('keeps the order: what was written later waits too', async () => {
      const { add, clock, request, requests } = outboxWorld();
      add('one');
      (await request(0)).reject(network);
      add('two');
      await clock.pass(500);
      (await request(1)).resolve({ id: 'm1' });
      await request(2);
      expect(requests.map(({ text }) => text)).to.deep.equal(['tea: one', 'tea: one', 'tea: two']);
    });

    it('is tried at once when woken, or asked to by the person', async () => {
      for (const act of ['wake', 'retry'] as const) {
        const { add, outbox, request, key } = outboxWorld();
        add('one');
        (await request(0)).reject(network);
        await turn();
        outbox[act](key('one'));
        await request(1);
      }
    });

    it('is tried again where the connection ended under it', async () => {
      const { add, clock, request, failed } = outboxWorld();
      add('one');
      (await request(0)).reject(new ChatError('aborted', 'the connection was closed'));
      await clock.pass(500);
      await request(1);
      expect(failed).to.be.empty;
    });
  });

  describe('a failure that will not pass', () => {
    it('is told, kept with its reason, and holds up nothing', async () => {
      const { add, request, shown, failed } = outboxWorld();
      const one = add('one');
      add('two');
      (await request(0)).reject(forbidden);
      expect((await request(1)).text).to.equal('tea: two');
      expect(shown()).to.deep.equal(['one failed forbidden', 'two sending']);
      expect(failed).to.deep.equal(['forbidden one']);
      expect(one.state, 'it may still be sent').to.equal('pending');
    });

    it('is sent again on demand, before what was written later', async () => {
      const { add, outbox, request, shown, key } = outboxWorld();
      const one = add('one');
      const first = await request(0);
      first.reject(forbidden);
      await turn();
      outbox.retry(key('one'));
      add('two');
      const second = await request(1);
      expect(second).to.include({ text: 'tea: one', clientId: first.clientId });
      expect(shown()).to.deep.equal(['one sending', 'two sending']);
      second.resolve({ id: 'm1' });
      await turn();
      expect(one.value).to.equal('m1');
    });
  });

  describe('discarding', () => {
    it('takes away what failed, and says so to who waits for it', async () => {
      const { add, outbox, request, shown, key, clock } = outboxWorld();
      const one = add('one');
      (await request(0)).reject(forbidden);
      await turn();
      outbox.discard(key('one'));
      await turn();
      expect(shown()).to.be.empty;
      expect(one.error).to.include({ code: 'aborted' });
      expect(clock.pending).to.equal(0);
    });

    it('takes away what waits; the next one goes at once', async () => {
      const { add, outbox, request, key, clock, failed } = outboxWorld();
      const [one] = [add('one'), add('two')];
      (await request(0)).reject(network);
      await turn();
      outbox.discard(key('one'));
      expect((await request(1)).text).to.equal('tea: two');
      expect(one.error).to.include({ code: 'aborted' });
      expect(clock.pending).to.equal(0);
      expect(failed).to.be.empty;
    });

    it('does nothing to what is on its way, the first time or again, nor to what is sent', async () => {
      const { add, outbox, request, shown, key, clock } = outboxWorld();
      add('one');
      (await request(0)).reject(network);
      outbox.discard(key('one'));
      await clock.pass(500);
      const again = await request(1);
      outbox.discard(key('one'));
      expect(shown(), 'the server may have it').to.deep.equal(['one sending']);
      again.resolve({ id: 'm1' });
      await turn();
      outbox.discard(key('one'));
      outbox.discard('nothing of this key');
      expect(shown()).to.deep.equal(['one sent']);
    });

    it('of what waits for a connection is never sent when there is one', async () => {
      const { add, outbox, request, requests, line, clock, key } = outboxWorld();
      const { current } = line;
      add('one');
      (await request(0)).reject(network);
      const connection = deferred<ChatConnection>();
      line.current = connection.promise;
      await clock.pass(500);
      outbox.discard(key('one'));
      add('two');
      line.current = current;
      connection.resolve(await current);
      expect((await request(1)).text).to.equal('tea: two');
      expect(requests).to.have.length(2);
    });
  });

  describe('stopping', () => {
    it('ends the request under way, tries nothing again, and leaves nobody waiting', async () => {
      const { add, outbox, request, requests, clock, failed } = outboxWorld();
      const [one, two] = [add('one'), add('two')];
      const first = await request(0);
      outbox.stop();
      await turn();
      expect(first.aborted).to.be.true;
      expect([one.error, two.error].map((error) => (error as ChatError).code)).to.deep.equal(['aborted', 'aborted']);
      await clock.pass(60_000);
      expect(requests).to.have.length(1);
      expect(failed).to.be.empty;
    });

    it('ends the wait for the next try', async () => {
      const { add, outbox, request, requests, clock } = outboxWorld();
      add('one');
      (await request(0)).reject(network);
      await turn();
      outbox.stop();
      await turn();
      expect(clock.pending).to.equal(0);
      expect(requests).to.have.length(1);
    });

    it('is for good', async () => {
      const { outbox, requests } = outboxWorld();
      outbox.stop();
      expect(await rejection(outbox.add({ text: 'late' }))).to.include({ code: 'aborted' });
      await turn();
      expect(requests).to.be.empty;
    });
  });

  describe('a message that is not to be kept when it is refused', () => {
    it('is taken away, and its promise rejects', async () => {
      const { outbox, request, failed, shown } = outboxWorld();
      const sent = watch(outbox.add({ text: 'of a script' }, false));
      const refused = new ChatError('forbidden', 'no');
      (await request(0)).reject(refused);
      await turn();
      expect(sent.error).to.equal(refused);
      expect(shown()).to.be.empty;
      expect(failed).to.be.empty;
    });

    it('is tried again as any other when the line is down', async () => {
      const { outbox, request, clock } = outboxWorld();
      const sent = watch(outbox.add({ text: 'of a script' }, false));
      (await request(0)).reject(network);
      await clock.pass(60_000);
      (await request(1)).resolve({ id: 'm1' });
      await turn();
      expect(sent.value).to.equal('m1');
    });
  });

  it('shows the file that a message carries', () => {
    const { outbox } = outboxWorld();
    void outbox.add({ text: '', attachment: { media: 'x', kind: 'image', name: 'cat.png' }, custom: { a: '1' } });
    expect(outbox.messages[0]).to.deep.include({ kind: 'attachment', attachment: { media: 'x', kind: 'image', name: 'cat.png' }, custom: { a: '1' } });
  });
});
