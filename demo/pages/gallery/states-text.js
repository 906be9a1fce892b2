/** States of what messages say. */
import { talk } from './talk.js';

const mention = (id, name) => `<a href="chat:user/${id}">${name}</a>`;

/** @type {Record<string, any>} */
export const texts = {
  markdown: {
    title: 'Formatted text',
    channel: () => ({
      messages: talk(
        ['maya', 'bold italic strike code', { html: '<strong>Bold</strong>, <em>italic</em>, <del>struck out</del> and <code>code</code> in a line.' }],
        ['me', 'The same', { html: '<strong>Bold</strong>, <em>italic</em>, <del>struck out</del> and <code>code</code> in a line.' }],
        ['tomas', 'list', { html: '<p>Three things are left:</p><ul><li>the permit for Mill Lane</li><li>the insurance, valid until <strong>Friday</strong></li><li>power for the stage</li></ul><ol><li>call</li><li>sign</li></ol>' }],
        ['aiko', 'quote', { html: '<blockquote><p>Two sentences and a smile, as always.</p></blockquote><p>I will quote that on the poster.</p>' }],
        ['me', 'heading', { html: '<h3>Saturday</h3><p>Eight o’clock, we look out of the window together.</p>' }],
      ),
    }),
  },
  links: {
    title: 'Links and mentions',
    channel: () => ({
      messages: talk(
        ['maya', 'The plan is at https://festival.example/plan/2026/mill-lane?draft=3 now.'],
        ['me', 'Thanks, I put it on https://festival.example'],
        ['tomas', 'Maya Lindqvist, can you look?', { html: `${mention('maya', 'Maya Lindqvist')}, can you look at <a href="chat:channel/team">Festival team</a>?`, mentions: { userIds: ['maya'] } }],
        ['aiko', 'Me Myself, and you?', { html: `${mention('me', 'Me Myself')}, and you?`, mentions: { userIds: ['me'] } }],
        ['me', 'Aiko Sato: yes', { html: `${mention('aiko', 'Aiko Sato')}: yes, and <a href="https://festival.example/dog">who is the dog?</a>`, mentions: { userIds: ['aiko'] } }],
      ),
    }),
  },
  emoji: { title: 'Nothing but emoji', channel: () => ({ messages: talk(['maya', '🎉'], ['tomas', '🐕🌞'], ['me', '👍🏽'], ['me', 'Looks 🌟 good']) }) },
  code: {
    title: 'Code',
    channel: () => ({
      messages: talk(
        ['jonas', 'code', { html: '<p>This counts the days:</p><pre><code class="language-js">const days = (from, to) =&gt;\n  Math.round((to - from) / 86_400_000);\n\nconsole.log(days(new Date(), festival), "days until the festival, if nobody moves it again");</code></pre>' }],
        ['me', 'code', { html: '<pre><code>npm start</code></pre>' }],
      ),
    }),
  },
  words: {
    title: 'Long words and other scripts',
    channel: () => ({
      messages: talk(
        ['jonas', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'],
        ['me', 'https://festival.example/a/very/long/path/that/has/no/place/to/break/anywhere/in/it/at/all'],
        ['salma', 'صباح الخير! هل نلتقي عند المخبز الساعة التاسعة؟'],
        ['me', 'نعم، في التاسعة. See you!'],
        ['aiko', '明日の六時に会議で会いましょう。'],
      ),
    }),
  },
  replies: {
    title: 'Answers and quotes',
    channel: () => ({
      messages: talk(
        ['maya', 'What do we do if it rains? The school would open its hall for us, I asked in spring.'],
        ['tomas', 'Then Saturday, eight o’clock, we look out of the window.', { replyTo: 0 }],
        ['me', 'Together.', { replyTo: 1 }],
        ['me', 'My favourite kind of planning.', { replyTo: 0 }],
        ['aiko', 'Ha!', { replyTo: 3 }],
      ),
    }),
  },
  changed: {
    title: 'Edited, deleted, unknown',
    channel: () => ({
      messages: talk(
        ['maya', 'Half past twelve.', { edited: true }],
        ['maya', 'Gone', { deleted: true }],
        ['me', 'I mean half past one, in the hall of the school.', { edited: true }],
        ['me', 'Gone', { deleted: true }],
        ['tomas', 'A poll: rain or sun?', { kind: 'unsupported' }],
        ['aiko', '', { kind: 'encrypted' }],
        ['jonas', 'waves from the stage', { kind: 'emote' }],
      ),
    }),
  },
  reactions: {
    title: 'Reactions',
    channel: () => ({
      messages: talk(
        ['maya', 'The poster is printed!', { reactions: { '🎉': ['me', 'tomas', 'aiko'], '👏': ['jonas'], '❤️': ['amina', 'tomas'], '🌞': ['me'], '🐕': ['jonas', 'aiko', 'tomas', 'amina'], '🙈': ['tomas'], '🎶': ['maya'] } }],
        ['maya', 'With a dog.'],
        ['me', 'I have seen it, it is lovely.', { reactions: { '😂': ['maya'], '👍': ['me', 'tomas'] } }],
      ),
    }),
  },
  threads: {
    title: 'Threads',
    channel: () => ({
      messages: talk(
        ['maya', 'What do we need from the hardware store?'],
        ['tomas', 'Rope, 40 m', { threadOf: 0 }],
        ['me', 'And tape', { threadOf: 0 }],
        ['aiko', 'Colours for the children!', { threadOf: 0, reactions: { '🎨': ['me'] } }],
        ['me', 'Who brings the ladder?'],
        ['jonas', 'I do.', { threadOf: 4 }],
        ['jonas', 'The sound engineer asks how many microphones we need.'],
      ),
    }),
  },
};
