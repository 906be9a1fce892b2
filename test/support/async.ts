/** What tests wait with: promises settled by hand and turns of the event loop, never the time. */

export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** A promise to be settled from outside. */
export function deferred<T = void>(): Deferred<T> {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((...settle) => ([resolve, reject] = settle));
  return { promise, resolve, reject };
}

/** Lets everything happen that is ready to: every microtask, and those they make. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Turns until something holds; says what never came. */
export async function until(what: string, holds: () => unknown): Promise<void> {
  for (let turns = 0; turns < 200; turns++) {
    if (holds()) return;
    await turn();
  }
  throw new Error(`Never came: ${what}`);
}

/** How a promise stands, seen without waiting for it. */
export interface Watched<T> {
  state: 'pending' | 'resolved' | 'rejected';
  value: T | undefined;
  error: unknown;
}

/** Follows a promise; a rejection is taken as handled. */
export function watch<T>(promise: Promise<T>): Watched<T> {
  const watched: Watched<T> = { state: 'pending', value: undefined, error: undefined };
  promise.then(
    (value) => Object.assign(watched, { state: 'resolved', value }),
    (error: unknown) => Object.assign(watched, { state: 'rejected', error }),
  );
  return watched;
}

/** What a promise rejects with; fails where it does not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const settled = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in settled) return settled.error;
  throw new Error(`No rejection, but ${String(settled.value)}`);
}

/** Keeps what is reported as a host's listener having thrown, until `restore()`. */
export function catchReports(): { readonly reports: unknown[]; restore(): void } {
  const original = globalThis.reportError;
  const reports: unknown[] = [];
  globalThis.reportError = (error: unknown) => void reports.push(error);
  return { reports, restore: () => void (globalThis.reportError = original) };
}
