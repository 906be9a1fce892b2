/** DOMPurify, for browsers without a sanitiser of their own. Knows nothing of what is allowed: `sanitize.ts` says that. */

import DOMPurify, { type Config } from 'dompurify';
import type { AllowList } from './sanitize.js';

/** What DOMPurify parses goes through it, where the page asks for Trusted Types. It stays in this module. */
const policy = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): Config['TRUSTED_TYPES_POLICY'] } }).trustedTypes?.createPolicy('chat-elements', {
  createHTML: (html: string) => html,
  createScriptURL: () => {
    throw new TypeError('chat-elements makes no script URLs');
  },
});

export function purifiedFragment(html: string, { tags, attributes, everywhere }: AllowList): DocumentFragment {
  const fragment: DocumentFragment | null = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: ['#text', ...tags],
    ALLOWED_ATTR: [...Object.values(attributes).flat(), ...everywhere],
    ADD_URI_SAFE_ATTR: ['start', 'data-mx-spoiler'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto|chat):/i,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    KEEP_CONTENT: false,
    RETURN_DOM_FRAGMENT: true,
    ...(policy ? { TRUSTED_TYPES_POLICY: policy } : {}),
  });
  return fragment ?? document.createDocumentFragment(); // it has none where a <frameset> takes the body's place
}
