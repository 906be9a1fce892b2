/** The types that the elements inside a session share: what their listeners are told, the factory's callbacks, snapshots. */

import type { ElementEventMap } from '../events.js';

/** What a listener of `on(type)` is given. */
export type Told<Element, Events, Type> =
  Type extends 'ready' ? Element
  : Type extends 'event' ? Exclude<Events[keyof Events], undefined>
  : Type extends keyof Events ? (Type extends keyof ElementEventMap | 'open' | 'close' ? DetailOf<Events[Type]> : Events[Type])
  : never;

/** The detail of an event; the event where it has none. */
type DetailOf<Event> = Event extends CustomEvent<infer Detail> ? ([Detail] extends [void] ? Event : Detail) : never;

/** The factory's callbacks: `onReady`, `onMessageSent` and so on, for each event; `onEvent` for each of them with the event. */
export type ElementCallbacks<Element, Events> = {
  [Type in keyof Events & string as `on${Capitalize<Type>}`]?: ((told: Told<Element, Events, Type>) => unknown) | undefined;
} & { onEvent?: ((event: Told<Element, Events, 'event'>) => unknown) | undefined };

/** What `getSnapshot()` answers. */
export type ElementSnapshot<Options, Content = object> = Readonly<Options & Content & { state: 'loading' | 'ready' | 'error' }>;

/** What stands where there is nothing to show; what is absent is left out. */
export interface EmptyState {
  /** URL of a picture. It is decoration: say in words what it says. */
  readonly image?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}
