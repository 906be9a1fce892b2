import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ChannelEvent } from '../../src/backend/types.js';
import { mapEvent, mapEvents } from '../../src/matrix/map-event.js';
import { isCreator, isPlain, localpart, mapChannel, mapPlain, mapRoom, mapState, participantOf } from '../../src/matrix/map.js';
import { messageContent } from '../../src/matrix/actions.js';
import { attachmentContent } from '../../src/matrix/upload.js';
import type { JoinedRoom, MatrixEvent } from '../../src/matrix/types.js';

const me = '@me:example.org';
const maya = '@maya:example.org';

/** An event as a server tells it. */
function event(type: string, content: object, fields: object = {}): MatrixEvent {
  return { event_id: '$1', type, sender: maya, origin_server_ts: 1000, content: content as Record<string, unknown>, ...fields };
}
const said = (content: object, fields: object = {}) => event('m.room.message', content, fields);
const map = (raw: unknown) => mapEvents('!tea:x', [raw]);

/** The one message an event says. */
function message(raw: unknown) {
  const [first] = map(raw);
  if (first?.type !== 'message') throw new Error(`No message: ${JSON.stringify(first)}`);
  return JSON.parse(JSON.stringify(first.message)) as Record<string, unknown>;
}

describe('A Matrix message', () => {
  const base = { id: '$1', channelId: '!tea:x', senderId: maya, sentAt: 1000 };
  const cases: [string, MatrixEvent, object][] = [
    ['plain text', said({ msgtype: 'm.text', body: 'hello' }), { kind: 'text', text: 'hello' }],
    ['rich text', said({ msgtype: 'm.text', body: '*a*', format: 'org.matrix.custom.html', formatted_body: '<b>a</b>' }), { kind: 'text', text: '*a*', html: '<b>a</b>' }],
    ['another format, which is not HTML', said({ msgtype: 'm.text', body: 'a', format: 'other', formatted_body: '<b>a</b>' }), { kind: 'text', text: 'a' }],
    ['an emote', said({ msgtype: 'm.emote', body: 'waves' }), { kind: 'emote', text: 'waves' }],
    ['a notice', said({ msgtype: 'm.notice', body: 'beep' }), { kind: 'notice', text: 'beep' }],
    ['a kind nobody knows: its fallback', said({ msgtype: 'org.example.poll', body: 'Tea?' }), { kind: 'unsupported', text: 'Tea?' }],
    ['no kind at all', said({ body: 'x' }), { kind: 'unsupported', text: 'x' }],
    [
      'an image',
      said({ msgtype: 'm.image', body: 'cat.png', url: 'mxc://x/cat', info: { mimetype: 'image/png', size: 5, w: 10, h: 20 } }),
      { kind: 'attachment', text: 'cat.png', attachment: { media: 'mxc://x/cat', kind: 'image', name: 'cat.png', mimeType: 'image/png', size: 5, width: 10, height: 20 } },
    ],
    [
      'a file with a caption',
      said({ msgtype: 'm.file', body: 'the plan', filename: 'plan.pdf', url: 'mxc://x/plan' }),
      { kind: 'attachment', text: 'the plan', attachment: { media: 'mxc://x/plan', kind: 'file', name: 'plan.pdf' } },
    ],
    [
      'a voice message: its length is in ms on the wire',
      said({ msgtype: 'm.audio', body: 'voice.ogg', url: 'mxc://x/v', info: { duration: 3250 }, 'org.matrix.msc3245.voice': {} }),
      { kind: 'attachment', text: 'voice.ogg', attachment: { media: 'mxc://x/v', kind: 'audio', name: 'voice.ogg', duration: 3.25, voice: true } },
    ],
    [
      'an image with rich words on it',
      said({ msgtype: 'm.image', body: 'a', filename: 'cat.png', url: 'mxc://x/cat', format: 'org.matrix.custom.html', formatted_body: '<b>a</b>' }),
      { kind: 'attachment', text: 'a', html: '<b>a</b>', attachment: { media: 'mxc://x/cat', kind: 'image', name: 'cat.png' } },
    ],
    ["a host's own data, texts only", said({ msgtype: 'm.text', body: 'a', 'chat-elements.custom': { a: '1', b: 2, c: ['x'] } }), { kind: 'text', text: 'a', custom: { a: '1' } }],
    ["a host's own data that is none", said({ msgtype: 'm.text', body: 'a', 'chat-elements.custom': 'x' }), { kind: 'text', text: 'a' }],
    ['an image whose file is missing', said({ msgtype: 'm.image', body: 'cat.png' }), { kind: 'unsupported', text: 'cat.png' }],
    [
      'a sticker',
      event('m.sticker', { body: 'hi', url: 'mxc://x/hi' }),
      { kind: 'attachment', text: 'hi', attachment: { media: 'mxc://x/hi', kind: 'image', name: 'hi' } },
    ],
    ['an encrypted one', event('m.room.encrypted', { ciphertext: 'AwgA' }), { kind: 'encrypted', text: '' }],
    ['a deleted one', said({}, { unsigned: { redacted_because: { type: 'm.room.redaction' } } }), { kind: 'text', text: '', deleted: true }],
    ['one with nothing left in it', said({}), { kind: 'text', text: '', deleted: true }],
    [
      'an answer, without the quote that older clients repeat',
      said({ msgtype: 'm.text', body: '> <@a:x> what\n> time?\n\nfour', 'm.relates_to': { 'm.in_reply_to': { event_id: '$0' } } }),
      { kind: 'text', text: 'four', replyTo: '$0' },
    ],
    ['a quote in no answer', said({ msgtype: 'm.text', body: '> <@a:x> what\n\nfour' }), { kind: 'text', text: '> <@a:x> what\n\nfour' }],
    [
      'an answer, without the quote that older clients repeat in its HTML',
      said({ msgtype: 'm.text', body: 'four', format: 'org.matrix.custom.html', formatted_body: '<mx-reply><blockquote>what time?</blockquote></mx-reply>fo<b>ur</b>', 'm.relates_to': { 'm.in_reply_to': { event_id: '$0' } } }),
      { kind: 'text', text: 'four', html: 'fo<b>ur</b>', replyTo: '$0' },
    ],
    [
      'one in a thread, which answers nothing though it says so for older clients',
      said({ msgtype: 'm.text', body: 'a', 'm.relates_to': { rel_type: 'm.thread', event_id: '$0', is_falling_back: true, 'm.in_reply_to': { event_id: '$9' } } }),
      { kind: 'text', text: 'a', threadId: '$0' },
    ],
    [
      'an answer in a thread',
      said({ msgtype: 'm.text', body: 'a', 'm.relates_to': { rel_type: 'm.thread', event_id: '$0', is_falling_back: false, 'm.in_reply_to': { event_id: '$9' } } }),
      { kind: 'text', text: 'a', threadId: '$0', replyTo: '$9' },
    ],
    ['whom it mentions', said({ msgtype: 'm.text', body: 'a', 'm.mentions': { user_ids: [me, 7, ''], room: true } }), { kind: 'text', text: 'a', mentions: { userIds: [me], everyone: true } }],
    ['that it mentions nobody', said({ msgtype: 'm.text', body: 'a', 'm.mentions': { user_ids: 'all', room: 'yes' } }), { kind: 'text', text: 'a' }],
    [
      'how a voice message sounds, and what a video looks like',
      said({ msgtype: 'm.video', body: 'v', url: 'mxc://x/v', info: { thumbnail_url: 'mxc://x/t' }, 'org.matrix.msc1767.audio': { waveform: [0, 512, 1024, 9999, -1, 'x'] } }),
      { kind: 'attachment', text: 'v', attachment: { media: 'mxc://x/v', kind: 'video', name: 'v', waveform: [0, 0.5, 1, 1, 0, 0], thumbnail: 'mxc://x/t' } },
    ],
    ['its client id', said({ msgtype: 'm.text', body: 'a', 'chat-elements.client_id': 'c1' }, { unsigned: { transaction_id: 't1' } }), { kind: 'text', text: 'a', clientId: 'c1' }],
    ['its transaction id', said({ msgtype: 'm.text', body: 'a' }, { unsigned: { transaction_id: 't1' } }), { kind: 'text', text: 'a', clientId: 't1' }],
  ];
  for (const [name, raw, expected] of cases) {
    it(`is read: ${name}`, () => {
      expect(message(raw)).to.deep.equal({ ...base, ...expected });
    });
  }

  it('is read back as it was written', () => {
    const content = messageContent({ text: 'a', html: '<b>a</b>', replyTo: '$0' }, 'c1');
    expect(message(said(content))).to.deep.equal({ ...base, kind: 'text', text: 'a', html: '<b>a</b>', replyTo: '$0', clientId: 'c1' });
    expect(messageContent({ text: 'a' }, 'c1')).to.deep.equal({ msgtype: 'm.text', body: 'a', 'm.mentions': {}, 'chat-elements.client_id': 'c1' });
    const mentions = { userIds: [me], everyone: true } as const;
    expect(message(said(messageContent({ text: 'a', mentions, threadId: '$0' }, 'c1')))).to.deep.include({ mentions, threadId: '$0' });
    expect(message(said(messageContent({ text: 'a', replyTo: '$5', threadId: '$0' }, 'c1')))).to.deep.include({ replyTo: '$5', threadId: '$0' });
    const attachment = { media: 'mxc://x/v', kind: 'audio', name: 'v.ogg', voice: true, duration: 2, waveform: [0, 0.5, 1], thumbnail: 'mxc://x/t' } as const;
    expect(message(said({ ...messageContent({ text: '' }, 'c1'), ...attachmentContent(attachment, '') }))['attachment']).to.deep.equal(attachment);
  });

  it('comes with the edit that the server bundles with it, in the words of its editor', () => {
    const replace = said({ body: '* b', 'm.new_content': { body: 'b' } }, { origin_server_ts: 2000 });
    expect(map(said({ msgtype: 'm.text', body: 'a' }, { unsigned: { 'm.relations': { 'm.replace': replace } } }))[1]).to.deep.include({
      type: 'edit', messageId: '$1', senderId: maya, text: 'b', editedAt: 2000,
    });
  });
});

describe('The thread of a Matrix message', () => {
  const reply = said({ msgtype: 'm.text', body: 'b', 'm.relates_to': { rel_type: 'm.thread', event_id: '$1' } }, { event_id: '$2', origin_server_ts: 7 });
  const bundled = (thread: unknown) => map(said({ msgtype: 'm.text', body: 'a' }, { unsigned: { 'm.relations': { 'm.thread': thread } } }));

  it('is told with it: how many there are, and the last', () => {
    const [, thread, ...rest] = bundled({ count: 3, latest_event: reply });
    expect(rest).to.be.empty;
    expect(thread).to.deep.include({ type: 'thread', messageId: '$1', count: 3 });
    expect((thread as { last: object }).last).to.include({ id: '$2', sentAt: 7, threadId: '$1' });
  });

  it('is not told where the server does not say it', () => {
    for (const broken of [undefined, 7, {}, { count: 'x', latest_event: reply }, { count: 2 }, { count: 2, latest_event: [] }]) {
      expect(bundled(broken)).to.have.length(1);
    }
  });
});

describe('Other Matrix events', () => {
  const cases: [string, MatrixEvent, ChannelEvent | undefined][] = [
    [
      'an edit',
      said({ body: '* b', 'm.new_content': { msgtype: 'm.text', body: 'b' }, 'm.relates_to': { rel_type: 'm.replace', event_id: '$0' } }),
      { type: 'edit', messageId: '$0', senderId: maya, text: 'b', html: undefined, custom: undefined, editedAt: 1000 },
    ],
    [
      "an edit of a host's own data",
      said({ 'm.new_content': { body: 'b', 'chat-elements.custom': { a: '1', b: 2 } }, 'm.relates_to': { rel_type: 'm.replace', event_id: '$0' } }),
      { type: 'edit', messageId: '$0', senderId: maya, text: 'b', html: undefined, custom: { a: '1' }, editedAt: 1000 },
    ],
    ['an edit with no new content', said({ body: '* b', 'm.relates_to': { rel_type: 'm.replace', event_id: '$0' } }), undefined],
    ['an edit of nothing', said({ 'm.new_content': { body: 'b' }, 'm.relates_to': { rel_type: 'm.replace' } }), undefined],
    [
      'a reaction',
      event('m.reaction', { 'm.relates_to': { rel_type: 'm.annotation', event_id: '$0', key: '👍' } }),
      { type: 'reaction', id: '$1', messageId: '$0', userId: maya, emoji: '👍' },
    ],
    ['a reaction that was taken back', event('m.reaction', {}), undefined],
    ['a deletion', event('m.room.redaction', {}, { redacts: '$0' }), { type: 'delete', id: '$0' }],
    ['a deletion in room version 11', event('m.room.redaction', { redacts: '$0' }), { type: 'delete', id: '$0' }],
    [
      'a member',
      event('m.room.member', { membership: 'join', displayname: ' Maya ', avatar_url: 'mxc://x/m' }, { state_key: maya }),
      { type: 'participant', participant: { id: maya, name: 'Maya', avatar: 'mxc://x/m' }, membership: undefined },
    ],
    ['something else', event('org.example.other', { body: 'x' }), undefined],
  ];
  for (const [name, raw, expected] of cases) {
    it(`are read: ${name}`, () => {
      expect(map(raw)).to.deep.equal(expected ? [expected] : []);
    });
  }

  it('are told with people before what they did', () => {
    const state = [event('m.room.member', { displayname: 'Maya' }, { state_key: maya })];
    expect(mapEvents('!tea:x', state, [said({ msgtype: 'm.text', body: 'a' })]).map(({ type }) => type)).to.deep.equal(['participant', 'message']);
    expect(mapEvents('!tea:x', undefined, [])).to.deep.equal([]);
  });

  it('name somebody without a name by their id', () => {
    expect(participantOf(maya, { displayname: '   ' }).name).to.equal('maya');
    expect(localpart('no Matrix id')).to.equal('no Matrix id');
  });
});

describe('A Matrix room', () => {
  const may = (deleteOthers: boolean, mute = deleteOthers, ban = deleteOthers) => ({ permissions: { deleteOthers, mute, ban } });
  const power = (content: object) => mapState(event('m.room.power_levels', content, { state_key: '' }), me);
  const member = (membership: string, user = me) => mapState(event('m.room.member', { membership }, { state_key: user }), me);
  const cases: [string, object, object][] = [
    ['its name', mapState(event('m.room.name', { name: 'Tea' }, { state_key: '' }), me), { name: 'Tea' }],
    ['no name any more', mapState(event('m.room.name', {}, { state_key: '' }), me), { name: '' }],
    ['its picture', mapState(event('m.room.avatar', { url: 'mxc://x/a' }, { state_key: '' }), me), { avatar: 'mxc://x/a' }],
    ['a picture taken away', mapState(event('m.room.avatar', {}, { state_key: '' }), me), { avatar: undefined }],
    ["a host's own data, texts only", mapState(event('chat-elements.custom', { a: '1', b: 2, c: null }, { state_key: '' }), me), { custom: { a: '1' } }],
    ['when it was made', mapState(event('m.room.create', {}, { state_key: '' }), me), { createdAt: 1000 }],
    ['not when it was made, where the server does not say', mapState(event('m.room.create', {}, { state_key: '', origin_server_ts: 0 }), me), { createdAt: undefined }],
    ['its topic', mapState(event('m.room.topic', { topic: 'Leaves' }, { state_key: '' }), me), { topic: 'Leaves' }],
    ['a topic taken away', mapState(event('m.room.topic', {}, { state_key: '' }), me), { topic: '' }],
    ['that it is encrypted', mapState(event('m.room.encryption', {}, { state_key: '' }), me), { encrypted: true }],
    ['who may post, by default everybody', power({}), { maySend: true, ...may(false) }],
    ['a room for reading', power({ events_default: 50 }), { maySend: false, ...may(false) }],
    ['a room for reading, with an exception for oneself', power({ events_default: 50, users: { [me]: 50 } }), { maySend: true, ...may(true) }],
    ['what one may do to others', power({ users: { [me]: 60 }, events: { 'm.room.power_levels': 100 }, redact: 70, ban: 60 }), { maySend: true, ...may(false, false, true) }],
    ['that one may not delete who may not send deletions', power({ users: { [me]: 60 }, events: { 'm.room.redaction': 100 } }), { maySend: true, ...may(false, true, true) }],
    ['messages for some', power({ events: { 'm.room.message': 10 }, users_default: 5 }), { maySend: false, ...may(false) }],
    ['somebody muted', power({ users: { [me]: -1 } }), { maySend: false, ...may(false) }],
    ['that one is in it', member('join'), { membership: 'joined' }],
    ['that one is invited', member('invite'), { membership: 'invited' }],
    ['that one has left', member('leave'), { membership: 'none' }],
    ['that one is banned', member('ban'), { membership: 'none' }],
    ['what becomes of others', member('leave', maya), {}],
  ];
  for (const [name, change, expected] of cases) {
    it(`tells ${name}`, () => {
      expect(change).to.deep.equal(expected);
    });
  }

  it('is called by its name, else its alias, else the people in it', () => {
    const summary = { 'm.heroes': [maya, '@jo:x'], 'm.joined_member_count': 3 };
    const people = event('m.room.member', { displayname: 'Maya L' }, { state_key: maya });
    const alias = event('m.room.canonical_alias', { alias: '#tea:x' }, { state_key: '' });
    const name = event('m.room.name', { name: 'Tea & biscuits' }, { state_key: '' });
    const channel = (...events: MatrixEvent[]) => mapChannel('!tea:x', me, { summary, state: { events } });
    expect(channel(people)).to.include({ name: 'Maya L, jo', memberCount: 3, membership: 'joined', maySend: true });
    expect(channel(people, alias).name).to.equal('tea');
    expect(channel(people, name, alias).name).to.equal('Tea & biscuits');
  });

  it('tells in order: people, what happened, what changed, who types, who has read, what is unread', () => {
    const room: JoinedRoom = {
      state: { events: [event('m.room.member', { displayname: 'Maya' }, { state_key: maya })] },
      timeline: { events: [said({ msgtype: 'm.text', body: 'a' }), event('m.room.name', { name: 'New' }, { state_key: '' }), event('m.room.name', { name: 'no state' })] },
      ephemeral: {
        events: [
          { type: 'm.typing', content: { user_ids: [maya, 7] } },
          { type: 'm.receipt', content: { $1: { 'm.read': { [maya]: { ts: 5 } }, 'm.read.private': { [me]: { ts: 6 } } } } },
        ],
      },
      unread_notifications: { notification_count: 2 },
    };
    const [first, second, ...rest] = mapRoom('!tea:x', room, me, mapEvent);
    expect([first!.type, second!.type]).to.deep.equal(['participant', 'message']);
    expect(rest).to.deep.equal([
      { type: 'channel', change: { name: 'New' } },
      { type: 'place', id: '$1' },
      { type: 'place', id: '$1' },
      { type: 'typing', userIds: [maya] },
      { type: 'receipt', userId: maya, messageId: '$1', readAt: 5 },
      { type: 'receipt', userId: me, messageId: '$1', readAt: 6 },
      { type: 'unread', count: 2 },
    ]);
  });

  it('tells who has read in a thread, and who outside of all', () => {
    const content = { $1: { 'm.read': { [maya]: { ts: 5, thread_id: 'main' }, [me]: { ts: 6, thread_id: '$0' } } } };
    expect(mapRoom('!tea:x', { ephemeral: { events: [{ type: 'm.receipt', content }] } }, me, mapEvent)).to.deep.equal([
      { type: 'receipt', userId: maya, messageId: '$1', readAt: 5 },
      { type: 'receipt', userId: me, messageId: '$1', readAt: 6, threadId: '$0' },
    ]);
  });

  it('lets who has made it do everything, from room version 12 on', () => {
    const levels = event('m.room.power_levels', { events_default: 50, users: {} }, { state_key: '' });
    const room = (version: unknown, fields: object, more: object = {}) => ({ state: { events: [event('m.room.create', { room_version: version, ...more }, { state_key: '', ...fields }), levels] } });
    const all = { deleteOthers: true, mute: true, ban: true };
    for (const made of [room('12', { sender: me }), room('13', { sender: me }), room('12', {}, { additional_creators: [me] })]) {
      expect(mapChannel('!tea', me, made)).to.deep.include({ maySend: true, permissions: all });
      expect(isCreator(made, me)).to.be.true;
      expect(mapRoom('!tea', { timeline: { events: [levels] } }, me, mapEvent, true)).to.deep.include({ type: 'channel', change: { maySend: true, permissions: all } });
    }
    for (const other of [room('11', { sender: me }), room('12', {}), room(undefined, { sender: me }), room('org.example.13', { sender: me }), {}]) expect(isCreator(other, me)).to.be.false;
    expect(mapChannel('!tea:x', me, room('11', { sender: me })).maySend).to.be.false;
  });

  it('tells what becomes of somebody where it happens, and who they are where it is only said', () => {
    const timeline = { events: [event('m.room.member', { membership: 'leave' }, { state_key: maya })] };
    const state = { events: [event('m.room.member', { membership: 'join' }, { state_key: maya })] };
    const told = mapRoom('!tea:x', { state, timeline }, me, mapEvent).flatMap((each) => (each.type === 'participant' ? [each.membership] : []));
    expect(told).to.deep.equal([undefined, 'none']);
    expect(mapEvents('!tea:x', timeline.events)[0]).to.include({ type: 'participant', membership: undefined });
  });

  it('does not say that it is called nothing where its name is taken away', () => {
    const timeline = { events: [event('m.room.name', { name: '' }, { state_key: '' })] };
    expect(mapRoom('!tea:x', { timeline }, me, mapEvent)).to.deep.equal([{ type: 'place', id: '$1' }]);
    const state = { events: [event('m.room.name', { name: 'Tea' }, { state_key: '' })] };
    expect(mapChannel('!tea:x', me, { state, timeline, summary: { 'm.heroes': [maya] } }).name).to.equal('maya');
  });

  it('says nothing where a server says nothing', () => {
    expect(mapRoom('!tea:x', {}, me, mapEvent)).to.deep.equal([]);
  });
});

describe('Whatever a server sends', () => {
  const types = ['m.room.message', 'm.room.encrypted', 'm.sticker', 'm.reaction', 'm.room.redaction', 'm.room.member', 'm.room.name', 'm.room.topic', 'm.room.power_levels', 'm.room.canonical_alias', 'm.room.encryption', 'm.room.avatar', 'm.room.create', 'chat-elements.custom'];
  const json = fc.jsonValue({ maxDepth: 3 });
  /** Any JSON, and often what belongs there. */
  const mostly = (...values: unknown[]) => fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, json);
  const content = fc.oneof(
    json,
    fc.record(
      {
        msgtype: mostly('m.text', 'm.image', 'm.file'),
        body: mostly('hello', '> <@a:x> b\n\nc'),
        url: mostly('mxc://x/y'),
        info: fc.oneof(json, fc.record({ mimetype: json, size: json, w: json, h: json }, { requiredKeys: [] })),
        filename: json,
        format: mostly('org.matrix.custom.html'),
        formatted_body: json,
        displayname: json,
        avatar_url: json,
        membership: mostly('join', 'invite'),
        name: json,
        topic: json,
        alias: mostly('#tea:x'),
        redacts: mostly('$0'),
        users: fc.oneof(json, fc.record({ [me]: json })),
        events: json,
        events_default: json,
        'chat-elements.client_id': json,
        'chat-elements.custom': json,
        'org.matrix.msc3245.voice': json,
        'm.new_content': fc.oneof(json, fc.record({ body: mostly('new'), format: json })),
        'm.relates_to': fc.oneof(json, fc.record({ rel_type: mostly('m.replace', 'm.annotation'), event_id: mostly('$0'), key: mostly('👍'), 'm.in_reply_to': json }, { requiredKeys: [] })),
      },
      { requiredKeys: [] },
    ),
  );
  const plain = fc.record(
    { event_id: mostly('$1'), type: mostly(...types), sender: mostly(maya), state_key: mostly('', me), origin_server_ts: mostly(1000, 2 ** 53 - 1, -1e300), redacts: mostly('$0'), content, unsigned: json },
    { requiredKeys: [] },
  );
  const hostile = fc.oneof(
    { weight: 1, arbitrary: json },
    { weight: 6, arbitrary: plain },
    { weight: 3, arbitrary: fc.record({ outer: plain, inner: plain }).map(({ outer, inner }) => ({ ...outer, unsigned: { transaction_id: inner.redacts, 'm.relations': { 'm.replace': inner } } })) },
  );
  const list = fc.oneof(json, fc.array(hostile, { maxLength: 4 }));
  const events = fc.oneof(json, fc.record({ events: list }));
  const room = fc.oneof(
    json.filter(Boolean), // what is nothing is no room
    fc.record(
      {
        timeline: events,
        state: events,
        ephemeral: fc.oneof(json, fc.record({ events: fc.oneof(json, fc.array(fc.oneof(json, fc.record({ type: mostly('m.typing', 'm.receipt'), content: fc.oneof(json, fc.record({ user_ids: json }), fc.dictionary(fc.string(), json)) })))) })),
        unread_notifications: fc.oneof(json, fc.record({ notification_count: json })),
        summary: fc.oneof(json, fc.record({ 'm.heroes': fc.oneof(json, fc.array(mostly(maya))), 'm.joined_member_count': json })),
      },
      { requiredKeys: [] },
    ),
  );

  const isText = (value: unknown) => typeof value === 'string' && value !== '';
  const isTime = (value: unknown) => typeof value === 'number' && !Number.isNaN(new Date(value).getTime());
  const optional = (holds: (value: unknown) => boolean, ...values: unknown[]) => values.every((value) => value === undefined || holds(value));
  const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

  /** Whether an event is one of the port's, with everything of its type. */
  function isSound(told: ChannelEvent): boolean {
    switch (told.type) {
      case 'message': {
        const { id, senderId, sentAt, text, html, clientId, replyTo, threadId, mentions, attachment } = told.message;
        const file = !attachment || (isText(attachment.media) && typeof attachment.name === 'string' && optional(isText, attachment.mimeType) && optional(isNumber, attachment.size, attachment.width, attachment.height));
        return isText(id) && isText(senderId) && isTime(sentAt) && typeof text === 'string' && optional(isText, html, clientId, replyTo, threadId) && (mentions?.userIds ?? []).every(isText) && file;
      }
      case 'edit':
        return isText(told.messageId) && isText(told.senderId) && isText(told.text) && isTime(told.editedAt) && optional(isText, told.html);
      case 'delete':
      case 'place':
        return isText(told.id);
      case 'reaction':
        return isText(told.id) && isText(told.messageId) && isText(told.userId) && isText(told.emoji);
      case 'participant':
        return isText(told.participant.id) && isText(told.participant.name) && optional(isText, told.participant.avatar);
      case 'typing':
        return told.userIds.every((id) => typeof id === 'string');
      case 'receipt':
        return typeof told.userId === 'string' && typeof told.messageId === 'string' && isTime(told.readAt) && optional(isText, told.threadId);
      case 'thread':
        return isText(told.messageId) && isNumber(told.count) && (!told.last || isSound({ type: 'message', message: told.last }));
      case 'unread':
        return isNumber(told.count);
      case 'channel':
        return optional(isText, told.change.name) && optional((value) => typeof value === 'string', told.change.topic);
    }
  }
  const expectSound = (told: readonly ChannelEvent[]) => {
    for (const each of told) expect(isSound(each), JSON.stringify(each)).to.be.true;
  };

  it('as an event, none throws, and what is told is sound', () => {
    fc.assert(fc.property(hostile, (raw) => expectSound(map(raw))), { numRuns: 3000 });
  });

  it('as a page of history, the same', () => {
    fc.assert(fc.property(list, list, (state, timeline) => expectSound(mapEvents('!tea:x', state, timeline))), { numRuns: 500 });
  });

  it('as a room, the same', () => {
    fc.assert(
      fc.property(room, (raw) => {
        expectSound(mapRoom('!tea:x', raw as JoinedRoom, me, mapEvent));
        const channel = mapChannel('!tea:x', me, raw as JoinedRoom);
        expect(channel.name, 'name').to.be.a('string');
        expect(optional(isNumber, channel.memberCount), 'memberCount').to.be.true;
      }),
      { numRuns: 1500 },
    );
  });
});

describe('Plain events', () => {
  const json = fc.oneof(fc.string(), fc.constant(undefined), fc.jsonValue());
  /** Nearly plain: each of these may have or be what makes it more. */
  const content = fc.record({
    msgtype: fc.oneof({ weight: 5, arbitrary: fc.constant('m.text') }, fc.constantFrom('m.emote', 'm.image', 7)),
    body: json,
    'm.mentions': fc.oneof({ weight: 5, arbitrary: fc.constantFrom(undefined, {}) }, fc.constantFrom({ user_ids: [maya] }, { room: true }, { user_ids: 'x' })),
    'chat-elements.client_id': json,
    'chat-elements.custom': fc.constantFrom({ a: 'b' }, 1),
    format: fc.constant('org.matrix.custom.html'),
    formatted_body: fc.constant('<b>a</b>'),
    url: fc.constant('mxc://x/cat'),
    'm.relates_to': fc.constantFrom({ 'm.in_reply_to': { event_id: '$0' } }, { rel_type: 'm.replace', event_id: '$0' }, { rel_type: 'm.thread', event_id: '$0' }),
    'm.new_content': fc.constant({ body: 'b' }),
  }, { requiredKeys: ['msgtype', 'body'] });
  const unsigned = fc.record({
    transaction_id: json,
    redacted_because: fc.constantFrom({}, null),
    'm.relations': fc.constant({ 'm.thread': { count: 1, latest_event: said({ msgtype: 'm.text', body: 'a' }) } }),
  }, { requiredKeys: [] });
  const types = fc.constantFrom('m.room.message', 'm.room.message', 'm.room.message', 'm.room.encrypted', 'm.sticker', 'm.reaction', 'm.room.redaction', 'm.room.member', 'm.room.name');
  const nearlyPlain = fc.tuple(types, content, fc.record({ unsigned, state_key: fc.constantFrom(maya, ''), redacts: fc.constant('$0'), event_id: json }, { requiredKeys: [] }))
    .map(([type, said, fields]) => event(type, said, fields));

  it('say the same without the late part, and the others are known', () => {
    let plain = 0;
    fc.assert(
      fc.property(nearlyPlain, (raw) => {
        const room = { timeline: { events: [raw] } };
        if (!isPlain(room.timeline.events)) return;
        plain++;
        const told = (map: typeof mapEvent) => JSON.parse(JSON.stringify(mapRoom('!tea:x', room, me, map))) as ChannelEvent[];
        expect(told(mapPlain)).to.deep.equal(told(mapEvent));
      }),
      { numRuns: 5000 },
    );
    expect(plain).to.be.above(300);
  });

  it('are texts, and what is so of the channel', () => {
    expect(isPlain([said({ msgtype: 'm.text', body: 'a', 'm.mentions': {}, 'chat-elements.client_id': 'c' }), event('m.room.member', { membership: 'join' }, { state_key: maya })])).to.be.true;
    expect(isPlain(undefined)).to.be.true;
    expect(isPlain([said({ msgtype: 'm.text', body: 'a' }), said({ msgtype: 'm.text', body: 'a', formatted_body: 'a' })])).to.be.false;
  });
});
