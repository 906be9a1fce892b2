import type { PreviewMethod, PreviewWorld } from '../../src/backend/preview.js';
import { previewBackend } from '../../src/backend/preview.js';
import type { ChatBackend, ChatConnection, ConnectOptions } from '../../src/backend/types.js';

interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

/** The preview backend with every request written down, and any kind of request held back until it is let go. */
export class HeldBackend implements ChatBackend {
  readonly world: PreviewWorld;
  /** What was asked for, in order. */
  readonly calls: PreviewMethod[] = [];
  /** Requests that have not been answered. */
  pending = 0;
  /** Connections that have not been closed. */
  connections = 0;
  /** The texts that were searched for. */
  readonly searches: string[] = [];
  /** Whose presence was watched, and until when. */
  readonly #presence: { readonly userId: string; readonly signal: AbortSignal }[] = [];
  readonly #backend: ChatBackend;
  readonly #gates = new Map<PreviewMethod, Gate>();

  constructor(world: PreviewWorld) {
    this.world = world;
    this.#backend = previewBackend({ world });
  }

  /** Whose presence is watched now. */
  get watched(): string[] {
    return this.#presence.filter(({ signal }) => !signal.aborted).map(({ userId }) => userId);
  }

  count(method: PreviewMethod): number {
    return this.calls.filter((call) => call === method).length;
  }

  /** Requests of this kind get no further until the function that is returned is called. */
  hold(method: PreviewMethod): () => void {
    let open!: () => void;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const gate = { opened, open };
    this.#gates.set(method, gate);
    return () => {
      if (this.#gates.get(method) === gate) this.#gates.delete(method);
      open();
    };
  }

  async connect(options: ConnectOptions): Promise<ChatConnection> {
    const connection = await this.#through('connect', () => this.#backend.connect(options));
    this.connections++;
    const methods = new Map<PropertyKey, unknown>();
    return new Proxy(connection, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        if (!methods.has(name)) methods.set(name, this.#method(target, name as keyof ChatConnection, value.bind(target)));
        return methods.get(name);
      },
    });
  }

  #method(connection: ChatConnection, name: keyof ChatConnection, method: (...args: unknown[]) => Promise<unknown>): unknown {
    if (name === 'wake') return () => connection.wake();
    if (name === 'completeUserId') return method; // no request
    if (name === 'close') {
      let closed = false;
      return () => {
        if (!closed) this.connections--;
        closed = true;
        connection.close();
      };
    }
    return (...args: unknown[]) => {
      if (name === 'watchPresence') this.#presence.push({ userId: args[0] as string, signal: (args[2] as { signal: AbortSignal }).signal });
      if (name === 'search') this.searches.push((args[0] as { text: string }).text);
      return this.#through(name as PreviewMethod, () => method(...args));
    };
  }

  async #through<T>(method: PreviewMethod, request: () => Promise<T>): Promise<T> {
    this.calls.push(method);
    this.pending++;
    try {
      await this.#gates.get(method)?.opened;
      return await request();
    } finally {
      this.pending--;
    }
  }
}
