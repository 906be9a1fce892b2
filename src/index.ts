/**
 * Composition root: registers the Matrix backend with the session and defines the tags. Importing it where there is no DOM
 * does nothing but export.
 */

import { ChatChannelList } from './elements/chat-channel-list/chat-channel-list.js';
import { ChatElement } from './elements/chat-element/chat-element.js';
import { ChatSearch } from './elements/chat-search/chat-search.js';
import { ChatSearchModal } from './elements/chat-search-modal/chat-search-modal.js';
import { ChatSessionElement } from './elements/chat-session/chat-session.js';
import { define } from './elements/define.js';
import { matrixBackend } from './matrix/index.js';
import { setDefaultBackend } from './session/session.js';

export { ChatChannelList, ChatElement, ChatSearch, ChatSearchModal, ChatSessionElement };
export type { ChannelSelectedDetail } from './elements/chat-channel-list/chat-channel-list.js';
export type { EmptyState } from './elements/element-types.js';
export { ChatError, isChatError, type ChatErrorCode } from './errors.js';
export type { MessageSentDetail, ResultClickDetail, TokenRefreshErrorDetail, TokenRefreshedDetail } from './events.js';
export type { SessionHandler } from './auth/session-handler.js';
export { getChatSession, type GetChatSessionOptions } from './session/registry.js';
export { ChatSession, createChatSession, type ChatSessionOptions } from './session/session.js';
export type * from './data/api-types.js';
export type { ConversationRef, MessageRef, ParticipantRef, ReactionsRef } from './data/conversation.js';
export type { DataSubscription, ListSubscription, Subscription, SubscriptionState } from './data/subscription.js';
export type { UserRef } from './data/user.js';
export { matrixBackend };

setDefaultBackend(matrixBackend);

// The provider first, so that a page whose tags are all there already asks each only once.
define('chat-session', ChatSessionElement);
define('chat-element', ChatElement);
define('chat-channel-list', ChatChannelList);
define('chat-search', ChatSearch);
define('chat-search-modal', ChatSearchModal);
