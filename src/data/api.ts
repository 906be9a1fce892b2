/** The part of the data API that does the work, loaded with the first call of any method that `lazyMethods()` has declared. */

export * as session from './api-session.js';
export * as conversation from './api-conversation.js';
export * as message from './api-message.js';
export * as reactions from './api-reactions.js';
export * as participant from './api-participant.js';
export * as user from './api-user.js';
export * as search from './api-search.js';
