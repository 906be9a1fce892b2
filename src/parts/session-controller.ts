/**
 * Gives an element its session: its own `.session` property where that is set, else what the nearest `<chat-session>`
 * provides by Lit context. Says on the element what happens to the session.
 */

import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { announce } from '../events.js';
import { sessionContext } from '../session/context.js';
import type { ChatSession } from '../session/session.js';

export interface SessionControllerOptions {
  /** The element has another session, or none any more. */
  onSession(session: ChatSession | undefined): void;
  /** The session's state has changed. */
  onState?(session: ChatSession): void;
}

export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: SessionControllerOptions;
  #explicit: ChatSession | undefined;
  #provided: ChatSession | undefined;
  #current: ChatSession | undefined;
  #unprovide: (() => void) | undefined;
  #unlisten: (() => void)[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, options: SessionControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get session(): ChatSession | undefined {
    return this.#current;
  }

  /** The host's own choice, which wins over what is provided; `undefined` goes back to that. */
  set explicit(session: ChatSession | undefined) {
    this.#explicit = session;
    this.#choose();
  }

  get explicit(): ChatSession | undefined {
    return this.#explicit;
  }

  hostConnected(): void {
    document.addEventListener('context-provider', this.#onProvider);
    this.#unprovide?.();
    this.#unprovide = undefined;
    this.#provided = undefined;
    this.#ask();
    this.#choose();
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#onProvider);
    // After a microtask, so that an element that is only moved keeps its session.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#unprovide?.();
      this.#unprovide = undefined;
      this.#provided = undefined;
      this.#choose();
    });
  }

  /** Asks the nearest provider, which goes on telling. */
  #ask(): void {
    const tell = (session: ChatSession | undefined, unsubscribe?: () => void) => {
      // A provider that came later and stands nearer takes over: the one before is to forget this element.
      if (unsubscribe !== this.#unprovide) this.#unprovide?.();
      this.#unprovide = unsubscribe;
      this.#provided = session;
      this.#choose();
    };
    this.#host.dispatchEvent(new ContextEvent(sessionContext, this.#host, tell, true));
  }

  /** A `<chat-session>` that was defined or put in after this element was: it may be the one round it. */
  readonly #onProvider = () => {
    if (!this.#unprovide) this.#ask();
  };

  #choose(): void {
    const session = this.#host.isConnected ? (this.#explicit ?? this.#provided) : undefined;
    if (session === this.#current) return;
    this.#unlisten.forEach((unlisten) => unlisten());
    this.#unlisten = [];
    this.#current = session;
    if (session) {
      this.#unlisten = [
        session.on('tokenRefreshed', (_token, detail) => announce(this.#host, 'tokenRefreshed', detail)),
        session.on('error', (error) => announce(this.#host, 'error', error)),
        session.on('stateChange', () => this.#tellState(session)),
        session.on('ready', () => this.#tellState(session)),
      ];
    }
    this.#options.onSession(session);
    this.#host.requestUpdate();
  }

  #tellState(session: ChatSession): void {
    this.#options.onState?.(session);
    this.#host.requestUpdate();
  }
}
