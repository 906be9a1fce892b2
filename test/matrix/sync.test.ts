import { expect } from '@open-wc/testing';
import { ChatError, abortedError } from '../../src/errors.js';
import type { MatrixApi } from '../../src/matrix/api.js';
import { MatrixSync, type RoomNews } from '../../src/matrix/sync.js';
import type { JoinedRoom, SyncAnswer } from '../../src/matrix/types.js';
import { catchReports, deferred, turn, until, watch } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';

/** One request for `/sync`. */
interface Asked {
  /** Empty where it is for all of them. */
  readonly rooms: readonly string[];
  readonly since: string | undefined;
  /** How long the server may hold the answer (ms). */
  readonly timeout: number;
  readonly filter: string;
  readonly open: boolean;
  answer(next: string, rooms?: SyncAnswer['rooms']): void;
  fail(error: ChatError): void;
}

const network = new ChatError('network', 'down', { retryable: true });
const lost = new ChatError('bad_request', 'unknown position', { status: 400 });

const room = (...bodies: string[]): JoinedRoom => ({
  timeline: {
    events: bodies.map((body) => ({ event_id: `$${body}`, type: 'm.room.message', sender: '@maya:x', origin_server_ts: 1, content: { msgtype: 'm.text', body } })),
    limited: false,
    prev_batch: 'p',
  },
});

function syncWorld() {
  const clock = new ManualClock();
  const closed = new AbortController();
  const statuses: string[] = [];
  const asked: Asked[] = [];
  /** What an answer of the poll waits for. */
  let prepared = deferred<void>();
  prepared.resolve();
  const prepareAnew = () => (prepared = deferred<void>());
  let mostPolls = 0;
  const polls = () => asked.filter(({ open, since }) => open && since !== undefined);
  const api = {
    sync({ filter, since, timeout }: { filter: { room: { rooms?: string[] } }; since?: string; timeout: number }, signal: AbortSignal) {
      const answered = deferred<SyncAnswer>();
      let open = true;
      const settle = (settled: () => void) => {
        open = false;
        settled();
      };
      signal.addEventListener('abort', () => settle(() => answered.reject(abortedError(signal))));
      asked.push({
        rooms: filter.room.rooms ?? [],
        since,
        timeout,
        filter: JSON.stringify(filter),
        get open() {
          return open;
        },
        answer: (next_batch, rooms) => settle(() => answered.resolve({ next_batch, ...(rooms && { rooms }) })),
        fail: (error) => settle(() => answered.reject(error)),
      });
      mostPolls = Math.max(mostPolls, polls().length);
      return answered.promise;
    },
  };
  const sync = new MatrixSync({
    api: api as unknown as MatrixApi,
    clock,
    signal: closed.signal,
    onStatus: (status, error) => statuses.push(error ? `${status} ${error.code}` : status),
    prepare: () => prepared.promise,
  });

  /** Watches a room and asks for its snapshot, as the connection does. */
  function open(roomId: string) {
    const controller = new AbortController();
    const news: RoomNews[] = [];
    sync.watch(roomId, (each) => news.push(each), controller.signal);
    const snapshot = watch(sync.snapshot(roomId, 30, controller.signal));
    return { news, snapshot, close: () => controller.abort(), told: () => news.map(inWords) };
  }

  /** The request with this number, once it's made. */
  async function request(index: number): Promise<Asked> {
    await until(`sync request ${index}`, () => asked.length > index);
    return asked[index]!;
  }

  /** Opens rooms, whose snapshots come at once, up to the first long poll, which has the position `s1`. */
  async function opened(...roomIds: string[]) {
    const rooms = roomIds.map(open);
    for (let index = 0; index < roomIds.length; index++) {
      await until('a snapshot asked for', () => snapshots().length > index);
      snapshots()[index]!.answer('s1', { join: { [snapshots()[index]!.rooms[0]!]: room() } });
    }
    await until('a poll for all', () => poll()?.rooms.length === new Set(roomIds).size);
    return rooms;
  }

  const snapshots = () => asked.filter(({ since }) => since === undefined);
  /** The poll that is open now. */
  const poll = () => polls().at(-1);
  return { clock, closed, statuses, asked, sync, open, opened, request, poll, prepareAnew, mostPolls: () => mostPolls };
}

const inWords = (news: RoomNews) =>
  news.membership === 'join' ? (news.room.timeline?.events ?? []).map(({ content }) => content['body']).join(' ') + (news.room.timeline?.limited ? ' (gap)' : '') : news.membership;

describe('The long poll', () => {
  it('does nothing while no room is open', async () => {
    const { asked } = syncWorld();
    await turn();
    expect(asked.length).to.equal(0);
  });

  it("asks for a room's snapshot, then polls from there", async () => {
    const { open, request, asked } = syncWorld();
    const tea = open('!tea:x');
    const first = await request(0);
    expect(first).to.include({ since: undefined, timeout: 0 });
    expect(first.rooms).to.deep.equal(['!tea:x']);
    await turn();
    expect(asked.length, 'no poll without a position').to.equal(1);
    first.answer('s1', { join: { '!tea:x': room('old') } });
    const second = await request(1);
    expect(inWords(tea.snapshot.value!)).to.equal('old');
    expect(second).to.include({ since: 's1', timeout: 30_000 });
    second.answer('s2', { join: { '!tea:x': room('new'), '!other:x': room('not asked for') } });
    expect(await request(2)).to.include({ since: 's2', timeout: 30_000 });
    expect(tea.told()).to.deep.equal(['new']);
  });

  it('answers no snapshot of a room one is not in, and says what else one is to it', async () => {
    for (const [rooms, membership] of [[undefined, undefined], [{ invite: { '!tea:x': {} } }, 'invite'], [{ leave: { '!tea:x': {} } }, 'leave']] as const) {
      const { open, request } = syncWorld();
      const tea = open('!tea:x');
      (await request(0)).answer('s1', rooms);
      await until('snapshot', () => tea.snapshot.state === 'resolved');
      expect(tea.snapshot.value?.membership).to.equal(membership);
    }
  });

  it('asks anew each time for what it wants without a position: servers cache equal requests', async () => {
    const { opened, asked } = syncWorld();
    await opened('!tea:x', '!tea:x');
    const [first, second] = asked.filter(({ since }) => since === undefined);
    expect(first!.filter).to.not.equal(second!.filter);
  });

  it('takes a room in that is opened while a poll is under way, and leaves nothing out', async () => {
    const { opened, open, poll, asked, mostPolls } = syncWorld();
    const [tea] = await opened('!tea:x');
    const before = poll()!;
    const pool = open('!pool:x');
    expect(before.open, 'the poll that does not know it').to.be.false;
    await until('a poll for both', () => poll()?.rooms.length === 2);
    expect(poll(), 'from where the one before began').to.include({ since: 's1' });
    const snapshot = asked.find(({ since, rooms }) => since === undefined && rooms[0] === '!pool:x')!;
    poll()!.answer('s2', { join: { '!tea:x': room('one'), '!pool:x': room('two') } });
    snapshot.answer('s3', { join: { '!pool:x': room('two') } });
    await until('next poll', () => poll()?.since === 's2');
    expect(tea!.told()).to.deep.equal(['one']);
    expect(pool.told(), 'before its snapshot').to.deep.equal(['two']);
    expect(mostPolls()).to.equal(1);
  });

  it('opens two rooms at once at the very start: one gives the position, the other is asked for after it', async () => {
    const { open, request, asked, poll } = syncWorld();
    const [tea, pool] = [open('!tea:x'), open('!pool:x')];
    await turn();
    expect(asked.length).to.equal(1);
    (await request(0)).answer('s1', { join: { '!tea:x': room() } });
    await until('both asked for', () => asked.length === 3);
    expect(poll()?.rooms).to.deep.equal(['!tea:x', '!pool:x']);
    asked.find(({ rooms, since }) => rooms[0] === '!pool:x' && since === undefined)!.answer('s2', { join: { '!pool:x': room('here') } });
    await until('snapshot', () => pool.snapshot.state === 'resolved');
    expect(tea.snapshot.state).to.equal('resolved');
    expect(poll(), 'not the younger position').to.include({ since: 's1' });
  });

  it('lets the second room begin where the first one fails', async () => {
    const { open, request, poll } = syncWorld();
    const [tea, pool] = [open('!tea:x'), open('!pool:x')];
    (await request(0)).fail(network);
    const second = await request(1);
    expect(tea.snapshot.error).to.equal(network);
    expect(second.rooms).to.deep.equal(['!pool:x']);
    second.answer('s1', { join: { '!pool:x': room() } });
    await until('poll', poll);
    expect(pool.snapshot.state).to.equal('resolved');
  });

  it('tells each of two watchers of one room', async () => {
    const { opened, poll } = syncWorld();
    const [one, two] = await opened('!tea:x', '!tea:x');
    expect(poll()!.rooms).to.deep.equal(['!tea:x']);
    poll()!.answer('s2', { join: { '!tea:x': room('hello') } });
    await until('next poll', () => poll()?.since === 's2');
    expect([one!.told(), two!.told()]).to.deep.equal([['hello'], ['hello']]);
  });

  it('tells nothing before what is needed to understand it has come', async () => {
    const { opened, poll, request, prepareAnew } = syncWorld();
    const [tea] = await opened('!tea');
    const prepared = prepareAnew();
    poll()!.answer('s2', { join: { '!tea': room('one') } });
    await turn();
    expect(tea!.told()).to.deep.equal([]);
    prepared.resolve();
    expect((await request(2)).since).to.equal('s2');
    expect(tea!.told()).to.deep.equal(['one']);
  });

  it('asks for an answer again that it cannot understand, and loses nothing', async () => {
    const { clock, opened, poll, request, prepareAnew, statuses } = syncWorld();
    const [tea] = await opened('!tea');
    prepareAnew().reject(new ChatError('part_unavailable', 'no line'));
    poll()!.answer('s2', { join: { '!tea': room('one') } });
    await until('it is told', () => statuses.includes('reconnecting part_unavailable'));
    prepareAnew().resolve();
    clock.advance(2000);
    const again = await request(2);
    expect(again.since).to.equal('s1');
    again.answer('s2', { join: { '!tea': room('one') } });
    await until('it is told', () => tea!.news.length > 0);
    expect(tea!.told()).to.deep.equal(['one']);
  });

  it('stops when the last room closes', async () => {
    const { opened, poll, asked, clock } = syncWorld();
    const [tea] = await opened('!tea:x');
    const last = poll()!;
    const requests = asked.length;
    tea!.close();
    await turn();
    expect(last.open).to.be.false;
    expect(asked.length).to.equal(requests);
    expect(clock.pending).to.equal(0);
  });

  it('hears nothing of a room opened with a signal that has aborted already', async () => {
    const { sync, asked, opened, poll } = syncWorld();
    sync.watch('!left:x', () => undefined, AbortSignal.abort());
    const [tea] = await opened('!tea:x');
    expect(poll()!.rooms).to.deep.equal(['!tea:x']);
    const requests = asked.length;
    tea!.close();
    await turn();
    expect(asked.length).to.equal(requests);
  });

  it('begins at the new snapshot when a room is opened after none was: what is older is history', async () => {
    const { opened, open, poll, asked } = syncWorld();
    const [tea] = await opened('!tea:x');
    tea!.close();
    await turn();
    const requests = asked.length;
    const again = open('!tea:x');
    await turn();
    expect(asked.slice(requests).map(({ since }) => since), 'only the snapshot').to.deep.equal([undefined]);
    asked.at(-1)!.answer('s9', { join: { '!tea:x': room('one', 'two') } });
    await until('poll', poll);
    expect(poll()!.since).to.equal('s9');
    expect(again.told()).to.be.empty;
  });

  it('does the same when the next room opens in the moment in which the last one closes', async () => {
    const { opened, open, poll, asked } = syncWorld();
    const [tea] = await opened('!tea:x');
    const last = poll()!;
    // Its answer is there already, though nobody has seen it.
    last.answer('s2', { join: { '!pool:x': room('old') } });
    tea!.close();
    const pool = open('!pool:x');
    await turn();
    expect(poll()?.since, 'no poll without a position').to.be.undefined;
    asked.at(-1)!.answer('s9', { join: { '!pool:x': room('old') } });
    await until('poll', poll);
    expect(poll()!.since).to.equal('s9');
    expect(pool.told()).to.be.empty;
  });

  describe('when it fails', () => {
    it('says reconnecting, waits longer each time, and says online once', async () => {
      const { opened, poll, statuses, clock } = syncWorld();
      await opened('!tea:x');
      for (const [most, least] of [[1000, 500], [2000, 1000], [4000, 2000]] as const) {
        poll()!.fail(network);
        await clock.pass(least - 1);
        expect(poll()?.since, `before ${least} ms`).to.be.undefined;
        await clock.pass(most - least + 1);
        await until('the next try', poll);
        expect(poll(), 'wants an answer at once').to.include({ since: 's1', timeout: 0 });
      }
      expect(statuses).to.deep.equal(['reconnecting network', 'reconnecting network', 'reconnecting network']);
      poll()!.answer('s2');
      await until('the next poll', () => poll()?.since === 's2');
      expect(poll()!.timeout).to.equal(30_000);
      expect(statuses.slice(3)).to.deep.equal(['online']);
    });

    it('waits as long as the server asks', async () => {
      const { opened, poll, clock } = syncWorld();
      await opened('!tea:x');
      poll()!.fail(new ChatError('rate_limited', 'slow down', { retryable: true, retryAfter: 60_000 }));
      await clock.pass(59_999);
      expect(poll()?.since).to.be.undefined;
      await clock.pass(1);
      expect(poll()?.since).to.equal('s1');
    });

    it('tries at once when woken; an open poll, which may never be answered, gives way to another from the same position', async () => {
      const { opened, poll, sync, statuses } = syncWorld();
      await opened('!tea:x');
      const open = poll()!;
      sync.wake();
      await until('the other poll', () => poll() !== open && poll());
      expect(open.open).to.be.false;
      expect(poll()!.since).to.equal(open.since);
      expect(statuses).to.be.empty;
      poll()!.fail(network);
      await turn();
      expect(poll()?.since).to.be.undefined;
      sync.wake();
      await until('the next try', poll);
    });

    it('is online as far as anybody knows when the last room closes', async () => {
      const { opened, poll, statuses, clock, open, asked } = syncWorld();
      const [tea] = await opened('!tea:x');
      poll()!.fail(network);
      await turn();
      tea!.close();
      await turn();
      expect(statuses).to.deep.equal(['reconnecting network', 'online']);
      expect(clock.pending).to.equal(0);
      open('!tea:x');
      await turn();
      asked.at(-1)!.answer('s5', { join: { '!tea:x': room() } });
      await until('poll', poll);
      expect(poll()!.timeout, 'no failure is left').to.equal(30_000);
      expect(statuses).to.have.length(2);
    });

    it('says nothing of a poll that fails after the last room has closed', async () => {
      const { opened, poll, statuses } = syncWorld();
      const [tea] = await opened('!tea:x');
      poll()!.fail(network);
      tea!.close();
      await turn();
      expect(statuses).to.be.empty;
    });

    it('takes an answer without a position for a failure, and does not ask as fast as it can', async () => {
      const { opened, poll, statuses, clock } = syncWorld();
      await opened('!tea:x');
      poll()!.answer(undefined as unknown as string);
      await turn();
      expect(statuses).to.deep.equal(['reconnecting bad_answer']);
      expect(poll()?.since).to.be.undefined;
      await clock.pass(1000);
      expect(poll()).to.include({ since: 's1' });
    });

    it('opens no room on an answer without a position', async () => {
      const { open, request } = syncWorld();
      const tea = open('!tea:x');
      (await request(0)).answer(17 as unknown as string);
      await until('its end', () => tea.snapshot.state !== 'pending');
      expect(tea.snapshot.error).to.include({ code: 'bad_answer' });
    });
  });

  describe('when the server has forgotten its position', () => {
    /** Two rooms open, the position lost, and the next try made. */
    async function forgotten() {
      const world = syncWorld();
      const [tea, pool] = await world.opened('!tea:x', '!pool:x');
      const before = world.asked.length;
      world.poll()!.fail(lost);
      await world.clock.pass(1000);
      return { ...world, tea: tea!, pool: pool!, again: await world.request(before) };
    }
    const rooms = () => ({ join: { '!tea:x': room('tea'), '!pool:x': room('pool') } });

    it('begins again, and tells every room that there is a gap', async () => {
      const { again, tea, pool, poll } = await forgotten();
      expect(again).to.include({ since: undefined, timeout: 0 });
      expect(again.rooms).to.deep.equal(['!tea:x', '!pool:x']);
      again.answer('t1', rooms());
      await until('poll', () => poll()?.since === 't1');
      expect([tea.told(), pool.told()]).to.deep.equal([['tea (gap)'], ['pool (gap)']]);
      poll()!.answer('t2', rooms());
      await until('poll', () => poll()?.since === 't2');
      expect(tea.told(), 'only once').to.deep.equal(['tea (gap)', 'tea']);
    });

    it('still does so when a room is opened and another closed meanwhile', async () => {
      const { again, tea, open, asked, pool, poll } = await forgotten();
      const late = open('!late:x');
      await turn();
      asked.find(({ rooms, since }) => since === undefined && rooms.join() === '!late:x')!.answer('t5', { join: { '!late:x': room() } });
      await until('snapshot', () => late.snapshot.state === 'resolved');
      pool.close();
      await turn();
      expect(again.open).to.be.false;
      const fresh = asked.at(-1)!;
      expect(fresh).to.include({ since: undefined, open: true });
      fresh.answer('t6', rooms());
      await until('poll', () => poll()?.since === 't6');
      expect(tea.told()).to.deep.equal(['tea (gap)']);
    });

    it('still does so when the next try fails', async () => {
      const { again, asked, clock, tea, open, poll } = await forgotten();
      open('!late:x');
      await turn();
      asked.at(-1)!.fail(network);
      again.fail(network);
      asked.filter((each) => each.open && each.rooms.length === 1).forEach((snapshot) => snapshot.answer('t5', { join: { '!late:x': room() } }));
      await turn();
      asked.filter((each) => each.open).forEach((each) => each.fail(network));
      await clock.pass(30_000);
      const fresh = asked.at(-1)!;
      expect(fresh).to.include({ since: undefined, open: true });
      fresh.answer('t6', rooms());
      await until('poll', () => poll()?.since === 't6');
      expect(tea.told()).to.deep.equal(['tea (gap)']);
    });
  });

  describe('for all rooms', () => {
    const filter = (asked: Asked) => JSON.parse(asked.filter) as { room: { rooms?: string[] }; presence: object; account_data: object };

    it('names no room as long as they are watched, and tells them and the open ones', async () => {
      const { opened, sync, poll } = syncWorld();
      const [tea] = await opened('!tea:x');
      expect(filter(poll()!).account_data).to.deep.equal({ not_types: ['*'] });
      const controller = new AbortController();
      const answers: [string, boolean][] = [];
      sync.follow({ room: '*' }, (answer, lost) => answers.push([Object.keys(answer.rooms?.join ?? {}).join(), lost]), controller.signal);
      await until('a poll for all', () => poll() && filter(poll()!).room.rooms === undefined);
      expect(poll()).to.include({ since: 's1' });
      expect(filter(poll()!).account_data).to.deep.equal({ types: ['m.direct'] });
      poll()!.answer('s2', { join: { '!tea:x': room('one'), '!pool:x': room('two') } });
      await until('the next poll', () => poll()?.since === 's2');
      expect(answers).to.deep.equal([['!tea:x,!pool:x', false]]);
      expect(tea!.told()).to.deep.equal(['one']);
      controller.abort();
      await until('a poll for the open room', () => poll() && filter(poll()!).room.rooms?.join() === '!tea:x');
    });

    it('is widened before the list is asked for', async () => {
      const { opened, sync, poll, asked } = syncWorld();
      await opened('!tea:x');
      const controller = new AbortController();
      const told: unknown[] = [];
      sync.follow({ room: '*' }, (answer) => told.push(answer.rooms), controller.signal);
      const first = watch(sync.first({ room: { timeline: { limit: 1 } } }, controller.signal));
      await until('both asked for', () => poll() && asked.some(({ since, filter }) => since === undefined && filter.includes('"limit":1}')));
      expect(filter(poll()!).room.rooms, 'for all rooms').to.be.undefined;
      const snapshot = asked.find(({ since, filter }) => since === undefined && filter.includes('"limit":1}'))!;
      poll()!.answer('s2', { join: { '!pool:x': room('between') } });
      snapshot.answer('s3', { join: { '!pool:x': room('between') } });
      await until('the snapshot', () => first.state === 'resolved');
      await until('the next poll', () => poll()?.since === 's2');
      expect(told, 'told before the snapshot is there').to.have.length(1);
    });

    it('says that it begins anew where its position was lost', async () => {
      const { opened, sync, poll, clock, asked } = syncWorld();
      await opened('!tea:x');
      const told: boolean[] = [];
      sync.follow({ room: '*' }, (_answer, lost) => told.push(lost), new AbortController().signal);
      await until('a poll for all', () => poll() && filter(poll()!).room.rooms === undefined);
      poll()!.fail(lost);
      await clock.pass(1000);
      asked.at(-1)!.answer('t1', { join: {} });
      await until('poll', () => poll()?.since === 't1');
      poll()!.answer('t2');
      await until('poll', () => poll()?.since === 't2');
      expect(told).to.deep.equal([true, false]);
    });
  });

  describe('for presence', () => {
    it('asks for nobody but those who are watched, needs no room, and ends with the last of them', async () => {
      const { sync, request, poll, asked } = syncWorld();
      const [maya, jo] = [new AbortController(), new AbortController()];
      const told: unknown[] = [];
      sync.follow({ presence: '@maya:x' }, (answer) => told.push(answer.presence), maya.signal);
      const begun = watch(sync.begin(maya.signal));
      const first = await request(0);
      expect(first.rooms, 'no room').to.deep.equal([]);
      expect(first.filter).to.contain('"rooms":[]');
      first.answer('s1');
      await until('the beginning', () => begun.state === 'resolved');
      sync.follow({ presence: '@jo:x' }, () => undefined, jo.signal);
      await until('a poll for both', () => poll()?.filter.includes('@jo:x'));
      expect(JSON.parse(poll()!.filter)).to.have.nested.property('presence.senders').that.deep.equals(['@maya:x', '@jo:x']);
      maya.abort();
      await until('a poll for the other', () => poll() && !poll()!.filter.includes('@maya:x'));
      jo.abort();
      await turn();
      expect(asked.filter(({ open }) => open)).to.be.empty;
    });
  });

  it('reports a listener that throws, and tells the others', async () => {
    const caught = catchReports();
    try {
      const { sync, open, asked, poll } = syncWorld();
      sync.watch('!tea:x', () => { throw new Error('of the host'); }, new AbortController().signal);
      const tea = open('!tea:x');
      await turn();
      asked[0]!.answer('s1', { join: { '!tea:x': room() } });
      await until('poll', poll);
      poll()!.answer('s2', { join: { '!tea:x': room('hello') } });
      await until('next poll', () => poll()?.since === 's2');
      expect(tea.told()).to.deep.equal(['hello']);
      expect(caught.reports).to.have.length(1);
    } finally {
      caught.restore();
    }
  });

  describe('survives an answer that says of the rooms', () => {
    for (const rooms of [null, 5, [], { join: null }, { join: { '!tea:x': 'x' } }, { join: { '!tea:x': { timeline: 'x' } } }, { invite: 3, leave: [] }]) {
      it(JSON.stringify(rooms), async () => {
        const { opened, poll, statuses, clock, asked } = syncWorld();
        await opened('!tea:x');
        poll()!.fail(lost);
        await clock.pass(1000);
        asked.at(-1)!.answer('t1', rooms as SyncAnswer['rooms']);
        await until('poll', () => poll()?.since === 't1');
        expect(statuses).to.deep.equal(['reconnecting bad_request', 'online']);
      });
    }
  });

  describe('the end of the connection', () => {
    it('ends the poll, and nothing is told or asked from then on', async () => {
      const { opened, poll, closed, asked, statuses, clock } = syncWorld();
      const [tea] = await opened('!tea:x');
      poll()!.answer('s2', { join: { '!tea:x': room('late') } });
      closed.abort();
      await turn();
      const requests = asked.length;
      await clock.pass(60_000);
      expect(asked.length).to.equal(requests);
      expect(statuses).to.be.empty;
      expect(clock.pending).to.equal(0);
      expect(tea!.told()).to.be.empty;
    });

    it('ends the wait after a failure', async () => {
      const { opened, poll, closed, clock, asked } = syncWorld();
      await opened('!tea:x');
      poll()!.fail(network);
      await turn();
      const requests = asked.length;
      closed.abort();
      await turn();
      expect(clock.pending).to.equal(0);
      expect(asked.length).to.equal(requests);
    });
  });
});
