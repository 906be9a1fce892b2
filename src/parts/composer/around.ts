/** What stands round the box: what is announced, how much is left, what is answered or edited, the list, the buttons. */

import { html, nothing } from 'lit';
import type { DraftReply } from '../../data/drafts.js';
import type { ComposerOptions } from '../composer.js';
import type { ComposerWords } from '../composer-words.js';
import { icon } from '../icons.js';
import { contextBar } from './context-bar.js';
import type { Picker } from './picker.js';

const attachIcon = icon('M20 11.5l-8.2 8.2a5 5 0 0 1-7-7L13 4.4a3.4 3.4 0 0 1 4.8 4.8l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4L14.7 7.5');
const emojiIcon = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01');
const voiceIcon = icon('M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3M5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21');

export interface Around {
  readonly words: ComposerWords;
  readonly picker: Picker;
  /** What is announced. */
  readonly said: string;
  /** How many characters there may be yet; below 0 so many are too many; `undefined` far from the limit. */
  readonly left: number | undefined;
  readonly reply: DraftReply | undefined;
  readonly isEditing: boolean;
  onCancel(): void;
}

export function above({ words, picker, said, left, reply, isEditing, onCancel }: Around): unknown {
  return html`<div class="spoken" role="status">${picker.status(words) || said}</div>
    ${left === undefined ? nothing : left < 0 ? html`<div class="over">${words.tooLong(-left)}</div>` : html`<div class="left">${words.charactersLeft(left)}</div>`}
    ${reply || isEditing ? contextBar(isEditing ? undefined : reply, words, onCancel) : nothing}
    <div class="at-box">${picker.render(words)}</div>`;
}

/** In the box, before the text. */
export function start({ attaching }: ComposerOptions, words: ComposerWords, isEditing: boolean): unknown {
  const files = attaching?.();
  return files?.isPossible && !isEditing ? toolButton('attach', words.attach, attachIcon, () => files.choose()) : nothing;
}

/** After it; in the channel first what the host has for it: a slot's name can be used once. @param isEmpty whether there is nothing to send */
export function end({ attaching, feed }: ComposerOptions, words: ComposerWords, isEditing: boolean, isEmpty: boolean): unknown {
  const files = attaching?.();
  return [
    feed()?.threadId ? nothing : html`<slot name="composer-actions"></slot>`,
    files && toolButton('emoji', words.emoji, emojiIcon, (button) => files.pick(button)),
    files?.mayRecord && isEmpty && !isEditing ? toolButton('voice', words.recordVoice, voiceIcon, () => files.record()) : nothing,
  ];
}

function toolButton(name: string, label: string, picture: unknown, onClick: (button: HTMLElement) => void) {
  return html`<button class="tool ${name}" part="${name}-button" type="button" aria-label=${label} title=${label} @click=${(event: Event) => onClick(event.currentTarget as HTMLElement)}>${picture}</button>`;
}
