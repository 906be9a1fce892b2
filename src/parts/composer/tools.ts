/**
 * All that helps one write, the composer's late part: what is chosen from lists, drafts, answers and edits, Markdown. It takes
 * over what was typed before it came.
 */

import { systemClock } from '../../clock.js';
import type { Draft, DraftMention } from '../../data/drafts.js';
import type { MessageFeed } from '../../data/message-feed.js';
import type { LiveMessage, OutgoingMessage } from '../../data/snapshots.js';
import type { Composer, ComposerOptions } from '../composer.js';
import { type ComposerWords, composerWordsFor } from '../composer-words.js';
import type { TypedMessage } from '../rich-text/types.js';
import { above, end, start } from './around.js';
import { BoxListener } from './box-listener.js';
import { replyOf } from './context-bar.js';
import { DraftKeeper } from './draft-keeper.js';
import { isComposing } from './edit-box.js';
import { formatByKey } from './format-keys.js';
import { OutgoingQueue, type Written } from './outgoing.js';
import { type ComposerParts, composerParts, typedOf } from './parts.js';
import { onPaste } from './paste.js';
import { Picker } from './picker.js';
import { charactersLeft } from './size.js';
import { stillIn } from './trigger.js';
import { Writing, joined, nothingWritten } from './writing.js';

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
  readonly #writing: Writing;
  readonly #drafts: DraftKeeper;
  readonly #picker: Picker;
  readonly #queue: OutgoingQueue;
  readonly #listener: BoxListener;
  #editing: Editing | undefined;
  /** The new text of a message that could not be changed. */
  #unsaved: (TypedMessage & { readonly id: string }) | undefined;
  /** Counts what the person wanted of the box: what comes for an earlier wish is dropped. */
  #wish = 0;
  /** What is announced. */
  #said = '';
  /** Whether it has been said that it is too long. */
  #isOver = false;

  constructor(composer: Composer, options: ComposerOptions, parts: ComposerParts = composerParts) {
    this.#composer = composer;
    this.#options = options;
    this.#parts = parts;
    this.#writing = new Writing(composer);
    const { session, feed, onChange } = options;
    this.#drafts = new DraftKeeper({ session, feed, isFocused: () => this.#isFocused, onDraft: (draft, isNews) => this.#takeDraft(draft, isNews) });
    this.#picker = new Picker({ session, feed, onChange, parts, onPick: (trigger, suggestion) => this.#writing.pick(trigger, suggestion), onEnter: () => this.submit() });
    this.#queue = new OutgoingQueue({
      parts,
      clock: () => session()?.scope.context.clock ?? systemClock,
      deliver: (message, written) => this.#deliver(message, written),
    });
    this.#listener = new BoxListener({
      onKey: (event) => this.#onKey(event),
      onInput: () => this.#onInput(),
      onMove: (box) => this.#picker.look(box, this.#writing.picked),
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
    this.#writing.reply = replyOf(message);
    this.#say(`${this.#words.replyingTo(this.#writing.reply.name)}. ${this.#words.escapeCancels}`);
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
    const typed = await typedOf(message, this.#parts);
    if (wish === this.#wish) this.#startEdit(message.id, typed);
  }

  /** @param typed what the message says */
  #startEdit(id: string, typed: TypedMessage): void {
    const draft = this.#editing?.draft ?? this.#writing.draft;
    const shown = this.#unsaved?.id === id ? this.#unsaved : typed;
    this.#unsaved = undefined;
    this.#put({ text: shown.text, mentions: shown.mentions });
    this.#editing = { id, typed, draft };
    this.#say(`${this.#words.editing}. ${this.#words.escapeCancels}`);
    this.#composer.focus();
    this.#composer.box?.setSelectionRange(shown.text.length, shown.text.length);
    this.#options.onChange();
  }

  #deliver(message: OutgoingMessage, { edits, text, mentions, feed }: Written): void {
    const { onSend, onEdit } = this.#options;
    if (!edits) return onSend(message, feed);
    void onEdit?.(edits.id, message, feed)?.then((isDone) => {
      if (isDone) return;
      // The person has been told. What they wrote is there again: at once, or when they edit the message again.
      this.#unsaved = { id: edits.id, text, mentions };
      if (!this.#editing && !this.#composer.text && feed === this.#options.feed()) this.#startEdit(edits.id, edits.typed);
    });
  }

  /** Answers or edits no more. @returns whether it did */
  cancel(): boolean {
    if (!this.#editing && !this.#writing.reply) return false;
    this.#wish++;
    if (!this.#endEdit()) {
      this.#writing.reply = undefined;
      this.#keep();
    }
    this.#say('');
    this.#options.onChange();
    return true;
  }

  insert(text: string): void {
    this.#writing.insert(text);
  }

  submit(): void {
    const feed = this.#options.feed();
    const text = this.#composer.text.trim();
    const mentions = stillIn(text, this.#writing.picked);
    if (!feed) return;
    if (this.#editing) return this.#save(text, mentions, this.#editing, feed);
    if (this.#composer.isEmpty || this.#isTooLong()) return;
    const replyTo = this.#writing.reply?.id;
    this.#drafts.forget();
    this.#put(nothingWritten);
    this.#composer.focus();
    this.#queue.add({ text, mentions, replyTo, feed });
  }

  /** What was sent before this came. */
  send(text: string, feed: MessageFeed): void {
    this.#queue.add({ text, mentions: [], feed });
  }

  /** Gives back what could not be sent: where that is not shown now, to its draft. Never rejects. */
  async restore(message: OutgoingMessage, feed: MessageFeed): Promise<void> {
    const { text, html } = message;
    const draft = html === undefined ? { text, mentions: [] } : await typedOf({ text, html }, this.#parts);
    if (feed !== this.#options.feed()) return this.#drafts.giveBack(draft, feed);
    if (this.#editing) this.#editing = { ...this.#editing, draft: joined(draft, this.#editing.draft) };
    else this.#takeDraft(draft, false);
    this.#keep();
  }

  updated(): void {
    const { box } = this.#composer;
    const isNew = this.#listener.listen(box);
    if (box?.isConnected) this.#drafts.connect();
    this.#drafts.look();
    this.#forgetDeleted();
    if (!box) return this.#picker.close();
    if (isNew && this.#isFocused) this.#picker.look(box, this.#writing.picked);
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
    return above({ words: this.#words, picker: this.#picker, said: this.#said, left: this.#left, reply: this.#writing.reply, isEditing: this.#editing !== undefined, onCancel: this.#onCancel });
  }

  get #attaches(): boolean {
    return this.#options.attaching?.()?.isPossible ?? false;
  }

  /** In the box, before the text. */
  start(): unknown {
    return start(this.#options, this.#words, this.#editing !== undefined);
  }

  /** After it. */
  end(): unknown {
    return end(this.#options, this.#words, this.#editing !== undefined, this.#composer.isEmpty);
  }

  get #words(): ComposerWords {
    return composerWordsFor(this.#options.locale());
  }

  get #isFocused(): boolean {
    return this.#composer.box?.matches(':focus') === true && document.hasFocus();
  }

  #put(draft: Draft): void {
    this.#clear();
    this.#writing.put(draft);
  }

  /** What was said, and offered, was of what stood there before. */
  #clear(): void {
    this.#wish++;
    this.#said = '';
    this.#picker.reset();
  }

  /** @param isNews it takes the place of what stands there; else what has been typed meanwhile stays, after it */
  #takeDraft(draft: Draft | undefined, isNews: boolean): void {
    if (this.#editing) return;
    if (isNews) return this.#put(draft ?? nothingWritten);
    if (!draft) return;
    this.#clear();
    this.#writing.put(joined(draft, this.#writing.draft));
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
      if (this.#isTooLong()) return;
      this.#queue.add({ text, mentions, edits: { id, typed }, feed });
    }
    this.cancel();
  }

  /** How many characters there may be yet. */
  get #left(): number | undefined {
    return charactersLeft(this.#composer.text, this.#editing !== undefined);
  }

  /** Says so where it is. */
  #isTooLong(): boolean {
    const left = this.#left ?? 0;
    if (left < 0) this.#say(this.#words.tooLong(-left));
    return left < 0;
  }

  /** What was typed is kept; what is edited is not a draft. */
  #keep(): void {
    if (!this.#editing) this.#drafts.typed(this.#writing.draft);
  }

  #say(text: string): void {
    this.#said = text;
    this.#options.onChange();
  }

  /** A message that is deleted is neither answered nor edited. */
  #forgetDeleted(): void {
    const id = this.#editing?.id ?? this.#writing.reply?.id;
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
    const wasOver = this.#isOver;
    this.#isOver = (this.#left ?? 0) < 0;
    if (this.#isOver && !wasOver) this.#isTooLong();
    this.#keep();
    this.#queue.foresee(text, this.#writing.picked);
    if (box) this.#picker.look(box, this.#writing.picked);
  }

  /** @returns whether the key is done with */
  #onKey(event: KeyboardEvent): boolean {
    const box = event.currentTarget as HTMLTextAreaElement;
    if (isComposing(event)) return false;
    if (this.#picker.onKey(event)) return true;
    if (event.key === 'Escape') return this.cancel();
    if (formatByKey(event, box)) return true;
    if (event.key !== 'ArrowUp' || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || box.value || this.#editing) return false;
    const message = this.#options.editable?.();
    if (message) this.edit(message);
    return message !== undefined;
  }

  #onPaste(event: ClipboardEvent, asPlain: boolean): void {
    const wish = this.#wish;
    void onPaste(event, asPlain, { parts: this.#parts, onFiles: this.#attaches ? (files) => this.#options.attaching?.()?.add(files) : undefined, isStill: () => wish === this.#wish });
  }
}
