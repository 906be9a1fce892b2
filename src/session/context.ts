/** How `<chat-session>` hands its session to the elements below it: Lit context, by a key that every copy of the library shares. */

import { createContext } from '@lit/context';
import type { ChatSession } from './session.js';

export const sessionContext = createContext<ChatSession | undefined>(Symbol.for('chat-elements/1'));
