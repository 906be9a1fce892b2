/** What `<chat-search>` shows. */

import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { SearchPanel, type SearchPanelEvents, type SearchPanelHost } from '../../parts/search-panel.js';
import { searchPanelStyles } from '../../parts/search-panel.styles.js';
import { adoptStyles } from '../../parts/styles.js';
import type { ChatSession } from '../../session/session.js';

export class InlineSearchView {
  readonly #panel: SearchPanel;

  constructor(host: SearchPanelHost, events: SearchPanelEvents) {
    adoptStyles(host, searchPanelStyles);
    this.#panel = new SearchPanel(host, events);
  }

  get snapshot() {
    return this.#panel.snapshot;
  }

  useSession(session: ChatSession | undefined): void {
    this.#panel.useSession(session);
  }

  disconnect(): void {
    this.#panel.stop();
  }

  render(): TemplateResult {
    const { words, speaks } = this.#panel;
    return html`<section class="inline" lang=${speaks.lang} dir=${ifDefined(speaks.dir)} part="search" role="search" aria-label=${words.search}>${this.#panel.render()}</section>`;
  }
}
