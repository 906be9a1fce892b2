/** What a click on a link in a message stands for. One handler for all of them: whoever shows messages listens at their root. */

export interface LinkActions {
  /** A link out of the chat. Each of these answers whether the default action is to happen. */
  linkClick(url: string): boolean;
  /** A person. There is no default action. */
  profileClick(userId: string): boolean;
  /** A channel, or a message of another channel; the default action is to show that message. */
  experienceClick(channelId: string): boolean;
  /** A message, of this channel or, unless `experienceClick` said no, of another. */
  showMessage(channelId: string, messageId: string): void;
}

export interface LinkOptions {
  /** Links out of the chat go nowhere; their `linkClick` is told all the same. */
  disableNavigation: boolean;
  /** The channel that is shown. */
  channelId: string;
}

/** What the port's own links (`chat:user/ID` and the like) speak of. */
export interface ChatLink {
  readonly kind: 'user' | 'channel' | 'message';
  /** Of the person or channel; of the message's channel where it is one. */
  readonly id: string;
  readonly messageId?: string;
}

/** Reads a link of the port's own; `undefined` where it is none. */
export function readChatLink(href: string): ChatLink | undefined {
  const [, kind, first = '', second] = /^chat:(user|channel|message)\/([^/]+)(?:\/([^/]+))?$/.exec(href) ?? [];
  if (!kind || (kind === 'message') !== (second !== undefined)) return undefined;
  try {
    const id = decodeURIComponent(first);
    return { kind: kind as ChatLink['kind'], id, ...(second === undefined ? {} : { messageId: decodeURIComponent(second) }) };
  } catch {
    return undefined; // a % that stands for nothing
  }
}

/** For `click` and, for the middle button, `auxclick`; Enter on a link makes a click. @returns whether it was on a link */
export function onLink(event: MouseEvent, actions: LinkActions, { disableNavigation, channelId }: LinkOptions): boolean {
  if (event.defaultPrevented || event.button === 2) return false;
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  const href = link?.getAttribute('href');
  if (!href) return false;
  if (!href.startsWith('chat:')) {
    if (!actions.linkClick(href) || disableNavigation) event.preventDefault();
    return true;
  }
  event.preventDefault();
  const target = readChatLink(href);
  if (!target) return true;
  const { kind, id, messageId } = target;
  if (kind === 'user') actions.profileClick(id);
  else if (messageId === undefined) actions.experienceClick(id);
  else if (id === channelId || actions.experienceClick(id)) actions.showMessage(id, messageId);
  return true;
}
