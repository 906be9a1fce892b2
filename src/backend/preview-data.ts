/** What the preview world holds by default: a small team preparing a neighbourhood festival. Everything is made up. */

import type { PreviewChannelInit, PreviewMessage } from './preview-init.js';
import type { Participant } from './types.js';

const MINUTE = 60_000;

export const defaultUsers: readonly Participant[] = [
  { id: 'maya', name: 'Maya Lindqvist' },
  { id: 'tomas', name: 'Tomás Rey' },
  { id: 'aiko', name: 'Aiko Sato' },
  { id: 'jonas', name: 'Jonas Weber' },
  { id: 'amina', name: 'Amina Diallo' },
];

/** Minutes before now, sender, text, reactions. Oldest first. */
type Line = readonly [minutesAgo: number, from: string, text: string, reactions?: PreviewMessage['reactions']];

const general: readonly Line[] = [
  [1700, 'maya', 'Good morning! Three weeks to go until the street festival 🎉', { '🎉': ['tomas', 'aiko', 'amina'] }],
  [1698, 'tomas', 'Morning! The permit for Mill Lane came through yesterday evening.'],
  [1697, 'maya', 'Wonderful, that was the last big unknown.', { '❤️': ['tomas'] }],
  [1690, 'jonas', 'Does it include the little square by the bakery?'],
  [1688, 'tomas', 'Yes, from noon until ten in the evening.'],
  [1687, 'jonas', 'Perfect, then the stage goes there.'],
  [1620, 'aiko', 'I have a first draft of the poster. Warm colours, big date, very little text.'],
  [1618, 'amina', 'Little text sounds right. Last year nobody found the date.'],
  [1617, 'jonas', 'Including me 🙈', { '😂': ['aiko', 'amina', 'maya'] }],
  [1560, 'aiko', 'I will print one at full size and hang it in the kitchen, so that we can see it from across the room.'],
  [1500, 'amina', 'The choir would like to open. Fifteen minutes, no amplification needed.'],
  [1498, 'maya', 'Lovely idea. Half past twelve?'],
  [1495, 'amina', 'They said yes within a minute.', { '🎶': ['maya', 'jonas'] }],
  [1440, 'tomas', 'Insurance: the quote is the same as last year, valid until Friday. I would sign it.'],
  [1438, 'maya', 'Please do.'],
  [1380, 'jonas', 'Power for the stage is sorted. The bakery lends us two circuits, as long as the ovens are off.'],
  [1378, 'aiko', 'So no fresh rolls after noon?'],
  [1377, 'jonas', 'They bake twice as many in the morning. I asked, it is important.', { '🥐': ['aiko', 'tomas', 'amina'] }],
  [1320, 'maya', 'Thank you everybody, that was a good day. Talk tomorrow!'],
  [260, 'amina', 'Good morning! Fourteen stalls have confirmed, two are still thinking about it.'],
  [258, 'tomas', 'We have room for sixteen, so that would be exactly full.'],
  [255, 'amina', 'I will call the two of them this afternoon.'],
  [240, 'aiko', 'The poster has been on the kitchen wall since yesterday. Comments so far: “bigger sun” and “who is the dog?”'],
  [238, 'jonas', 'The dog stays.'],
  [237, 'maya', 'The dog absolutely stays.', { '🐕': ['jonas', 'aiko', 'tomas', 'amina'] }],
  [236, 'aiko', 'Then I make the sun bigger and send it to the printer on Thursday.'],
  [180, 'tomas', 'Volunteers: 22 so far. Setting up is covered, clearing away is a little thin.'],
  [178, 'jonas', 'I can bring four people from the climbing hall for the evening.'],
  [177, 'tomas', 'That would do it. Thank you!', { '💪': ['jonas', 'maya'] }],
  [120, 'maya', 'What do we do if it rains?'],
  [118, 'amina', 'The school would open its hall for us, I asked in spring. We only need to decide by Saturday morning.'],
  [116, 'maya', 'Then Saturday, eight o’clock, we look out of the window together.'],
  [115, 'aiko', 'My favourite kind of planning.', { '😂': ['maya'] }],
  [60, 'jonas', 'The sound engineer asks how many microphones we need.'],
  [57, 'amina', 'Two for the bands, one for Maya’s welcome. The choir needs none.'],
  [56, 'maya', 'Do I really have to speak?'],
  [55, 'tomas', 'Two sentences and a smile, as always.', { '👏': ['aiko', 'amina', 'jonas'] }],
  [20, 'amina', 'Both stalls have said yes. Sixteen of sixteen!', { '🎉': ['maya', 'tomas', 'jonas', 'aiko'] }],
  [18, 'maya', 'Amina, you are a star ⭐'],
  [5, 'tomas', 'I put everything we said today into the plan. See you at the meeting tomorrow at six?'],
  [3, 'aiko', 'I will be there, with a bigger sun.'],
];

const random: readonly Line[] = [
  [900, 'jonas', 'Somebody left an umbrella in the meeting room. Green, wooden handle.'],
  [890, 'aiko', 'Mine! I was already missing it.'],
  [300, 'amina', 'There is lemon cake in the kitchen.', { '🍋': ['maya', 'jonas', 'tomas'] }],
  [290, 'tomas', 'There was lemon cake in the kitchen.', { '😂': ['amina', 'aiko'] }],
  [40, 'maya', 'I found this year’s first swallow above the mill this morning.'],
];

/** `general` and `random`, the last message a few minutes before `now` (ms since the epoch). */
export function defaultChannels(now: number): readonly PreviewChannelInit[] {
  const messages = (lines: readonly Line[]) =>
    lines.map(([minutesAgo, from, text, reactions]) => ({ from, text, at: now - minutesAgo * MINUTE, reactions }));
  return [
    { id: 'general', name: 'General', topic: 'The street festival', messages: messages(general) },
    { id: 'random', name: 'Random', topic: 'Everything else', messages: messages(random) },
  ];
}

const words =
  'the a our this next stage poster choir market street table light music plan evening morning list team garden answer ready small green early together finally maybe please thanks brings opens needs looks finds changes calls before after without'.split(
    ' ',
  );

/** `count` made-up messages, one a minute up to `now`: the same ones whenever they are asked for. */
export function generateMessages(count: number, userIds: readonly string[], now: number): PreviewMessage[] {
  const pick = generator(count);
  return Array.from({ length: count }, (_, index) => {
    const text = Array.from({ length: 3 + pick(20) }, () => words[pick(words.length)]).join(' ');
    const from = userIds[pick(userIds.length)] ?? 'somebody';
    return { from, text: `${index + 1}: ${text}.`, at: now - (count - index) * MINUTE };
  });
}

/** A linear congruential generator: `pick(n)` answers 0 ≤ integer < n. */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
