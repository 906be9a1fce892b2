import { ContextEvent } from '@lit/context';
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { ChatError } from '../errors.js';
import { type ElementEventMap, Emitter, announce } from '../events.js';
import { localeOf } from '../parts/format.js';
import { sessionContext } from '../session/context.js';
import { made } from '../session/factory.js';
import { markUsed } from '../session/last-used.js';
import type { ChatSession } from '../session/session.js';
import type { ElementCallbacks, ElementSnapshot, Told } from './element-types.js';
import { relay } from './relay.js';

type Listener = (told: never) => unknown;

/**
 * What the elements inside a session have in common. Each gets its session from its own `session` property where that is
 * set, else from the nearest `<chat-session>` by Lit context, whichever of the two is defined first; and says on itself what
 * happens to the session: `tokenRefreshed`, `tokenRefreshError`, `error`, `sessionClosed`, and its own `ready`.
 *
 * A script that makes elements (`session.createElement()`) has `mount()`, `on()`, `updateOptions()` and `getSnapshot()` here;
 * they work on one in markup too.
 *
 * `Options`: its own options by name. `Events`: its event map. `Content`: what its snapshot has besides options and state.
 */
export abstract class SessionElement<
  Options extends object = object,
  Events extends ElementEventMap = ElementEventMap,
  Content extends object = object,
> extends LitElement {
  // An accessor of its own; listed so that one set before the element was upgraded reaches it.
  static override properties: PropertyDeclarations = { session: { attribute: false, noAccessor: true } };

  /** @private Set by the factory. */
  declare [made]?: Set<unknown>;
  #explicit: ChatSession | undefined;
  #provided: ChatSession | undefined;
  #session: ChatSession | undefined;
  #unprovide: (() => void) | undefined;
  #unlisten: (() => void)[] = [];
  #isReady = false;
  #resolveReady!: (element: this) => void;
  #whenReady!: Promise<this>;
  readonly #events = new Emitter<Record<string, [told: never]>>();
  /** What takes a callback that is an option away. */
  readonly #callbacks: Record<string, (() => void) | undefined> = {};
  #snapshot: Record<string, unknown> | undefined;
  /** The snapshot that was told last; `undefined` while nobody listens. */
  #told: unknown;

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

  /** `ready` when it can be used, `error` when its session has failed or is signed out, else `loading`. */
  get state(): 'loading' | 'ready' | 'error' {
    const state = this.#session?.state;
    return state === 'failed' || state === 'closed' ? 'error' : this.#isReady ? 'ready' : 'loading';
  }

  /** Its own options as they are now, whichever way they were set; frozen. The session's are `session.options`. */
  get options(): Readonly<Options> {
    const options: Record<string, unknown> = {};
    for (const [name, { noAccessor }] of this.#properties) if (!noAccessor) options[name as string] = this[name as keyof this];
    return Object.freeze(options) as Options;
  }

  /**
   * Sets the options that are given and leaves the others; says `optionsUpdated` once, where one has changed. A callback
   * (`onReady`, `onEvent`) takes the place of the one before.
   */
  updateOptions(changes: Partial<Options> & ElementCallbacks<this, Events>): void {
    let changed = false;
    for (const [key, value] of Object.entries(changes as Record<string, unknown>)) {
      const name = (key === 'style' ? 'appearanceStyle' : key) as keyof this;
      if (/^on[A-Z]/.test(key)) {
        this.#callbacks[key]?.();
        this.#callbacks[key] = value ? this.#of(key[2]!.toLowerCase() + key.slice(3)).add(value as Listener) : undefined;
      } else if (this.#properties.has(name) && this[name] !== value) {
        this[name] = value as this[keyof this];
        changed = true;
      }
    }
    // What the factory begins with is no update.
    if (changed && (this.#explicit ?? this.isConnected)) announce(this, 'optionsUpdated', this.options);
  }

  /**
   * Puts it on the page, at the end of a container that must be empty. Warns and does nothing where it is on the page already.
   * @param container the element, or its id: `#chat`
   * @throws {ChatError} `bad_request` where there is none, or it is not empty
   */
  mount(container: string | Element): void {
    if (this.isConnected) return console.warn('chat-elements: it is mounted already', this);
    const place = typeof container === 'string' ? document.getElementById(container.replace('#', '')) : container;
    if (!place || place.childElementCount || place.textContent?.trim()) {
      throw new ChatError('bad_request', `mount: ${String(container)} is ${place ? 'not empty' : 'not there'}`);
    }
    place.append(this);
  }

  /** Takes it off the page; it leaves no request, timer or listener. It may be mounted again. */
  unmount(): void {
    this.remove();
  }

  /** How it is now: `state`, its options, and what it shows; frozen, and the same object while nothing has changed. */
  getSnapshot(): ElementSnapshot<Options, Content> {
    const now: Record<string, unknown> = { state: this.state, ...this.options, ...this.content };
    const last = this.#snapshot;
    if (!last || Object.keys(now).some((name) => now[name] !== last[name])) this.#snapshot = Object.freeze(now);
    return this.#snapshot as ElementSnapshot<Options, Content>;
  }

  /**
   * Calls `listener` with Whop's arguments: `ready` with the element, what a person did with the event, all else with its detail
   * (with the event where there is none). The type `event` is every event, with the event.
   * @returns takes it away again
   */
  on<K extends (keyof Events & string) | 'event'>(type: K, listener: (told: Told<this, Events, K>) => unknown): () => void {
    return this.#of(type).add(listener);
  }

  /** The same, for the next time only. */
  once<K extends (keyof Events & string) | 'event'>(type: K, listener: (told: Told<this, Events, K>) => unknown): () => void {
    return this.#of(type).add(listener, true);
  }

  /** Takes a listener of `on()` or `once()` away. */
  off<K extends (keyof Events & string) | 'event'>(type: K, listener: (told: Told<this, Events, K>) => unknown): void {
    this.#of(type).remove(listener);
  }

  /** @private Only to know whether anybody wants snapshots. */
  override addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void {
    this.#of(type);
    super.addEventListener(type, listener as EventListener, options);
  }

  /** @private The listeners of `on()` come after the page's own, and may prevent a default as those do. */
  override dispatchEvent(event: Event): boolean {
    super.dispatchEvent(event);
    const { type, bubbles, detail } = event as CustomEvent;
    if (detail !== undefined) {
      this.#events.of(type).emit((type === 'ready' ? this : bubbles ? event : (detail ?? event)) as never);
      this.#events.of('event').emit(event as never);
    }
    return !event.defaultPrevented;
  }

  /** What its snapshot has besides options and state. */
  protected abstract readonly content: Content;

  /** Says `ready`, unless it has been said. With `false`: it is not any more, and who waits goes on waiting. */
  protected setReady(ready: boolean): void {
    if (ready === this.#isReady) return;
    this.#isReady = ready;
    if (!ready) return this.#expectReady();
    this.#resolveReady(this);
    announce(this, 'ready');
  }

  /** What it was for is done: one that the factory has made leaves the page. */
  protected done(): void {
    if (this[made]) this.unmount();
  }

  /** The element has another session, or none any more. */
  protected abstract onSession(session: ChatSession | undefined): void;
  /** The session's state has changed. */
  protected abstract onState(session: ChatSession): void;

  override connectedCallback(): void {
    super.connectedCallback();
    this[made]?.add(this);
    document.addEventListener('context-provider', this.#onProvider);
    this.#forgetProvider();
    this.#ask();
    this.#choose();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this[made]?.delete(this);
    document.removeEventListener('context-provider', this.#onProvider);
    // After a microtask, so that an element that is only moved keeps its session.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#forgetProvider();
      this.#choose();
    });
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#told && this.#told !== (this.#told = this.getSnapshot())) announce(this, 'snapshot', this.#told);
  }

  get #properties() {
    return (this.constructor as typeof LitElement).elementProperties;
  }

  #of(type: string) {
    if (type === 'snapshot') this.#told ??= this.getSnapshot();
    return this.#events.of(type);
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
          ...relay(session, this),
          session.on('stateChange', onState),
          session.on('ready', onState),
          session.on('optionsUpdated', () => this.requestUpdate()),
        ]
      : [];
    // Its language is on its way before there is anything to say.
    if (session) localeOf(this, session.options.locale);
    this.onSession(session);
    this.requestUpdate();
  }
}
