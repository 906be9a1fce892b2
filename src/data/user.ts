/** `UserRef`: a script's handle on somebody. */

import type { SetUserParams, UserOnlineSnapshot, UserSnapshot } from './api-types.js';
import { lazyMethods } from './lazy.js';
import type { DataScope } from './scope.js';
import type { DataSubscription } from './subscription.js';

/** A script's handle on somebody. What each method does on the wire is told in docs/data-api.md. */
export class UserRef {
  /** The user id as it was given: whole, or a bare name. */
  readonly id: string;
  /** @internal */
  readonly scope: DataScope;

  /** How they are called; `null` where there is nobody of that id. */
  declare readonly get: () => Promise<UserSnapshot | null>;
  /** Changes how the signed-in user is called and seen. Of somebody else, or with anything but name and picture: `unsupported`. */
  declare readonly set: (params: SetUserParams) => Promise<void>;
  /** Nothing for who is there. Makes nobody: `unsupported` where there is nobody of that id. */
  declare readonly createIfNotExists: (params?: SetUserParams) => Promise<void>;
  /** Told when they are called or seen otherwise; `null` where there is nobody of that id. */
  declare readonly subscribe: (listener?: (snapshot: UserSnapshot | null) => void) => DataSubscription<UserSnapshot | null>;
  /** Told when they come or go; `null` where there is nobody of that id. */
  declare readonly subscribeOnline: (listener?: (snapshot: UserOnlineSnapshot | null) => void) => DataSubscription<UserOnlineSnapshot | null>;

  constructor(id: string, scope: DataScope) {
    this.id = id;
    this.scope = scope;
  }
}

lazyMethods(UserRef, 'user', 'get set createIfNotExists subscribe subscribeOnline');
