/** The Matrix backend: any homeserver of the Client-Server API v1.11 or newer. */

import { systemClock } from '../clock.js';
import type { ChatBackend } from '../backend/types.js';
import { MatrixConnection } from './connection.js';

export const matrixBackend: ChatBackend = {
  connect: (options) => MatrixConnection.connect(options, systemClock),
};
