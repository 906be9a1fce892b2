/** The pictures that say how a chat stands. */

import { icon } from './icons.js';

/** Something that is said. */
export const bubble = 'M20 11.5a7.5 7.5 0 0 1-7.5 7.5c-1.2 0-2.4-.3-3.4-.8L4 20l1.8-4.6A7.5 7.5 0 1 1 20 11.5z';

export const icons = {
  retry: icon('M4 12a8 8 0 1 0 2.6-5.9M4 4v4h4', 14),
  chat: icon(bubble, 40),
  cloud: icon('M7 18h10a4 4 0 0 0 .6-8A6 6 0 0 0 6.2 9.2 4.4 4.4 0 0 0 7 18zM12 11v3M12 16.5h.01', 40),
};
