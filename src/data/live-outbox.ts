/** What a channel sends by: its outbox, and the notice that the user types. */

import type { LiveChannel } from './live-channel.js';
import { Outbox } from './outbox.js';
import { TypingNotice } from './typing.js';

export function outboxOf(live: LiveChannel): Outbox {
  const { clock, random, connection, hold } = live.context;
  return new Outbox({
    clock,
    random,
    connection,
    channelId: async (signal) => (await live.resolve(signal)).channelId,
    sender: () => live.self,
    channel: () => live.resolvedId ?? live.id,
    hold,
    onChange: () => live.changed(),
    onFailed: (error, key) => live.fail(error, key),
  });
}

export function typingIn(live: LiveChannel): TypingNotice {
  return new TypingNotice(live.context.clock, async (typing) => {
    const { connection, channelId } = await live.resolve();
    if (connection.capabilities.has('typing')) await connection.setTyping(channelId, typing);
  });
}
