/** Changes a text box as a person would: the browser's own undo takes it back in one step, and the box says `input`. */

/**
 * Puts `text` in place of what stands from `start` to `end`, and the cursor behind it.
 *
 * `setRangeText()` and `value =` cannot be undone in any engine; `insertText` can in all three, and dispatches `input` itself.
 * Where it is refused (a box that is not to be edited just now), the text is put there all the same.
 */
export function replaceInBox(box: HTMLTextAreaElement, start: number, end: number, text: string): void {
  box.focus();
  box.setSelectionRange(start, end);
  if (text === '' && start === end) return;
  const before = box.value;
  const { activeElement } = box.getRootNode() as Document | ShadowRoot;
  if (activeElement === box && document.execCommand(text ? 'insertText' : 'delete', false, text) && box.value !== before) return;
  if (box.value === before) putInBox(box, start, end, text);
}

/** The same for a box that the person has left: they stay where they are, and it cannot be undone. */
export function putInBox(box: HTMLTextAreaElement, start: number, end: number, text: string): void {
  box.setRangeText(text, start, end, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
}

/** Whether a key event is part of writing with an input method (WebKit says so by keyCode 229 only). */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
