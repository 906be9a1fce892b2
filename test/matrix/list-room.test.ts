import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ListRoom } from '../../src/matrix/list-room.js';
import type { InvitedRoom, JoinedRoom, MatrixEvent } from '../../src/matrix/types.js';

const [me, maya, jo] = ['@me:x', '@maya:x', '@jo:x'] as const;
let ids = 0;

const event = (type: string, content: object, more: object = {}): MatrixEvent =>
  ({ event_id: `$${++ids}`, type, sender: maya, origin_server_ts: 1000 + ids, content, ...more }) as MatrixEvent;
const state = (type: string, content: object, more: object = {}) => event(type, content, { state_key: '', ...more });
const member = (userId: string, membership: string, more: object = {}) => event('m.room.member', { membership }, { state_key: userId, sender: userId, ...more });
const said = (body: string, more: object = {}) => event('m.room.message', { msgtype: 'm.text', body }, more);
const edit = (target: MatrixEvent, body: string, more: object = {}) =>
  event('m.room.message', { body: `* ${body}`, 'm.new_content': { body }, 'm.relates_to': { rel_type: 'm.replace', event_id: target.event_id } }, more);
const timeline = (events: MatrixEvent[], more: object = {}): JoinedRoom => ({ timeline: { events, ...more } });
const gap = (...events: MatrixEvent[]) => timeline(events, { limited: true, prev_batch: 'p' });
const read = (...who: [string, number][]): JoinedRoom => ({
  ephemeral: { events: [{ type: 'm.receipt', content: { $1: { 'm.read': Object.fromEntries(who.map(([userId, ts]) => [userId, { ts }])) } } }] },
});
const counts = (joined: number, invited = 0, heroes?: string[]): JoinedRoom => ({
  summary: { 'm.joined_member_count': joined, 'm.invited_member_count': invited, ...(heroes && { 'm.heroes': heroes }) },
});

/** A room of the list, as it stands in the snapshot. */
function listed(room: JoinedRoom = {}) {
  const list = new ListRoom('!tea:x', me);
  list.join(room, true);
  return list;
}
const told = (list: ListRoom, room: JoinedRoom) => list.join(room, false).map(({ message }) => message.text);
const lastText = (list: ListRoom) => list.summary(undefined)!.lastMessage?.text;

describe('A room in the list', () => {
  describe('its last message', () => {
    it('is the last one, and those that come are news', () => {
      const list = listed(timeline([said('one')]));
      expect(lastText(list)).to.equal('one');
      expect(told(list, timeline([said('two'), said('three')]))).to.deep.equal(['two', 'three']);
      expect(list.summary(undefined)).to.deep.include({ lastSender: { id: maya, name: 'maya', avatar: undefined } });
      expect(lastText(list)).to.equal('three');
    });

    it('is told once, whoever tells it again', () => {
      const one = said('one');
      const list = listed(timeline([one]));
      const two = said('two');
      expect(told(list, timeline([one, two]))).to.deep.equal(['two']);
      expect(told(list, timeline([one, two]))).to.deep.equal([]);
    });

    it('stands as its sender has edited it, and as it was deleted', () => {
      const one = said('one');
      const list = listed(timeline([one]));
      expect(told(list, timeline([edit(one, 'better'), edit(one, 'not theirs', { sender: jo })]))).to.deep.equal([]);
      expect(lastText(list)).to.equal('better');
      list.join(timeline([event('m.room.redaction', {}, { redacts: one.event_id })]), false);
      expect(list.summary(undefined)!.lastMessage).to.deep.include({ id: one.event_id, deleted: true, text: '' });
    });

    it('is looked for where the server has left it out, and not where it has not', () => {
      expect(listed(gap(said('one'))).missing).to.be.undefined;
      expect(listed(timeline([])).missing).to.be.undefined;
      const list = listed(gap(edit(said('of old'), 'changed')));
      expect(list.missing).to.equal('p');
      expect(list.found([edit(said('x'), 'y')], [])).to.be.false;
      expect(list.found([said('found'), said('older')], [member(maya, 'join', { content: { membership: 'join', displayname: 'Maya' } })])).to.be.true;
      expect(list.summary(undefined)).to.deep.include({ lastSender: { id: maya, name: 'Maya', avatar: undefined } });
      expect(lastText(list)).to.equal('found');
    });

    it('is not lost in a gap', () => {
      const list = listed(timeline([said('one')]));
      list.join(gap(event('m.reaction', {})), false);
      expect([list.missing, lastText(list)]).to.deep.equal(['p', 'one']);
      expect(told(list, timeline([said('two')]))).to.deep.equal(['two']);
      expect([list.missing, lastText(list)]).to.deep.equal([undefined, 'two']);
    });
  });

  describe('that the user has come into', () => {
    it('counts no message as news that was there before', () => {
      const list = new ListRoom('!tea:x', me);
      expect(told(list, timeline([said('before'), member(me, 'join'), said('after')]))).to.deep.equal(['after']);
    });

    it('counts all as news where the coming in is further back than the server tells', () => {
      const list = new ListRoom('!tea:x', me);
      expect(told(list, { ...gap(said('after')), state: { events: [member(me, 'join')] } })).to.deep.equal(['after']);
    });

    it('is where it was in the list when they change their name', () => {
      const list = listed({ state: { events: [member(me, 'join', { origin_server_ts: 500 })] } });
      const rename = member(me, 'join', { origin_server_ts: 900, unsigned: { prev_content: { membership: 'join' } } });
      list.join(timeline([rename]), false);
      expect(list.summary(undefined)).to.include({ joinedAt: 500, lastActivityAt: 500 });
      const unknown = listed({ state: { events: [rename, state('m.room.create', {}, { origin_server_ts: 100 })] } });
      expect(unknown.summary(undefined)).to.include({ joinedAt: undefined, lastActivityAt: 100 });
    });
  });

  describe('that the user is asked into', () => {
    const invitation = (more: object = {}): InvitedRoom => ({
      invite_state: { events: [member(maya, 'join', { content: { membership: 'join', displayname: 'Maya' } }), member(me, 'invite', { sender: maya, origin_server_ts: 700, ...more })] },
    });

    it('is called as whoever asks them, and counts nothing', () => {
      const list = new ListRoom('!tea:x', me);
      list.invite(invitation(), 9999);
      expect(list.summary(undefined)).to.include({ name: 'Maya', membership: 'invited', maySend: false, unreadCount: 0, markedUnread: false, lastActivityAt: 700, directWith: undefined });
    });

    it('is as new as when it was first heard of, where the server does not say', () => {
      const list = new ListRoom('!tea:x', me);
      list.invite(invitation({ origin_server_ts: undefined }), 9999);
      list.invite(invitation({ origin_server_ts: undefined }), 12_000);
      expect(list.summary(undefined)!.lastActivityAt).to.equal(9999);
    });

    it('is a direct conversation where the invitation says so, and stays one', () => {
      const list = new ListRoom('!tea:x', me);
      list.invite(invitation({ content: { membership: 'invite', is_direct: true } }), 9999);
      expect(list.summary(undefined)!.directWith).to.equal(maya);
      list.join({ ...timeline([member(me, 'join')]), ...counts(2) }, false);
      expect(list.summary(undefined)!.directWith).to.equal(maya);
      list.join(counts(3), false);
      expect(list.summary(undefined)!.directWith, 'no longer of two').to.be.undefined;
    });
  });

  describe('what has been read', () => {
    it('is known of everybody once as many have read as there are others', () => {
      const list = listed({ ...counts(3, 0, [maya, jo]), ...read([me, 50], [maya, 30]) });
      expect(list.summary(undefined)).to.include({ readUntil: 50, everyoneReadUntil: undefined });
      list.join(read([jo, 40]), false);
      expect(list.summary(undefined)!.everyoneReadUntil).to.equal(30);
      list.join(read([maya, 60]), false);
      expect(list.summary(undefined)!.everyoneReadUntil).to.equal(40);
      expect(list.unsure).to.be.false;
    });

    it('is asked about where more have read than there are others: somebody has left', () => {
      const list = listed({ ...timeline([]), ...counts(2, 0, [maya]), ...read([maya, 30], [jo, 40]) });
      expect([list.unsure, list.summary(undefined)!.everyoneReadUntil]).to.deep.equal([true, undefined]);
      list.takeMembers([member(me, 'join'), member(jo, 'join')]);
      expect([list.unsure, list.summary(undefined)!.everyoneReadUntil]).to.deep.equal([false, 40]);
      list.join(timeline([member(maya, 'join')]), false);
      expect(list.summary(undefined)!.everyoneReadUntil, 'whoever comes back has yet to read').to.equal(30);
    });

    it('does not go back, and what is read of a thread is not the channel', () => {
      const list = listed(read([me, 50]));
      list.join(read([me, 20]), false);
      list.join({ ephemeral: { events: [{ type: 'm.receipt', content: { $2: { 'm.read': { [me]: { ts: 90, thread_id: '$t' } } } } }] } }, false);
      expect(list.summary(undefined)!.readUntil).to.equal(50);
    });
  });

  it('keeps its count and its mark where the server does not speak of them', () => {
    const list = listed({ unread_notifications: { notification_count: 3 }, account_data: { events: [{ type: 'm.marked_unread', content: { unread: true } }] } });
    list.join(gap(said('more')), false);
    expect(list.summary(undefined)).to.include({ unreadCount: 3, markedUnread: true });
    list.join({ unread_notifications: { notification_count: 0 }, account_data: { events: [{ type: 'm.marked_unread', content: { unread: false } }] } }, false);
    expect(list.summary(undefined)).to.include({ unreadCount: 0, markedUnread: false });
  });

  it('asks who is in it where its name is taken away and nobody is named instead', () => {
    const list = listed({ state: { events: [state('m.room.name', { name: 'Tea' })] }, ...counts(2) });
    expect(list.unsure).to.be.false;
    list.join(timeline([state('m.room.name', { name: '' })]), false);
    expect(list.unsure).to.be.true;
    list.takeMembers([member(me, 'join'), member(jo, 'join')]);
    expect(list.summary(undefined)!.name).to.equal('jo');
    expect(list.unsure).to.be.false;
    expect(listed(counts(1)).unsure, 'alone').to.be.false;
  });

  it('is none where it is a space', () => {
    expect(listed({ state: { events: [state('m.room.create', { type: 'm.space' })] } }).summary(undefined)).to.be.undefined;
  });

  it('survives whatever a server sends', () => {
    const types = fc.constantFrom('m.room.message', 'm.reaction', 'm.room.member', 'm.room.create', 'm.room.name', 'm.room.power_levels', 'm.receipt', 'm.marked_unread');
    const json = fc.jsonValue({ maxDepth: 2 });
    const anyEvent = fc.oneof(json, fc.record({ type: types, sender: fc.constantFrom(me, maya), state_key: fc.constantFrom('', me, maya, undefined), event_id: json, content: json, origin_server_ts: json, unsigned: json }));
    const events = fc.oneof(json, fc.record({ events: fc.oneof(json, fc.array(anyEvent, { maxLength: 4 })), limited: json, prev_batch: json }));
    const anyRoom = fc.record({ timeline: events, state: events, ephemeral: events, account_data: events, summary: json, unread_notifications: json, invite_state: events }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean(), anyRoom), { maxLength: 4 }), (steps) => {
        const list = new ListRoom('!tea:x', me);
        for (const [isInvite, isFirst, room] of steps) {
          if (isInvite) list.invite(room as InvitedRoom, 1);
          else list.join(room as JoinedRoom, isFirst);
          const summary = list.summary(undefined);
          if (summary) expect(summary.lastActivityAt).to.be.a('number');
          expect(list.unsure).to.be.a('boolean');
        }
      }),
      { numRuns: 500 },
    );
  });
});
