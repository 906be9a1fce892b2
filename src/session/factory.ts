/**
 * Elements made by a script: `session.createElement()` and `session.showSearchModal()`, as Whop's factory has them. Elements
 * are made by their tag names alone: this room imports none.
 */

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

export function createElement<T extends ElementType>(session: ChatSession, type: T | { type: T }, options?: ElementOptions<T>): ElementOf<T> {
  throw new Error(`to do ${String(session)} ${JSON.stringify([type, options])}`);
}

/** What `showSearchModal()` is given: options, or a function that is given the container first. */
export type SearchModalOptions = Record<string, unknown>;

/** The modal that is open, as Whop's API hands it out. */
export interface ModalContainer {
  readonly modalContainer: HTMLElement;
  mount(): void;
  close(): void;
}

export function showSearchModal(session: ChatSession, options: SearchModalOptions | ((modal: ModalContainer) => SearchModalOptions) = {}, force = false): ModalContainer | undefined {
  throw new Error(`to do ${String(session)} ${String(options)} ${force}`);
}

/** The session is destroyed: takes every element it has made off the page. */
export function unmountAll(session: ChatSession): void {
  void session;
}
