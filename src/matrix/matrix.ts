/** What a connection is to the parts of the adapter that are loaded late: each of their functions is given it first. */

import type { Clock } from '../clock.js';
import type { MatrixApi } from './api.js';
import type { MatrixSync } from './sync.js';

export interface Matrix {
  readonly userId: string;
  readonly api: MatrixApi;
  readonly sync: MatrixSync;
  readonly clock: Clock;
  /** Aborts when the connection closes. */
  readonly closed: AbortSignal;
  /** Whether the user has marked a room unread, where that is known: it is as long as the room is open. */
  readonly marked: Map<string, boolean>;
  /** Whether a room is encrypted, where that is known: nothing is sent before it is. */
  readonly encrypted: Map<string, boolean>;
  /** Ids of the rooms that the user has made and may do everything in, as far as they have been open. */
  readonly creator: Set<string>;
  completeUserId(userId: string): string;
}
