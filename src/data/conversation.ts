/** `ConversationRef`: a script's handle on a channel. */

import type { DataContext } from './chat-data.js';
import { LiveChannel } from './live-channel.js';

export class ConversationRef {
  /** The channel id as it was given: an id, an alias or a bare name. */
  readonly id: string;
  /** The channel as it is shown: its messages, those on their way, what goes on in it. Open while somebody subscribes to it. */
  readonly live: LiveChannel;

  constructor(id: string, context: DataContext) {
    this.id = id;
    this.live = new LiveChannel(id, context);
  }
}
