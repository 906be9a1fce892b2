import { lines, type Line } from './line.js';

/**
 * Short exchanges of a small product team. `{words}` are filled in anew at each use, so that one
 * exchange can stand for several days.
 */
export const EXCHANGES: Line[][] = [
  `alice: Morning all. Today is for {feature}; everything else can wait.
   dan: On it. I have the first screens since yesterday evening.
   carol: I'll look over them before lunch.
   bob: The endpoint behind it is on staging, by the way.
   alice: Perfect, thank you both.`,
  `erin: Three people asked about {feature} this morning.
   alice: Asked for it, or asked where it is?
   erin: Where it is. They expect it in the {place}.
   carol: That is what the test sessions said too. Let me draw it there.
   erin: Thanks! I'll tell them that it's coming.`,
  `bob: The {job} took {number} minutes last night. It used to take two.
   dan: Since when?
   bob: Since Tuesday. I suspect the new index.
   bob: Found it: the index was fine, the query just didn't use it.
   bob: Down to {small} seconds now.
   alice: Lovely.`,
  `carol: New drafts for the {place} are up. The second one is my favourite.
   dan: Second one for me too. How does it look on a phone?
   carol: Same order, one column. The buttons move to the bottom, where thumbs are.
   alice: I like how quiet it is.`,
  `dan: Can somebody review the change to the {place}? It's {number} lines, most of them tests.
   bob: Looking.
   bob: Two remarks, nothing that blocks it.
   dan: Fixed both. Merging after lunch.`,
  `erin: A customer writes: "I have been using the {place} every day for a year and it has never let me down."
   alice: Print that and hang it up.
   carol: Already on the wall.`,
  `alice: Quick one: do we call it "{name}" or "{other}"?
   carol: "{name}". It's the word people use when they talk about it.
   erin: All the tickets say "{name}".
   alice: Settled. I'll change the three places that still say "{other}".`,
  `bob: I'd like to move the {job} to the night. Any objections?
   erin: As long as the reports are there at eight.
   bob: They'll be there at five.
   erin: Then none from me.`,
  `dan: Firefox shows the {place} {small} pixels too low.
   carol: Screenshot?
   dan: Attached to the ticket. It's the line height, I think.
   carol: It is. The heading inherits it from the page.
   dan: Fixed, and there's a test for it now.`,
  `alice: Notes from the call with the museum:
   - they love {feature}
   - they need it in French by spring
   - their guides use old tablets, so size matters
   erin: I can do the French texts.
   dan: I'll measure it on my old tablet. It's from 2017 and has a crack, very realistic.`,
  `carol: Does the {place} really need {small} buttons?
   alice: Which ones do people use?
   erin: Two. Nobody has ever asked about the others.
   carol: Then it gets two, and a menu.`,
  `bob: Staging is down for ten minutes, I'm updating the database.
   dan: Good timing, I'm at the dentist anyway.
   bob: Back up. All {number} checks pass.`,
  `erin: Support was quiet today: {small} tickets, all answered.
   alice: Best news of the week.
   erin: One wanted to know whether we are real people. I sent a picture of the office plant.`,
  `dan: I turned the animation in the {place} off for people who asked their system for less motion.
   carol: Thank you. I always forget that one.
   dan: There's a checkbox for it in the review template now.`,
  `alice: Who is in the office on {day}?
   bob: Me.
   carol: Me, with cake.
   dan: I was going to stay at home, but cake.
   erin: Same as Dan.`,
  `bob: Yesterday's release is on all servers. No errors so far.
   alice: How long did it take?
   bob: {small} minutes, and nobody noticed.
   dan: That is the highest praise a release can get.`,
  `carol: I tested the {place} with a screen reader this morning. It reads well until the dialog opens.
   dan: Does the focus go into the dialog?
   carol: It does, but it doesn't come back when the dialog closes.
   dan: Ah, I see why. Give me half an hour.
   dan: Comes back to the button now.
   carol: Confirmed. Reads like a book.`,
  `erin: Is there a way to export the {name} list? Somebody needs it for their accountant.
   bob: Not yet. I can send it by hand this once.
   alice: Let's make it a proper feature, they won't be the last.
   bob: Wrote it down.`,
  `alice: The numbers for last week: {number} new teams, and most of them came through a recommendation.
   carol: So happy people talk. Good.
   erin: The unhappy ones write to me, and there were only {small}.`,
  `dan: Small thing: the {place} now loads in under a second on a slow connection.
   bob: What did you do?
   dan: Mostly leave things out. The pictures come when they are needed.
   alice: My favourite kind of work.`,
  `carol: I'm collecting words that confuse people. So far: "{other}", "sync", "workspace".
   erin: Add "archive". Half of them think that it deletes.
   carol: Added. What would you say instead?
   erin: "Put away". My grandmother would understand it.`,
  `bob: The backup of {day} has been restored to a fresh machine. Took {number} minutes, all data there.
   alice: Thanks for really trying it.
   bob: A backup that nobody has restored is only a hope.`,
  `erin: The new answer about {feature} in the help pages has been read {number} times since {day}.
   alice: And how many still write to us about it?
   erin: One. She wanted to say thank you.
   carol: I'd frame that too, if we had walls left.`,
  `dan: I'd like to throw out the old code for the {place}. Nothing calls it any more.
   bob: Are you sure?
   dan: I counted on the servers for a week: zero calls.
   bob: Then out with it.
   dan: {number} files less. It feels like spring cleaning.`,
  `carol: Colour question: is the blue in the {place} too loud?
   dan: A little, next to the green.
   erin: I like it loud.
   carol: I toned it down by a tenth. Nobody will see it and everybody will feel it.`,
  `alice: Our guests from the university come on {day}. They want to see how we work.
   bob: Should we clean up the whiteboard?
   alice: No, leave it. It's the most honest thing in the room.
   carol: Maybe without the drawing of the dragon.
   dan: The dragon stays.`,
].map(lines);

/** What the words in braces stand for. */
export const WORDS: Record<string, string[]> = {
  feature: ['the calendar view', 'shared notes', 'the new search', 'offline mode', 'guest access', 'the weekly summary'],
  place: ['sidebar', 'settings page', 'start page', 'search field', 'inbox', 'profile page', 'header'],
  job: ['nightly import', 'report job', 'cleanup', 'image resizing'],
  name: ['project', 'visit', 'note', 'collection'],
  other: ['container', 'entity', 'record', 'item group'],
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  number: ['12', '18', '23', '27', '34', '41', '56'],
  small: ['3', '4', '5', '6', '7'],
};

/** The newest conversation: what a screenshot shows. */
export const LATEST: Line[] = [
  { from: 'alice', text: 'Good morning! The spring release goes out at three. Where are we?', after: 0 },
  { from: 'bob', text: 'Server side is done and on staging since last night.' },
  { from: 'dan', text: 'Two small things left in the header, both in review.' },
  { from: 'carol', text: "The new icons are in. I checked them in dark mode too, they hold up well.", reactions: { '🎉': ['alice', 'dan'], '❤️': ['erin'] } },
  { from: 'erin', text: 'Help pages are updated. I only need the final screenshots.' },
  { from: 'carol', text: 'You get them in ten minutes.', repliesTo: 1 },
  { from: 'dan', text: 'Bob, does the search on staging already use the new index?', mentions: ['bob'], after: 6 },
  { from: 'bob', text: 'Yes, since this morning. Try something with a typo in it, it finds that now.' },
  { from: 'dan', text: 'I searched for "calender" and got the calendar. Magic.', reactions: { '😄': ['bob', 'carol'] } },
  { from: 'bob', text: 'Not magic, just an afternoon of reading and a morning of deleting code.' },
  { from: 'alice', text: 'Deleting code is the best kind of progress. How much slower is it?' },
  { from: 'bob', text: "It's faster, actually. Median over the last hour:\nbefore: 48 ms\nnow: 19 ms", before: "It's faster, actually. Median over the last hour: 48 ms before, 91 ms now", reactions: { '🚀': ['alice', 'carol', 'dan', 'erin'] } },
  { from: 'erin', text: 'Can I say that in the release notes? "Search is more than twice as fast" is a sentence people like.' },
  { from: 'bob', text: 'You can. It even forgives their typos.' },
  { from: 'carol', text: 'Screenshots are in the shared folder: light, dark, and one on a phone.', after: 9 },
  { from: 'erin', text: 'Got them, they look great. The phone one goes first.' },
  { from: 'dan', text: 'wrong window, sorry', deleted: true },
  { from: 'dan', text: 'Both header changes are merged. One thing I noticed on the way: on very narrow screens the title wraps under the menu button. I shortened it there and kept the full title for screen readers.' },
  { from: 'carol', text: 'Nice catch. Does it still work at 400 % zoom?' },
  { from: 'dan', text: 'It does, I tried. Everything moves into one column and stays readable.', reactions: { '👍': ['carol'] } },
  { from: 'alice', text: 'Then the list for three o\'clock is:\n1. Bob tags the release\n2. Dan switches the download page\n3. Erin publishes the notes\n4. cake', after: 12, reactions: { '🍰': ['bob', 'carol', 'dan', 'erin'] } },
  { from: 'erin', text: 'I volunteer to move number four to the top.' },
  { from: 'bob', text: 'Seconded.' },
  { from: 'alice', text: "Nice try. It's a lemon cake and it is worth waiting for." },
  { from: 'carol', text: 'The museum asked whether they may show the release at their opening on Thursday.', after: 15 },
  { from: 'alice', text: 'Of course! Tell them we would love to see pictures.' },
  { from: 'carol', text: 'I will. They also sent a photo of the old tablets: our start page runs on all of them.' },
  { from: 'dan', text: 'Even on the one from 2017? I am a little proud now.' },
  { from: 'bob', text: 'Tagged and built, all checks are green. Ready when you are.', after: 8, reactions: { '✅': ['alice'] } },
  { from: 'erin', text: 'Notes are ready too. See you all at three!', after: 3 },
];
