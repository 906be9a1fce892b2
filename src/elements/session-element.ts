import { ContextEvent } from '@lit/context';
import { LitElement, type PropertyDeclarations } from 'lit';
import { announce } from '../events.js';
import { sessionContext } from '../session/context.js';
import { markUsed } from '../session/last-used.js';
import type { ChatSession } from '../session/session.js';

/**
 * What the elements inside a session have in common. Each gets its session from its own `session` property where that is
 * set, else from the nearest `<chat-session>` by Lit context, whichever of the two is defined first; and says on itself what
 * happens to the session: `tokenRefreshed`, `error`, and its own `ready`.
 */
export abstract class SessionElement extends LitElement {
  // An accessor of its own; listed so that one set before the element was upgraded reaches it.
  static override properties: PropertyDeclarations = { session: { attribute: false, noAccessor: true } };

  #explicit: ChatSession | undefined;
  #provided: ChatSession | undefined;
  #session: ChatSession | undefined;
  #unprovide: (() => void) | undefined;
  #unlisten: (() => void)[] = [];
  #isReady = false;
  #resolveReady!: (element: this) => void;
  #whenReady!: Promise<this>;

  constructor() {
    super();
    this.#expectReady();
    const onUse = () => this.#session && markUsed(this.#session);
    this.addEventListener('focusin', onUse);
    this.addEventListener('pointerdown', onUse);
  }

  /** The session; set it to use another than the one that the `<chat-session>` round the element provides. */
  get session(): ChatSession | undefined {
    return this.#session;
  }
  set session(session: ChatSession | undefined) {
    this.#explicit = session;
    this.#choose();
  }

  /** Resolves with the element when it can be used, at once where it can. */
  get whenReady(): Promise<this> {
    return this.#whenReady;
  }

  protected get isReady(): boolean {
    return this.#isReady;
  }

  /** Says `ready`, unless it has been said. With `false`: it is not any more, and who waits goes on waiting. */
  protected setReady(ready: boolean): void {
    if (ready === this.#isReady) return;
    this.#isReady = ready;
    if (!ready) return this.#expectReady();
    this.#resolveReady(this);
    announce(this, 'ready');
  }

  /** The element has another session, or none any more. */
  protected abstract onSession(session: ChatSession | undefined): void;
  /** The session's state has changed. */
  protected abstract onState(session: ChatSession): void;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('context-provider', this.#onProvider);
    this.#forgetProvider();
    this.#ask();
    this.#choose();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('context-provider', this.#onProvider);
    // After a microtask, so that an element that is only moved keeps its session.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#forgetProvider();
      this.#choose();
    });
  }

  #expectReady(): void {
    this.#whenReady = new Promise((resolve) => (this.#resolveReady = resolve));
  }

  #forgetProvider(): void {
    this.#unprovide?.();
    this.#unprovide = this.#provided = undefined;
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
    const question = new ContextEvent(sessionContext, this, tell, true);
    this.dispatchEvent(question);
  }

  /** A `<chat-session>` that was defined or put in after this element was: it may be the one round it. */
  readonly #onProvider = () => {
    if (!this.#unprovide) this.#ask();
  };

  #choose(): void {
    const session = this.isConnected ? (this.#explicit ?? this.#provided) : undefined;
    if (session === this.#session) return;
    this.#unlisten.forEach((unlisten) => unlisten());
    this.#session = session;
    const onState = () => {
      if (session) this.onState(session);
      this.requestUpdate();
    };
    this.#unlisten = session
      ? [
          session.on('tokenRefreshed', (_token, detail) => announce(this, 'tokenRefreshed', detail)),
          session.on('error', (error) => announce(this, 'error', error)),
          session.on('stateChange', onState),
          session.on('ready', onState),
        ]
      : [];
    this.onSession(session);
    this.requestUpdate();
  }
}
