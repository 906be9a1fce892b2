/** What one can do with a message, as far as the backend can, the user may, and the host wants. */

import type { LiveMessage } from '../../data/snapshots.js';
import type { ActingWords } from '../acting-words.js';
import { type Pane, mayWrite } from '../pane.js';
import { bubble } from '../status-icons.js';
import type { MessageAction } from './options.js';

const paths = {
  react: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 14a4 4 0 0 0 7 0M9 9.5h.01M15 9.5h.01',
  reply: 'M10 8V4L3 11l7 7v-4c5 0 8.5 1.5 11 5-1-6-4-10-11-11z',
  thread: `${bubble}M9 10h7M9 13.5h4`,
};

/** What the buttons and the menu do that is no message's own work. */
export interface ActionWork {
  react(message: LiveMessage): void;
  openThread(message: LiveMessage): void;
  showReactions(message: LiveMessage): void;
  copy(text: string): void;
  delete(message: LiveMessage): void;
  mute(message: LiveMessage): void;
  ban(message: LiveMessage): void;
}

export function actionsOf(message: LiveMessage, pane: Pane, words: ActingWords, work: ActionWork): readonly MessageAction[] {
  // What the server does not have yet has buttons of its own.
  if (message.status !== 'sent' || message.deleted) return [];
  const { feed, view, composer } = pane;
  const channel = view.channel;
  const { channel: about, capabilities: can } = channel?.get() ?? {};
  if (!channel || !feed || !about || !can) return [];
  const writes = mayWrite(about);
  const isIn = about.membership === 'joined';
  const { banUser = true, muteUser = true } = view.host.features ?? {};
  const { own, sender, id, text, reactions, kind } = message;
  const { permissions } = about;
  const link = can.has('permalinks') ? channel.permalink(id) : undefined;
  const list: (MessageAction | false | undefined)[] = [
    isIn && can.has('reactions') && { id: 'react', label: words.react, icon: paths.react, run: work.react },
    writes && { id: 'reply', label: words.reply, icon: paths.reply, run: () => composer.replyTo(message) },
    writes && can.has('threads') && !feed.threadId && { id: 'thread', label: words.replyInThread, icon: paths.thread, run: work.openThread },
    own && writes && can.has('edit') && (kind === 'text' || kind === 'attachment') && { id: 'edit', label: words.edit, run: () => composer.edit(message) },
    text !== '' && { id: 'copy', label: words.copyText, run: () => work.copy(text) },
    link !== undefined && { id: 'link', label: words.copyLink, run: () => work.copy(link) },
    reactions.length > 0 && { id: 'reactions', label: words.reactions, run: work.showReactions },
    isIn && can.has('delete') && (own || permissions.deleteOthers) && { id: 'delete', label: words.delete, dangerous: true, run: work.delete },
    !own && muteUser && can.has('members') && permissions.mute && { id: 'mute', label: words.mute(sender.name), dangerous: true, run: work.mute },
    !own && banUser && can.has('moderation') && permissions.ban && { id: 'ban', label: words.ban(sender.name), dangerous: true, run: work.ban },
  ];
  const defaults = list.filter((action) => !!action);
  return view.host.messageActions?.(message, defaults) ?? defaults;
}
