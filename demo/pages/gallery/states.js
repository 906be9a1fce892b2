/**
 * The states, in the order in which they are shown: a title; the tag, default `chat-element`; the channel it begins with; options of
 * the chat and the session; what is done to the world before it connects; what a person does (`act`, with the kit of show.js), default: waits for all of it.
 */
import { attachments } from './states-files.js';
import { texts } from './states-text.js';
import { at, picture, plain, talk } from './talk.js';

const say = (world, from, text) => world.say(from, 'team', text);

/** @type {Record<string, any>} */
export const states = {
  talk: { title: 'A conversation', channel: () => ({ messages: plain() }) },
  pair: {
    title: 'A chat of two, read',
    channel: () => ({ id: 'team', name: 'Maya Lindqvist', topic: undefined, members: ['me', 'maya'], messages: plain().filter(({ from }) => ['me', 'maya'].includes(from)).concat(talk(['maya', 'See you at six?'], ['me', 'I will be there,'], ['me', 'with a bigger sun.', { readBy: ['maya'] }])) }),
  },
  ...texts,
  ...attachments,

  // Who else is there
  receipts: {
    title: 'Read by others',
    channel: () => ({ messages: talk(['maya', 'Both stalls have said yes.', { readBy: ['tomas'] }], ['aiko', 'Sixteen of sixteen!', { readBy: ['amina', 'jonas', 'aiko'] }], ['me', 'You are stars.', { readBy: ['maya', 'long', 'salma', 'me'] }]) }),
  },
  readers: {
    title: 'Who has read',
    channel: () => ({ messages: talk(['maya', 'Both stalls have said yes.'], ['me', 'You are stars.', { readBy: ['maya', 'tomas', 'aiko', 'jonas', 'long', 'salma'] }]) }),
    async act({ whole, one, chat }) {
      await whole();
      (await one('.readers')).click();
      await chat.updateComplete;
    },
  },
  typing: {
    title: 'Somebody is writing',
    channel: () => ({ messages: plain() }),
    async act({ whole, one, world }) {
      const write = () => ['maya', 'aiko', 'jonas'].forEach((id) => world.type(id, 'team', true));
      await whole();
      write();
      setInterval(write, 20_000);
      await one('.typing .dots');
    },
  },
  unread: {
    title: 'Unread messages',
    channel: () => ({ messages: plain().map((message, index, list) => (index === list.length - 1 ? { ...message, readBy: ['me'] } : message)) }),
    before(world) {
      for (let index = 1; index <= 12; index++) say(world, ['tomas', 'aiko', 'amina'][index % 3], `Volunteers: ${20 + index} so far. Setting up is covered, clearing away is a little thin.`);
    },
    async act({ whole, one, row }) {
      await whole();
      (await row('Volunteers: 21 so far')).scrollIntoView({ block: 'center' });
      await one('.unread-bar, .day.unread');
    },
  },
  'unread-bar': {
    title: 'Unread messages above',
    channel: () => states.unread.channel(),
    before: (world) => states.unread.before(world),
    async act({ whole, one }) {
      await whole();
      await one('.unread-bar');
    },
  },
  newest: {
    title: 'New messages below',
    channel: () => ({ messages: [...plain(), ...plain()].map((message, index) => ({ ...message, at: at(index - 2000) })) }),
    async act({ whole, one, world }) {
      await whole();
      (await one('.scroller')).scrollTop = -500;
      await one('.newest');
      say(world, 'maya', 'It is six!');
      say(world, 'tomas', 'Coming.');
      await one('.newest.unseen');
    },
  },
  highlighted: {
    title: 'Gone to a message',
    channel: () => ({ messages: plain() }),
    async act({ whole, chat, row, one }) {
      await whole();
      chat.showMessage((await row('Shall I bring it along?')).dataset.id);
      await one('.highlighted');
    },
  },

  // On their way
  sending: {
    title: 'Sending, and not sent',
    channel: () => ({ messages: plain() }),
    async act({ whole, world, type, chat, one, until, all }) {
      await whole();
      const { ChatError } = await import('/chat-elements.js');
      world.fail('send', new ChatError('forbidden', 'They may not'));
      const send = async (text) => {
        await type(text);
        (await one('.send')).click();
        await chat.updateComplete;
      };
      await send('This one was refused.');
      await one('.failed');
      world.latency = 1e7;
      await send('This one is on its way.');
      await until(() => all('.sending').length, 'a message on its way');
    },
  },
  waiting: {
    title: 'Reconnecting, a message waits',
    channel: () => ({ messages: plain() }),
    async act({ whole, world, type, one, chat }) {
      await whole();
      world.offline(true);
      await one('.banner');
      await type('I am in the train, one moment');
      (await one('.send')).click();
      await chat.updateComplete;
      await one('.waiting');
    },
  },

  // Doing something
  toolbar: {
    title: 'Pointed at',
    channel: () => ({ messages: plain() }),
    async act({ whole, hover, row, one }) {
      await whole();
      await hover(await row('Shall I bring it along?'));
      await one('.toolbar');
    },
  },
  focus: {
    title: 'Reached by the keyboard',
    channel: () => ({ messages: plain() }),
    async act({ whole, one, all, frame }) {
      await whole();
      (await one('textarea')).focus();
      (await one('.message[tabindex="0"]')).focus({ focusVisible: true });
      for (let index = 0; index < 3; index++) all(':focus')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, composed: true }));
      await frame();
    },
  },
  menu: {
    title: 'Menu of a message',
    channel: () => ({ owner: 'me', messages: plain() }),
    async act({ whole, menu, one }) {
      await whole();
      await menu('Shall I bring it along?');
      await one('.popup:popover-open .item');
    },
  },
  reactors: {
    title: 'Who reacted',
    channel: () => ({ messages: talk(['maya', 'The poster is printed!', { reactions: { '🎉': ['me', 'tomas', 'aiko'], '👏': ['long'] } }]) }),
    async act({ whole, menu, one }) {
      await whole();
      await menu('The poster is printed!', 'Who reacted');
      await one('.popup:popover-open .person');
    },
  },
  'emoji-picker': {
    title: 'Emoji picker',
    channel: () => ({ messages: plain() }),
    async act({ whole, button, one }) {
      await whole();
      (await button('Choose an emoji')).click();
      await one('.emoji-picker:popover-open .grid button');
    },
  },
  confirm: {
    title: 'Asked before deleting',
    channel: () => ({ messages: plain() }),
    async act({ whole, menu, one }) {
      await whole();
      await menu('I can hang it in the kitchen', 'Delete');
      await one('dialog[open]');
    },
  },
  date: {
    title: 'Jump to a date',
    channel: () => ({ messages: plain() }),
    async act({ whole, one, all }) {
      await whole();
      await one('.day button');
      all('.day button').at(-1).click();
      await one('.popup:popover-open .jump');
    },
  },

  // Writing
  'host-button': {
    title: 'A button of the page’s in the composer',
    channel: () => ({ messages: plain() }),
    options: () => ({ innerHTML: '<button slot="composer-actions" aria-label="Create a poll"><svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><path d="M5 20V11M12 20V4M19 20v-6" /></svg></button>' }),
  },
  long: { title: 'A long text in the box', channel: () => ({ messages: plain() }), act: async ({ whole, type }) => (await whole(), type('I can hang it in the kitchen, so that we see it from across the room.\n\nAnd:\n- one for the bakery\n- one for the school\n- one for the mill\n\nDoes that sound right?')) },
  mentions: {
    title: 'Mentioning somebody',
    channel: () => ({ messages: plain() }),
    before: (world) => world.setPresence('maya', true),
    async act({ whole, type, one }) {
      await whole();
      await type('Ask @m');
      await one('.picker .online');
    },
  },
  replying: {
    title: 'Answering',
    channel: () => ({ messages: plain() }),
    async act({ whole, hover, row, button, one }) {
      await whole();
      const message = await row('Shall I bring it along?');
      await hover(message);
      (await button('Reply', (found) => message.contains(found))).click();
      await one('.context');
    },
  },
  editing: {
    title: 'Editing',
    channel: () => ({ messages: plain() }),
    async act({ whole, menu, one }) {
      await whole();
      await menu('I can hang it in the kitchen', 'Edit');
      await one('.context');
    },
  },
  tray: {
    title: 'Files that will be sent',
    channel: () => ({ messages: plain() }),
    async act({ whole, world, one, until, all }) {
      await whole();
      const { media } = await picture(world, 900, 600, 190);
      const files = [new File([world.file(media)], 'Hills above the mill.jpg', { type: 'image/jpeg' }), new File(['…'.repeat(40_000)], 'Programme of the street festival, third draft, really final.pdf', { type: 'application/pdf' }), new File(['x'], 'notes.txt', { type: 'text/plain' })];
      const data = new DataTransfer();
      files.forEach((item) => data.items.add(item));
      (await one('textarea')).dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
      await until(() => all('.queued').length === 3 && all('.queued img').length, 'the tray');
    },
  },

  // Threads
  thread: {
    title: 'A thread beside its channel',
    wide: true,
    channel: () => texts.threads.channel(),
    async act({ whole, one }) {
      await whole();
      (await one('.thread-chip')).click();
      await one('.thread .message');
      await one('.thread .tool');
    },
  },

  // The list of channels
  channels: {
    title: 'Channels, and who is online',
    tag: 'chat-channel-list',
    channel: () => ({ messages: plain() }),
    before(world) {
      const said = { maya: 'See you at six?', tomas: 'The permit is in the blue folder.', aiko: 'Sixteen of sixteen!', salma: 'أراكم غدًا إن شاء الله' };
      for (const [from, text] of Object.entries(said)) world.addChannel({ id: `with-${from}`, direct: true, members: ['me', from], messages: talk([from, text]) });
      for (const id of ['maya', 'salma']) world.setPresence(id, true);
    },
    act: ({ until, all }) => until(() => all('[part=online]').length === 2, 'who is online'),
  },

  // Nothing to show, or not allowed
  empty: { title: 'No messages', channel: () => ({}) },
  'empty-own': { title: 'The host’s own words', channel: () => ({}), options: () => ({ emptyState: { title: 'Ask the team', description: 'Somebody answers within the hour, from nine to five.' } }) },
  loading: {
    title: 'Loading',
    channel: () => ({ messages: plain() }),
    before: (world) => void (world.latency = 1e8),
    act: ({ one }) => one('.skeleton'),
  },
  'no-access': { title: 'No access', channel: () => ({ private: true, members: ['maya'], messages: plain() }), act: ({ one }) => one('.panel') },
  'signed-out': { title: 'Signed out', channel: () => ({ messages: plain() }), session: { token: () => null }, act: ({ one }) => one('.panel') },
  invited: { title: 'Invited', channel: () => ({ members: ['maya', 'tomas'], invited: ['me'], messages: plain().slice(0, 4) }) },
  join: { title: 'Not in the channel yet', channel: () => ({ members: ['maya', 'tomas', 'aiko', 'jonas'], messages: plain().filter(({ from }) => from !== 'me') }), session: { join: 'ask' } },
  encrypted: { title: 'Encrypted', channel: () => ({ encrypted: true, messages: talk(['maya', '', { kind: 'encrypted' }], ['tomas', '', { kind: 'encrypted' }]) }) },
  'read-only': { title: 'Announcements', channel: () => ({ name: 'Announcements', readOnly: true, owner: 'maya', messages: plain().filter(({ from }) => from === 'maya' || from === 'tomas') }) },
  'long-names': { title: 'Long names', channel: () => ({ name: 'The festival team with everybody who has ever helped to carry a table across Mill Lane', topic: 'What is to be done, who does it, and until when, and everything else that has no place of its own', messages: talk(['long', 'Good evening.'], ['long', 'My name is a little long.'], ['me', 'Welcome!']) }) },
};
