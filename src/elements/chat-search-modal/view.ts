/* eslint-disable lit-a11y/click-events-have-key-events -- the keys are the combobox's (aria-activedescendant) and the dialog's own Escape */
/** The dialog of `<chat-search-modal>`. Loaded when it is first opened. */

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LiveSearch, type SearchResult, type SearchSnapshot } from '../../data/search.js';
import type { ChatError } from '../../errors.js';
import type { ResultClickDetail } from '../../events.js';
import { avatar } from '../../parts/avatar.js';
import { formatWhen, localeOf } from '../../parts/format.js';
import { highlight } from '../../parts/highlight.js';
import { icon, icons } from '../../parts/icons.js';
import { adoptStyles } from '../../parts/styles.js';
import { type SearchWords, searchWordsFor } from '../../parts/search-words.js';
import { wordsFor } from '../../parts/words.js';
import type { ChatSession } from '../../session/session.js';
import type { ChatSearchModal } from './chat-search-modal.js';
import { searchStyles } from './view.styles.js';

/** So long after the last key (ms) the server is asked. */
const DEBOUNCE = 200;

const searchIcon = icon('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M20 20l-4-4');
const closeIcon = icon('M6 6l12 12M18 6L6 18');

export interface SearchModalViewEvents {
  error(error: ChatError): unknown;
  resultClick(detail: ResultClickDetail): void;
}

export class SearchModalView {
  readonly #host: ChatSearchModal;
  readonly #events: SearchModalViewEvents;
  #search: LiveSearch | undefined;
  #snapshot: SearchSnapshot | undefined;
  #typed = '';
  #active = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pressedBeside = false;

  constructor(host: ChatSearchModal, events: SearchModalViewEvents) {
    this.#host = host;
    this.#events = events;
    adoptStyles(host, searchStyles);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
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

  disconnect(): void {
    clearTimeout(this.#timer);
    this.#search?.stop();
    this.#dialog?.close();
  }

  /** After rendering: the dialog is as open as the element says. */
  updated(open: boolean): void {
    const dialog = this.#dialog;
    if (!dialog?.isConnected) return;
    if (open && !dialog.matches(':modal')) {
      dialog.open = false; // one that was moved is open still, but modal no more
      dialog.showModal();
      dialog.querySelector('input')?.select();
    } else if (!open && dialog.open) dialog.close();
  }

  render(): TemplateResult {
    const locale = localeOf(this.#host, this.#host.session?.options.locale);
    const words = searchWordsFor(locale);
    const results = this.#snapshot?.results ?? [];
    const active = results[this.#active];
    return html`<dialog part="dialog" aria-label=${words.search} @close=${this.#onClose} @pointerdown=${this.#onPress} @click=${this.#onBackdrop}>
      <div class="sheet">
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
          <button class="close" aria-label=${words.close} title=${words.close} @click=${() => this.#host.close()}>${closeIcon}</button>
        </div>
        <div class="found" ?hidden=${results.length === 0}>
          <div id="results" class="results" part="results" role="listbox" aria-label=${words.search}>
            ${repeat(
              results,
              ({ id }) => id,
              (result, index) => this.#result(result, index, locale),
            )}
          </div>
          ${this.#snapshot?.hasMore ? html`<button class="link more" @click=${() => void this.#search?.loadMore()}>${words.moreResults}</button>` : nothing}
        </div>
        <div class="hint" role="status">${this.#hint(results.length, words, locale)}</div>
      </div>
    </dialog>`;
  }

  #hint(count: number, words: SearchWords, locale: string) {
    const { state = 'idle', error, query = '' } = this.#snapshot ?? {};
    if (state === 'error' && error) return html`<span class="problem">${icons.alert} ${wordsFor(locale).error(error.code)}</span>`;
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

  /** Escape, or the platform's back gesture. */
  readonly #onClose = () => this.#host.close();

  readonly #onPress = (event: Event) => {
    this.#pressedBeside = event.target === event.currentTarget;
  };

  /** A click beside the dialog is one on itself; so is one that began in it and ended beside it, as when one selects text. */
  readonly #onBackdrop = (event: Event) => {
    if (this.#pressedBeside && event.target === event.currentTarget) this.#host.close();
  };
}
