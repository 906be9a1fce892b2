/**
 * Elements made by a script: `session.createElement()` and `session.showSearchModal()`, as Whop's factory has them. Elements
 * are made by their tag names alone: this room imports none.
 */

import { ChatError } from '../errors.js';
import type { ChatSession } from './session.js';

/**
 * What can be made, by tag name or Whop's name for it: `[options, element]`. Each element's module adds its own row
 * (`declare module`), so that a wrong option is a compile error.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the elements
export interface ChatSessionElements {}

export type ElementType = keyof ChatSessionElements;
export type ElementOptions<T extends ElementType> = ChatSessionElements[T] extends readonly [infer Options, unknown] ? Options : never;
export type ElementOf<T extends ElementType> = ChatSessionElements[T] extends readonly [unknown, infer Element] ? Element : never;

/** Whop's names that are not our tags. */
const tags: Record<string, string> = { 'search-element': 'chat-search', 'dms-list-element': 'chat-channel-list' };

/** What this room needs of an element. */
interface SessionElement extends HTMLElement {
  [made]?: Set<SessionElement>;
  session: ChatSession | undefined;
  open?: boolean;
  readonly updateComplete: Promise<boolean>;
  updateOptions(options: object): void;
  unmount(): void;
}

/**
 * Under this key an element that a factory has made, and the session it was made by, have those of them that are on the page:
 * the elements keep it so. The copies of the library on a page share it.
 */
export const made: unique symbol = Symbol.for('chat-elements/made') as never;

type Maker = ChatSession & Pick<SessionElement, typeof made>;

/** @throws {ChatError} `bad_request` for what is no element, or none that stands inside a session */
export function createElement<T extends ElementType>(session: ChatSession, type: T | { type: T }, options?: ElementOptions<T>): ElementOf<T> {
  return make(session, (type as { type?: T } | undefined)?.type ?? type, () => options ?? {}) as ElementOf<T>;
}

/** @param options those it begins with */
function make(session: ChatSession, type: unknown, options: (element: SessionElement) => object): SessionElement {
  const name = String(type);
  const kind = globalThis.customElements?.get(tags[name] ?? name) as (new () => SessionElement) | undefined;
  if (!kind || !('mount' in kind.prototype)) throw new ChatError('bad_request', `createElement: there is no element "${name}"`);
  const element = new kind();
  element.updateOptions(options(element));
  element[made] = (session as Maker)[made] ??= new Set();
  element.session = session; // from now on it tells what is updated
  return element;
}

/** What `showSearchModal()` is given: options, or a function that is given the container first. */
export type SearchModalOptions = ChatSessionElements extends { 'chat-search-modal': readonly [infer Options, unknown] } ? Options : object;

/** The modal that is open, as Whop's API hands it out. */
export interface ModalContainer {
  /** The `<chat-search-modal>`. */
  readonly modalContainer: HTMLElement;
  /** Opens it; it is open already when it is handed out. */
  mount(): void;
  /** Closes it, and takes it off the page, unless a listener of its `close` refuses. */
  close(): void;
}

export function showSearchModal(session: ChatSession, options: SearchModalOptions | ((modal: ModalContainer) => SearchModalOptions) = {}, force = false): ModalContainer | undefined {
  const other = [...((session as Maker)[made] ?? [])].find(({ open }) => open);
  if (other && !force) return undefined;
  if (other) other.open = false; // so that its close is told first
  other?.unmount();
  let modal!: ModalContainer;
  make(session, 'chat-search-modal', (element) => {
    modal = {
      modalContainer: element,
      mount() {
        if (!element.isConnected) document.body.append(element);
        element.open = true;
      },
      close() {
        element.open = false;
        // It may have been closed before it was ever shown.
        void element.updateComplete.then(() => element.open || element.unmount());
      },
    };
    return typeof options === 'function' ? options(modal) : options;
  });
  modal.mount();
  return modal;
}

/** The session is destroyed: takes every element it has made off the page. */
export function unmountAll(session: ChatSession): void {
  (session as Maker)[made]?.forEach((element) => element.unmount());
}
