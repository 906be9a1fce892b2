/** The views of both search elements, in one part that is loaded late: what two parts shared would be sent with the core. */

import type { SearchPanelEvents, SearchPanelHost } from '../parts/search-panel.js';
import { InlineSearchView } from './chat-search/view.js';
import type { ChatSearchModal } from './chat-search-modal/chat-search-modal.js';
import { SearchModalView } from './chat-search-modal/view.js';

/** The view of an element: a dialog where it is one that opens. */
export function makeView(host: SearchPanelHost & { open?: boolean }, events: SearchPanelEvents): InlineSearchView | SearchModalView {
  return 'open' in host ? new SearchModalView(host as ChatSearchModal, events) : new InlineSearchView(host, events);
}
