/* eslint-disable lit-a11y/click-events-have-key-events -- the keys are the box's (aria-activedescendant) */
/**
 * The list one chooses from while writing: opens at `@`, `#` or `:`, follows what is typed, and is steered from the box, which
 * keeps the focus. To the box it is the listbox of a combobox.
 */

import { html, nothing } from 'lit';
import type { DraftMention } from '../../data/drafts.js';
import type { ComposerWords } from '../composer-words.js';
import { Online } from '../online.js';
import { repeat } from '../repeat.js';
import { isComposing } from './edit-box.js';
import { type Suggestion, type SuggestionSource, suggest } from './suggestions.js';
import { type Trigger, triggerAt } from './trigger.js';

/** Ids are one per shadow root, and there may be several composers in one. */
let count = 0;

/** Least room (px) it wants above the box before it goes below. */
const LEAST = 140;

/** A click on a row leaves the focus in the box. */
const keepFocus = (event: Event) => event.preventDefault();

export interface PickerOptions extends SuggestionSource {
  /** Something was chosen, to be put in place of what the trigger covers. */
  onPick(trigger: Trigger, suggestion: Suggestion): void;
  /** Enter was pressed before it was known that there is nothing to choose. */
  onEnter(): void;
}

export class Picker {
  readonly #options: PickerOptions;
  /** Who of those in the list is online. */
  readonly #online = new Online(() => this.#options.onChange());
  readonly #id = `composer-matches-${++count}`;
  #trigger: Trigger | undefined;
  #matches: readonly Suggestion[] = [];
  /** Whether the matches are those of the trigger. */
  #isCurrent = false;
  #active = 0;
  /** Who types fast presses it before the answer has come: it picks then. */
  #early: 'Enter' | 'Tab' | undefined;
  #abort = new AbortController();
  /** Where the sign stands whose list was closed by Escape: it stays closed. */
  #dismissed: number | undefined;
  /** What was looked at last: text and cursor. */
  #seen = '';

  constructor(options: PickerOptions) {
    this.#options = options;
  }

  /** Whether there is something to choose, which Enter does. */
  get isOpen(): boolean {
    return this.#trigger !== undefined && this.#isCurrent && this.#matches.length > 0;
  }

  /** Looks at what is being typed. */
  look(box: HTMLTextAreaElement, mentions: readonly DraftMention[]): void {
    const { value, selectionStart: cursor, selectionEnd } = box;
    const seen = `${cursor} ${selectionEnd} ${value}`;
    if (seen === this.#seen) return;
    this.#seen = seen;
    const trigger = cursor === selectionEnd ? triggerAt(value, cursor, mentions) : undefined;
    if (trigger?.start !== this.#dismissed) this.#dismissed = undefined;
    if (!trigger || this.#dismissed !== undefined) return this.close();
    const isOther = trigger.kind !== this.#trigger?.kind || trigger.start !== this.#trigger.start;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#trigger = trigger;
    this.#isCurrent = false;
    this.#early = undefined;
    if (isOther) this.#matches = [];
    void this.#ask(trigger, this.#abort.signal);
    this.#options.onChange();
  }

  /** Never rejects. What comes for an earlier trigger is dropped. */
  async #ask(trigger: Trigger, signal: AbortSignal): Promise<void> {
    let found: readonly Suggestion[] | undefined;
    try {
      found = await suggest(trigger, this.#options, signal);
    } catch {
      // Nobody asked in so many words: what was typed stands, and the next key asks again.
    }
    if (signal.aborted) return;
    // Words after a name that nobody has are only a sentence, and no server tells of everything.
    const early = this.#early;
    if (early && !found?.length) {
      this.close();
      return early === 'Enter' ? this.#options.onEnter() : undefined;
    }
    if (!found || (found.length === 0 && (trigger.query === '' || trigger.query.includes(' ')))) return this.close();
    const chosen = this.#matches[this.#active]?.id;
    this.#active = this.#active ? Math.max(0, found.findIndex(({ id }) => id === chosen)) : 0;
    this.#matches = found;
    this.#isCurrent = true;
    this.#online.look(this.#options.session(), () => this.#matches.flatMap(({ mention }) => (mention?.kind === 'user' ? mention.id : [])));
    if (early) this.#pick(found[0]!);
    this.#options.onChange();
  }

  /** Another text is written: what was looked at is no more. */
  reset(): void {
    this.#seen = '';
    this.#dismissed = undefined;
    this.close();
  }

  close(): void {
    this.#abort.abort();
    if (!this.#trigger) return;
    this.#online.stop();
    this.#trigger = undefined;
    this.#early = undefined;
    this.#matches = [];
    this.#active = 0;
    this.#options.onChange();
  }

  /** @returns whether the key was for the list */
  onKey(event: KeyboardEvent): boolean {
    if (!this.#trigger || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Escape') {
      this.#dismissed = this.#trigger.start;
      this.close();
      return true;
    }
    if (event.shiftKey) return false;
    if (!this.isOpen) return this.#isEarly(event.key);
    const { length } = this.#matches;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      this.#active = (this.#active + (event.key === 'ArrowDown' ? 1 : length - 1)) % length;
      this.#options.onChange();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      this.#pick(this.#matches[this.#active]!);
    } else {
      return false;
    }
    return true;
  }

  /** A sentence that goes on is no name; and who presses it again does not want to wait. */
  #isEarly(key: string): boolean {
    const { query } = this.#trigger!;
    if ((key !== 'Enter' && key !== 'Tab') || this.#isCurrent || this.#early || !query || query.includes(' ')) return false;
    this.#early = key;
    return true;
  }

  #pick(suggestion: Suggestion): void {
    const trigger = this.#trigger;
    if (!trigger) return;
    this.close();
    this.#options.onPick(trigger, suggestion);
  }

  /** What is announced of it. */
  status(words: ComposerWords): string {
    if (!this.#trigger) return '';
    if (!this.#isCurrent) return this.#matches.length ? '' : words.loadingMatches;
    return this.#matches.length ? words.matches(this.#matches.length) : words.noMatch;
  }

  render(words: ComposerWords): unknown {
    if (!this.#trigger) return nothing;
    const label = { '@': words.people, '#': words.channels, ':': words.emojiMatches }[this.#trigger.kind];
    return html`<div class="picker" part="picker" @pointerdown=${keepFocus} @mousedown=${keepFocus}>
      <div class="matches" id=${this.#id} role="listbox" aria-label=${label} aria-busy=${!this.#isCurrent}>
        ${repeat(
          this.#matches,
          ({ id }) => id,
          (match, index) => this.#row(match, index, words),
        )}
      </div>
      ${this.#matches.length ? nothing : html`<div class="none" aria-hidden="true">${this.#isCurrent ? words.noMatch : html`<span class="spinner"></span>${words.loadingMatches}`}</div>`}
    </div>`;
  }

  #row(match: Suggestion, index: number, words: ComposerWords) {
    const isActive = index === this.#active;
    return html`<div
      class="match"
      id="${this.#id}-${index}"
      role="option"
      tabindex="-1"
      aria-selected=${isActive}
      @pointermove=${() => this.#activate(index)}
      @click=${() => this.#isCurrent && this.#pick(match)}
    >
      ${match.picture}<span class="label" dir="auto">${match.label}</span>${this.#online.has(match.id) ? html`<span class="online" role="img" aria-label=${words.online}></span>` : nothing}${match.detail ? html`<span class="detail" dir="auto">${match.detail}</span>` : nothing}
    </div>`;
  }

  #activate(index: number): void {
    if (index === this.#active) return;
    this.#active = index;
    this.#options.onChange();
  }

  /** After rendering: tells the box of its list, and puts that where there is room in the chat. */
  updated(box: HTMLTextAreaElement): void {
    const set = (name: string, value: string | undefined) => (value === undefined ? box.removeAttribute(name) : box.setAttribute(name, value));
    const isShown = this.#trigger !== undefined;
    set('aria-autocomplete', 'list');
    set('aria-haspopup', 'listbox');
    set('aria-controls', isShown ? this.#id : undefined);
    set('aria-activedescendant', this.isOpen ? `${this.#id}-${this.#active}` : undefined);
    const root = box.getRootNode() as ShadowRoot;
    const list = isShown ? root.getElementById(this.#id) : null;
    if (!list) return;
    const field = box.parentElement!.getBoundingClientRect();
    const chat = root.host.getBoundingClientRect();
    const above = field.top - Math.max(0, chat.top);
    const below = Math.min(chat.bottom, innerHeight) - field.bottom;
    const isBelow = above < LEAST && below > above;
    const { classList, style } = list.parentElement!;
    classList.toggle('below', isBelow);
    style.setProperty('--_room', `${Math.max(0, Math.floor((isBelow ? below : above) - 12))}px`);
    style.setProperty('--_field', `${field.height}px`);
    list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }
}
