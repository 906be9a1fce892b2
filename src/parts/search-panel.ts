/* eslint-disable lit-a11y/click-events-have-key-events -- the keys are the combobox's (aria-activedescendant) */
/** The search itself: a box to type into, and what is found. `<chat-search>` shows it in the page, `<chat-search-modal>` in a dialog. */

import { type LitElement, html, nothing, type TemplateResult } from 'lit';
import { LiveSearch, type SearchResult, type SearchSnapshot } from '../data/search.js';
import type { ChatError } from '../errors.js';
import type { ResultClickDetail } from '../events.js';
import type { ChatSession } from '../session/session.js';
import { avatar } from './avatar.js';
import { conditionWordsFor } from './condition-words.js';
import { formatWhen } from './format-when.js';
import { localeOf } from './format.js';
import { highlight } from './highlight.js';
import { alertIcon, icon } from './icons.js';
import { repeat } from './repeat.js';
import { type SearchWords, searchWordsFor } from './search-words.js';
import { type Speaks, speaksOf } from './speaks.js';

/** So long after the last key (ms) the server is asked. */
const DEBOUNCE = 200;

const searchIcon = icon('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M20 20l-4-4');

/** A click on a result leaves the focus in the box, where the keys are. */
const keepFocus = (event: Event) => event.preventDefault();

/** The element it is in. */
export type SearchPanelHost = LitElement & { readonly session: ChatSession | undefined; readonly channelId: string | undefined };

export interface SearchPanelEvents {
  error(error: ChatError): unknown;
  resultClick(detail: ResultClickDetail): void;
  /** Escape in the box. */
  close(): void;
}

export class SearchPanel {
  readonly #host: SearchPanelHost;
  readonly #events: SearchPanelEvents;
  #search: LiveSearch | undefined;
  #snapshot: SearchSnapshot | undefined;
  #typed = '';
  #active = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SearchPanelHost, events: SearchPanelEvents) {
    this.#host = host;
    this.#events = events;
  }

  /** What is searched for, and found; `undefined` before anything is. */
  get snapshot(): SearchSnapshot | undefined {
    return this.#snapshot;
  }

  get words(): SearchWords {
    return searchWordsFor(this.#locale);
  }

  /** The `lang` and `dir` of what it is in. */
  get speaks(): Speaks {
    return speaksOf(this.#host, this.#locale);
  }

  get #locale(): string {
    return localeOf(this.#host, this.#host.session?.options.locale);
  }

  /** Searches in another session, or channel, from now on. */
  useSession(session: ChatSession | undefined): void {
    this.#search?.stop();
    this.#search = session && new LiveSearch(session.searchOptions(this.#host.channelId));
    this.#search?.subscribe((snapshot) => this.#onResults(snapshot));
    this.#snapshot = undefined;
    if (this.#typed) this.#searchNow();
    this.#host.requestUpdate();
  }

  /** Ends what is under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#search?.stop();
  }

  /** @param action what stands beside the box */
  render(action: unknown = nothing): TemplateResult {
    const locale = this.#locale;
    const { words } = this;
    const results = this.#snapshot?.results ?? [];
    const active = results[this.#active];
    return html`<div class="sheet">
      <div class="bar">
        ${searchIcon}
        <input
          part="input"
          type="text"
          inputmode="search"
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          role="combobox"
          aria-expanded=${results.length > 0}
          aria-controls="results"
          aria-autocomplete="list"
          aria-activedescendant=${active ? `result-${this.#active}` : nothing}
          aria-label=${words.search}
          placeholder=${words.searchPlaceholder}
          .value=${this.#typed}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
        />
        ${action}
      </div>
      <div class="found" ?hidden=${results.length === 0}>
        <div id="results" class="results" part="results" role="listbox" aria-label=${words.search} @mousedown=${keepFocus}>
          ${repeat(
            results,
            ({ id }) => id,
            (result, index) => this.#result(result, index, locale),
          )}
        </div>
        ${this.#snapshot?.hasMore ? html`<button class="link more" @click=${() => void this.#search?.loadMore()}>${words.moreResults}</button>` : nothing}
      </div>
      <div class="hint" role="status">${this.#hint(results.length, words, locale)}</div>
    </div>`;
  }

  #hint(count: number, words: SearchWords, locale: string) {
    const { state = 'idle', error, query = '' } = this.#snapshot ?? {};
    if (state === 'error' && error) return html`<span class="problem">${alertIcon} ${conditionWordsFor(locale).error(error.code)}</span>`;
    if (state === 'searching') return html`<span class="spinner"></span> ${words.searching}`;
    if (state === 'idle') return words.searchHint;
    return html`<span dir="auto">${count ? words.results(count) : words.noResults(query.trim())}</span>`;
  }

  #result(result: SearchResult, index: number, locale: string) {
    return html`<div
      id="result-${index}"
      class="result"
      part="result"
      role="option"
      tabindex="-1"
      aria-selected=${index === this.#active}
      @pointermove=${() => this.#activate(index)}
      @click=${() => this.#choose(result)}
    >
      ${avatar(result.sender, this.#host.session, () => this.#host.requestUpdate())}
      <div class="about">
        <div class="who"><strong dir="auto">${result.sender.name}</strong>${result.channelName ? html`<span class="where" dir="auto">${result.channelName}</span>` : nothing}<time dir="auto">${formatWhen(result.sentAt, Date.now(), locale)}</time></div>
        <div class="what" dir="auto">${highlight(result.text, this.#snapshot?.highlights ?? []).map(({ text, marked }) => (marked ? html`<mark>${text}</mark>` : text))}</div>
      </div>
    </div>`;
  }

  #activate(index: number): void {
    if (index === this.#active) return;
    this.#active = index;
    this.#host.requestUpdate();
  }

  #onResults(snapshot: SearchSnapshot): void {
    // What is chosen stays chosen while more results come in.
    const chosen = this.#snapshot?.results[this.#active]?.id;
    const index = snapshot.query === this.#snapshot?.query ? snapshot.results.findIndex(({ id }) => id === chosen) : 0;
    this.#active = Math.max(0, index);
    if (snapshot.state === 'error' && snapshot.error && snapshot.error !== this.#snapshot?.error) this.#events.error(snapshot.error);
    this.#snapshot = snapshot;
    this.#host.requestUpdate();
  }

  readonly #onInput = (event: Event) => {
    this.#typed = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#searchNow(), DEBOUNCE);
  };

  #searchNow(): void {
    clearTimeout(this.#timer);
    void this.#search?.setQuery(this.#typed);
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    const results = this.#snapshot?.results ?? [];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && results.length) {
      event.preventDefault();
      this.#active = (this.#active + step + results.length) % results.length;
      this.#host.requestUpdate();
      void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector(`#result-${this.#active}`)?.scrollIntoView({ block: 'nearest' }));
    } else if (event.key === 'Escape') {
      this.#events.close();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const result = results[this.#active];
      // Enter before the pause is over asks for what was typed, not for an answer to something else.
      if (this.#typed !== (this.#snapshot?.query ?? '')) this.#searchNow();
      else if (result) this.#choose(result);
    }
  };

  #choose({ id, channelId }: SearchResult): void {
    this.#events.resultClick({ messageId: id, channelId });
  }
}
