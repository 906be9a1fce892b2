/**
 * All that helps one write, the composer's late part: what is chosen from lists, drafts, answers and edits, Markdown. It takes
 * over what was typed before it came.
 */

import { html, nothing } from 'lit';
import { systemClock } from '../../clock.js';
import type { Draft, DraftMention, DraftReply } from '../../data/drafts.js';
import type { MessageFeed } from '../../data/message-feed.js';
import type { LiveMessage } from '../../data/snapshots.js';
import type { Composer, ComposerOptions } from '../composer.js';
import { type ComposerWords, composerWordsFor } from '../composer-words.js';
import { icon } from '../icons.js';
import { mayBeMarkdown } from '../rich-text/detect.js';
import type { TypedMessage } from '../rich-text/types.js';
import { BoxListener } from './box-listener.js';
import { contextBar, replyOf } from './context-bar.js';
import { DraftKeeper } from './draft-keeper.js';
import { isComposing, replaceInBox } from './edit-box.js';
import { markOf, toggleMark } from './format-keys.js';
import { OutgoingQueue } from './outgoing.js';
import { type ComposerParts, composerParts } from './parts.js';
import { onPaste } from './paste.js';
import { Picker } from './picker.js';
import { charactersLeft } from './size.js';
import type { Suggestion } from './suggestions.js';
import { type Trigger, stillIn, withMention } from './trigger.js';

const attachIcon = icon('M20 11.5l-8.2 8.2a5 5 0 0 1-7-7L13 4.4a3.4 3.4 0 0 1 4.8 4.8l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4L14.7 7.5');
const emojiIcon = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01');
const voiceIcon = icon('M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3M5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21');

const nothingWritten: Draft = { text: '', mentions: [] };

/** A message of the user's that is being changed. */
interface Editing {
  readonly id: string;
  /** What it said. */
  readonly typed: TypedMessage;
  /** What was being written before. */
  readonly draft: Draft;
}

export class ComposerTools {
  readonly #composer: Composer;
  readonly #options: ComposerOptions;
  readonly #parts: ComposerParts;
  readonly #drafts: DraftKeeper;
  readonly #picker: Picker;
  readonly #queue: OutgoingQueue;
  readonly #listener: BoxListener;
  /** Everybody and everything that was picked for this text; who was deleted may come back by undo. */
  #mentions: readonly DraftMention[] = [];
  #reply: DraftReply | undefined;
  #editing: Editing | undefined;
  /** Counts what the person wanted of the box: what comes for an earlier wish is dropped. */
  #wish = 0;
  /** What is announced. */
  #said = '';
  /** Whether the person has tried to send what is too long. */
  #isRefused = false;

  constructor(composer: Composer, options: ComposerOptions, parts: ComposerParts = composerParts) {
    this.#composer = composer;
    this.#options = options;
    this.#parts = parts;
    const { session, feed, onChange } = options;
    this.#drafts = new DraftKeeper({ session, feed, isFocused: () => this.#isFocused, onDraft: (draft, isNews) => this.#takeDraft(draft, isNews) });
    this.#picker = new Picker({ session, feed, onChange, parts, onPick: (trigger, suggestion) => this.#pick(trigger, suggestion) });
    this.#queue = new OutgoingQueue({
      parts,
      clock: () => session()?.scope.context.clock ?? systemClock,
      deliver: (message, { edits, feed }) => (edits === undefined ? options.onSend(message, feed) : options.onEdit?.(edits, message, feed)),
    });
    this.#listener = new BoxListener({
      onKey: (event) => this.#onKey(event),
      onInput: () => this.#onInput(),
      onMove: (box) => this.#picker.look(box, this.#mentions),
      onBlur: () => this.#picker.close(),
      onPaste: (event, asPlain) => this.#onPaste(event, asPlain),
    });
    // What is rendered now has been typed into before this came: looked at once it has the list that may be wanted.
    this.#drafts.look();
  }

  /** Another channel is shown, or the same one of another user. */
  show(): void {
    this.#drafts.leave();
    this.#editing = undefined;
    this.#put(nothingWritten);
    this.#drafts.look();
  }

  replyTo(message: LiveMessage): void {
    if (!this.#isHere(message)) return;
    this.#endEdit();
    this.#reply = replyOf(message);
    this.#say(this.#words.replyingTo(this.#reply.name));
    this.#keep();
    this.#composer.focus();
    this.#options.onChange();
  }

  edit(message: LiveMessage): void {
    if (this.#isHere(message)) void this.#edit(message);
  }

  /** Whether its channel is still shown: this part may have come late. */
  #isHere({ channelId }: LiveMessage): boolean {
    return channelId === this.#options.feed()?.get().channel?.id;
  }

  /** Never rejects. */
  async #edit(message: LiveMessage): Promise<void> {
    const wish = ++this.#wish;
    let typed: TypedMessage = { text: message.text, mentions: [] };
    if (message.html !== undefined || mayBeMarkdown(message.text)) {
      try {
        typed = await (await this.#parts.format()).unformatMessage(message);
      } catch {
        // its plain text is what can be edited then
      }
      if (wish !== this.#wish) return;
    }
    const draft = this.#editing?.draft ?? this.#draft;
    this.#put({ ...typed });
    this.#editing = { id: message.id, typed, draft };
    this.#say(this.#words.editing);
    this.#composer.focus();
    this.#composer.box?.setSelectionRange(typed.text.length, typed.text.length);
    this.#options.onChange();
  }

  /** Answers or edits no more. @returns whether it did */
  cancel(): boolean {
    if (!this.#editing && !this.#reply) return false;
    this.#wish++;
    if (!this.#endEdit()) {
      this.#reply = undefined;
      this.#keep();
    }
    this.#say('');
    this.#options.onChange();
    return true;
  }

  insert(text: string): void {
    const { box } = this.#composer;
    if (box) replaceInBox(box, box.selectionStart, box.selectionEnd, text);
  }

  submit(): void {
    const feed = this.#options.feed();
    const text = this.#composer.text.trim();
    const mentions = stillIn(text, this.#mentions);
    if (!feed) return;
    if (this.#editing) return this.#save(text, mentions, this.#editing, feed);
    if (this.#composer.isEmpty || this.#isTooLong(text)) return;
    const replyTo = this.#reply?.id;
    this.#drafts.forget();
    this.#put(nothingWritten);
    this.#composer.focus();
    this.#queue.add({ text, mentions, replyTo, feed });
  }

  /** What was sent before this came. */
  send(text: string, feed: MessageFeed): void {
    this.#queue.add({ text, mentions: [], feed });
  }

  updated(): void {
    const { box } = this.#composer;
    const isNew = this.#listener.listen(box);
    if (box?.isConnected) this.#drafts.connect();
    this.#drafts.look();
    this.#forgetDeleted();
    if (!box) return this.#picker.close();
    if (isNew && this.#isFocused) this.#picker.look(box, this.#mentions);
    this.#picker.updated(box);
  }

  disconnect(): void {
    this.#wish++;
    this.#picker.close();
    this.#listener.listen(null);
    this.#drafts.disconnect();
  }

  /** Between what is to be sent along and the box. */
  above(): unknown {
    const words = this.#words;
    const left = charactersLeft(this.#composer.text, this.#editing !== undefined);
    const tooLong = left !== undefined && left < 0 ? words.tooLong(-left) : '';
    return html`<div class="said" role="status">${this.#picker.status(words) || this.#said}</div>
      <div class="over" role="alert" ?hidden=${!tooLong}>${this.#isRefused || tooLong ? tooLong : nothing}</div>
      ${left !== undefined && !tooLong ? html`<div class="left">${words.charactersLeft(left)}</div>` : nothing}
      ${this.#reply || this.#editing ? contextBar(this.#editing ? undefined : this.#reply, words, this.#onCancel) : nothing}
      <div class="at-box">${this.#picker.render(words)}</div>`;
  }

  /** In the box, before the text. */
  start(): unknown {
    const { onAttach, mayAttach } = this.#options;
    return onAttach && mayAttach?.() !== false && !this.#editing ? toolButton('attach', this.#words.attach, attachIcon, onAttach) : nothing;
  }

  /** After it. */
  end(): unknown {
    const { onEmoji, onVoice, mayRecord } = this.#options;
    const records = onVoice && this.#composer.isEmpty && !this.#editing && mayRecord?.() !== false;
    return [
      onEmoji ? toolButton('emoji', this.#words.emoji, emojiIcon, onEmoji) : nothing,
      records ? toolButton('voice', this.#words.recordVoice, voiceIcon, onVoice) : nothing,
    ];
  }

  get #words(): ComposerWords {
    return composerWordsFor(this.#options.locale());
  }

  get #isFocused(): boolean {
    return this.#composer.box?.matches(':focus') === true && document.hasFocus();
  }

  get #draft(): Draft {
    const { text } = this.#composer;
    return { text, mentions: stillIn(text, this.#mentions), ...(this.#reply && { replyTo: this.#reply }) };
  }

  #put({ text, mentions, replyTo }: Draft): void {
    this.#wish++;
    this.#said = '';
    this.#isRefused = false;
    this.#mentions = mentions;
    this.#reply = replyTo;
    this.#picker.close();
    this.#composer.set(text);
  }

  /** @param isNews it takes the place of what stands there; else what has been typed meanwhile stays, after it */
  #takeDraft(draft: Draft | undefined, isNews: boolean): void {
    if (this.#editing || (!draft && !isNews)) return;
    const { text } = this.#composer;
    const { text: kept, mentions, replyTo } = draft ?? nothingWritten;
    this.#put({ text: isNews || !text ? kept : kept ? `${kept}\n${text}` : text, mentions: [...mentions, ...(isNews ? [] : this.#mentions)], ...(replyTo && { replyTo }) });
  }

  /** @returns whether a message was being edited: what was written before is back */
  #endEdit(): boolean {
    const editing = this.#editing;
    this.#editing = undefined;
    if (editing) this.#put(editing.draft);
    return editing !== undefined;
  }

  #save(text: string, mentions: readonly DraftMention[], { id, typed }: Editing, feed: MessageFeed): void {
    const isSame = text === typed.text.trim() && mentions.length === typed.mentions.length;
    if (text !== '' && !isSame) {
      if (this.#isTooLong(text)) return;
      this.#queue.add({ text, mentions, edits: id, feed });
    }
    this.cancel();
  }

  #isTooLong(text: string): boolean {
    const left = charactersLeft(text, this.#editing !== undefined);
    this.#isRefused = left !== undefined && left < 0;
    if (this.#isRefused) this.#say(this.#words.tooLong(-left!));
    return this.#isRefused;
  }

  /** What was typed is kept; what is edited is not a draft. */
  #keep(): void {
    if (!this.#editing) this.#drafts.typed(this.#draft);
  }

  #say(text: string): void {
    this.#said = text;
    this.#options.onChange();
  }

  /** A message that is deleted is neither answered nor edited. */
  #forgetDeleted(): void {
    const id = this.#editing?.id ?? this.#reply?.id;
    if (id === undefined || !this.#options.feed()?.get().messages.some((message) => message.id === id && message.deleted)) return;
    const wasEditing = this.#editing !== undefined;
    this.cancel();
    if (wasEditing) this.#say(this.#words.editedWasDeleted);
  }

  readonly #onCancel = () => {
    this.cancel();
    this.#composer.focus();
  };

  #onInput(): void {
    const { box, text } = this.#composer;
    this.#said = '';
    this.#isRefused = false;
    this.#keep();
    this.#queue.foresee(text, this.#mentions);
    if (box) this.#picker.look(box, this.#mentions);
  }

  /** @returns whether the key is done with */
  #onKey(event: KeyboardEvent): boolean {
    const box = event.currentTarget as HTMLTextAreaElement;
    if (isComposing(event)) return false;
    if (this.#picker.onKey(event)) return true;
    if (event.key === 'Escape') return this.cancel();
    const mark = markOf(event);
    if (mark) {
      const { start, end, text, selection } = toggleMark(box.value, box.selectionStart, box.selectionEnd, mark);
      replaceInBox(box, start, end, text);
      box.setSelectionRange(...selection);
      return true;
    }
    if (event.key !== 'ArrowUp' || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || box.value || this.#editing) return false;
    const message = this.#options.editable?.();
    if (message) this.edit(message);
    return message !== undefined;
  }

  #pick({ start, end }: Trigger, { text, mention }: Suggestion): void {
    const { box } = this.#composer;
    if (!box) return;
    if (mention) this.#mentions = withMention(this.#mentions, mention, box.value.slice(0, start));
    replaceInBox(box, start, box.value[end] === ' ' ? end + 1 : end, `${text} `);
  }

  #onPaste(event: ClipboardEvent, asPlain: boolean): void {
    const wish = this.#wish;
    void onPaste(event, asPlain, { parts: this.#parts, onFiles: this.#options.onFiles, isStill: () => wish === this.#wish });
  }
}

function toolButton(name: string, label: string, picture: unknown, onClick: (button: HTMLElement) => void) {
  return html`<button class="tool ${name}" part="${name}-button" type="button" aria-label=${label} title=${label} @click=${(event: Event) => onClick(event.currentTarget as HTMLElement)}>${picture}</button>`;
}
