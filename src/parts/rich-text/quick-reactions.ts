/** The few reactions that are there at once: those used most since the page was opened, then what people use most anywhere. */

import { html } from 'lit';
import { icon } from '../icons.js';

/** With the variation selector where Unicode has one: so other Matrix clients send them, and the same ones add up. */
const usual = ['👍️', '❤️', '😂', '😮', '😢', '🙏'];

const uses = new Map<string, number>();

/** Somebody here has reacted with it. Kept in memory only. */
export function noteReaction(emoji: string): void {
  uses.set(emoji, (uses.get(emoji) ?? 0) + 1);
}

/** Six emoji. */
export function quickReactions(): readonly string[] {
  // One that was used once does not push another out of its place.
  const often = [...uses].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a).map(([emoji]) => emoji);
  return [...new Set([...often, ...usual])].slice(0, usual.length);
}

export interface QuickRowOptions {
  /** What the user has reacted with already. */
  readonly own: ReadonlySet<string>;
  readonly words: { readonly react: string; readonly moreReactions: string };
  onReact(emoji: string): void;
  /** The picker is wanted, at this button. */
  onMore(button: HTMLElement): void;
}

const more = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01', 18);

/** A row of them, and a button for more. A screen reader names an emoji in the person's language by itself. */
export function quickRow({ own, words, onReact, onMore }: QuickRowOptions) {
  return html`<div class="quick-row" role="group" aria-label=${words.react}>
    ${quickReactions().map((emoji) => html`<button type="button" aria-label=${emoji} aria-pressed=${own.has(emoji)} @click=${() => onReact(emoji)}>${emoji}</button>`)}
    <button type="button" aria-label=${words.moreReactions} title=${words.moreReactions} aria-haspopup="dialog" @click=${(event: Event) => onMore(event.currentTarget as HTMLElement)}>${more}</button>
  </div>`;
}
