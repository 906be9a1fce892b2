/** `ConversationRef.send()`: what a script may give, as a message of the port. */

import type { OutgoingMessage } from '../backend/types.js';
import { ChatError } from '../errors.js';
import type { SendMessageParams } from './api-types.js';
import type { ConversationRef, MessageRef } from './conversation.js';
import { attachmentOf } from './file-token.js';
import { onlyKnown } from './request.js';

export async function send(ref: ConversationRef, message: string | SendMessageParams): Promise<MessageRef> {
  const { text, ...rest } = outgoing(message);
  if (!text && !rest.attachment) throw new ChatError('bad_request', 'There is nothing to send');
  // Waits, as long as it takes, for a session that can be; the outbox sends it from there.
  const { id } = await ref.live.send(text, rest, false);
  return ref.message(id);
}

function outgoing(message: string | SendMessageParams): OutgoingMessage {
  if (typeof message === 'string') return { text: message };
  onlyKnown(message, 'text', 'content', 'referencedMessage', 'custom');
  const { text, content = [], referencedMessage, custom } = message;
  const files = content.filter((block) => block.type === 'file');
  if (files.length > 1) throw new ChatError('unsupported', 'A message carries one file: send one message for each');
  const replyTo = typeof referencedMessage === 'string' ? referencedMessage : referencedMessage?.id;
  return {
    text: text ?? textOf(content),
    ...(files[0] && { attachment: attachmentOf(files[0].fileToken) }),
    ...(replyTo && { replyTo }),
    ...(custom && { custom }),
  };
}

/** All text of a message's content. */
export function textOf(content: readonly { readonly type: string; readonly children?: readonly unknown[] }[]): string {
  return content.filter(({ type }) => type === 'text').map(({ children = [] }) => children.map(plain).join('')).join('\n');
}

/** A text node without its formatting: it may hold others. */
function plain(node: unknown): string {
  if (typeof node === 'string') return node;
  const { children, text } = (node ?? {}) as { children?: unknown; text?: unknown };
  return Array.isArray(children) ? children.map(plain).join('') : typeof text === 'string' ? text : '';
}
