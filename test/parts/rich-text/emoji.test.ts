import { expect } from '@open-wc/testing';
import { isFewEmoji } from '../../../src/parts/rich-text/few-emoji.js';
import { emojiGroups, findEmoji, inTone, replaceShortcodes } from '../../../src/parts/rich-text/emoji.js';
import { noteReaction, quickReactions } from '../../../src/parts/rich-text/quick-reactions.js';
import { emojiWordsFor } from '../../../src/parts/emoji-words.js';

const found = (prefix: string, limit?: number) => findEmoji(prefix, limit).map(({ emoji }) => emoji);

describe('Emoji', () => {
  it('are nine groups of well-formed ones', () => {
    expect(emojiGroups.length).to.equal(9);
    expect(emojiWordsFor('en').groups.length).to.equal(9);
    const all = emojiGroups.flat();
    expect(all.length).to.be.above(1800);
    for (const { emoji, name, shortcodes } of all) {
      expect(isFewEmoji(emoji), emoji).to.be.true;
      expect(name, emoji).to.match(/\S/);
      expect(shortcodes.length, emoji).to.be.above(0);
      for (const code of shortcodes) expect(code).to.match(/^[\w+-]+$/);
    }
  });

  it('are found by shortcode, the whole one first', () => {
    expect(found('heart')[0]).to.equal('❤️');
    expect(found('+1')[0]).to.equal('👍️');
    expect(found('SMILE')[0]).to.equal('😄');
    expect(findEmoji('thumb')[0]!.shortcodes.join()).to.match(/^\+1|^-1/);
  });

  it('are found by words of their names, and by what they stand for', () => {
    expect(found('tears of joy')).to.include('😂');
    expect(found('lmao', 50)).to.include('🤣');
    expect(found('germany')).to.include('🇩🇪');
    expect(found('nosuchthing')).to.deep.equal([]);
    expect(found('')).to.deep.equal([]);
    expect(found('a', 5).length).to.equal(5);
    expect(found('a').length).to.equal(8);
  });

  it('have skin tones where Unicode says so', () => {
    const one = (code: string) => findEmoji(code, 1)[0]!;
    expect(inTone(one('+1'), '🏽')).to.equal('👍🏽');
    expect(inTone(one('+1'), '')).to.equal('👍️');
    expect(inTone(one('heart'), '🏽')).to.equal('❤️');
    expect(inTone(one('astronaut'), '🏿')).to.equal('🧑🏿‍🚀');
    for (const emoji of emojiGroups.flat()) expect(isFewEmoji(inTone(emoji, '🏾')), emoji.name).to.be.true;
    expect(emojiGroups.flat().filter(({ hasTones }) => hasTones).length).to.be.above(250);
  });

  it('take the place of shortcodes that are typed whole', () => {
    expect(replaceShortcodes('well :smile: :+1::heart:')).to.equal('well 😄 👍️❤️');
    expect(replaceShortcodes(':Thumbsup:!')).to.equal('👍️!');
    for (const text of ['at 10:30:45', ':nosuchthing:', 'a:smile:', ':smile', '`:smile:`', '```\n:smile:\n```', 'https://tea.example/:smile:', ':constructor:', ':: :', ':smile:x']) expect(replaceShortcodes(text), text).to.equal(text);
  });
});

describe('The quick reactions', () => {
  it('are six, and those used most come first', () => {
    const usual = quickReactions();
    expect(usual.length).to.equal(6);
    for (const emoji of usual) expect(emojiGroups.flat().some((other) => other.emoji === emoji), emoji).to.be.true;
    noteReaction('🎉');
    expect(quickReactions(), 'once is not often').to.deep.equal(usual);
    noteReaction('🎉');
    noteReaction('😂');
    expect(quickReactions()).to.deep.equal(['🎉', ...usual.slice(0, 5)]);
  });
});
