import { lines, type Line } from './line.js';

/** A smaller channel, for the list of channels to have something in it. */
export interface SmallChannel {
  alias: string;
  name: string;
  topic: string;
  script: Line[];
  /** How long ago its last message was sent, minutes. */
  ago: number;
  /** How many of its last messages Alice has not read. */
  unread: number;
}

export const CHANNELS: SmallChannel[] = [
  {
    alias: 'design',
    name: 'Design',
    topic: 'How it looks, and why',
    ago: 25,
    unread: 3,
    script: lines(`
      carol: The new icons are in the drawer. All twelve, two sizes.
      alice: The bell is lovely.
      dan: They load from one file now, so nothing flickers.
      carol: One question: does the empty list need a picture?
      dan: I'd leave it out. One sentence does it.
      carol: Then I'd like to find the sentence together. Tomorrow at ten?
    `),
  },
  {
    alias: 'support',
    name: 'Support',
    topic: 'What people ask us',
    ago: 180,
    unread: 1,
    script: lines(`
      erin: Two people couldn't find the button to leave a channel.
      alice: On a phone?
      erin: Both on a phone, yes.
      bob: It's behind the three dots there. I'll see whether it fits beside them.
    `),
  },
  {
    alias: 'releases',
    name: 'Releases',
    topic: 'What went out, and when',
    ago: 26 * 60,
    unread: 0,
    script: lines(`
      bob: 1.4 is out. The notes are on the page.
      alice: Thank you, all of you. That was a quiet one.
    `),
  },
];
