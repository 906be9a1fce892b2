/** What `<chat-search>` and `<chat-search-modal>` have in common: all but where the search stands. */

import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { SearchSnapshot } from '../data/search.js';
import { partError } from '../errors.js';
import { type ElementEventMap, type ResultClickDetail, announce, request } from '../events.js';
import type { ChatSession } from '../session/session.js';
import type { ElementSnapshot } from './element-types.js';
import { SessionElement } from './session-element.js';

export interface SearchOptions {
  channelId?: string | undefined;
}

/** What its snapshot has besides options and state. */
interface Content {
  /** What is searched for, and found; `undefined` until it is first shown. */
  readonly search: SearchSnapshot | undefined;
}

export interface SearchEventMap<Options = SearchOptions> extends ElementEventMap<Options, ElementSnapshot<Options, Content>> {
  close: CustomEvent<void>;
  resultClick: CustomEvent<ResultClickDetail>;
}

/** What the element asks of its view. */
export interface SearchView {
  readonly snapshot: SearchSnapshot | undefined;
  useSession(session: ChatSession | undefined): void;
  render(): unknown;
  disconnect(): void;
}

export abstract class SearchElement<View extends SearchView, Options extends SearchOptions, Events extends SearchEventMap<Options>> extends SessionElement<Options, Events, Content> {
  static override properties: PropertyDeclarations = { channelId: { attribute: 'channel-id' } };

  /** Search only in this channel. Default: in all of the user's. */
  channelId: string | undefined;

  protected view: View | undefined;

  /** The search is over: `close`. */
  abstract close(): void;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move in the document disconnects and connects at once, and ends nothing.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.view?.disconnect();
      this.#hide();
    });
  }

  protected override get content(): Content {
    return { search: this.view?.snapshot };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('channelId')) this.view?.useSession(this.session);
  }

  protected override render(): unknown {
    return this.view?.render();
  }

  protected override onSession(session: ChatSession | undefined): void {
    this.setReady(false);
    this.view?.useSession(session);
    if (session) this.onState(session);
  }

  protected override onState(session: ChatSession): void {
    if (session.isAlive) this.setReady(true);
    else if (session.state === 'authenticating') this.setReady(false);
  }

  /** Loads the view when it is first shown. */
  protected async loadView(): Promise<void> {
    if (this.view) return;
    try {
      const { makeView } = await import('./search-views.js');
      this.view ??= makeView(this, {
        // What the session fails of is announced by the session's own event.
        error: (error) => error !== this.session?.error && announce(this, 'error', error),
        resultClick: (detail) => this.#onResult(detail),
        close: () => this.close(),
      }) as unknown as View;
      this.view.useSession(this.session);
      this.requestUpdate();
    } catch (cause) {
      this.#hide();
      announce(this, 'error', partError(cause, 'The search could not be loaded'));
    }
  }

  /** Only a dialog can. */
  #hide(): void {
    if ('open' in this) this.open = false;
  }

  #onResult(detail: ResultClickDetail): void {
    if (!request(this, 'resultClick', detail, true)) return;
    // Who searches in a dialog that closes goes on at the message; beside the chat, in the box.
    this.session?.showMessage(detail.channelId, detail.messageId, 'open' in this);
    this.close();
  }
}
