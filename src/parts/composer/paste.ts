/** What is pasted: files go to whoever takes them, rich text becomes Markdown, all else is the browser's. */

import { putInBox, replaceInBox } from './edit-box.js';
import type { ComposerParts } from './parts.js';

/** What of HTML makes it more than its text. */
const rich = /<(?:a|b|strong|i|em|s|del|strike|code|pre|blockquote|h[1-6]|ul|ol|li|table)[\s>]|font-weight|font-style|line-through/i;

export interface PasteOptions {
  readonly parts: ComposerParts;
  onFiles: ((files: File[]) => void) | undefined;
  /** Whether the box that was pasted into is still where one writes the same thing. */
  isStill(): boolean;
}

/** @param asPlain the person has asked for the text alone */
export async function onPaste(event: ClipboardEvent, asPlain: boolean, { parts, onFiles, isStill }: PasteOptions): Promise<void> {
  const box = event.currentTarget as HTMLTextAreaElement;
  const data = event.clipboardData;
  if (!data) return;
  const [html, plain, files] = [data.getData('text/html'), data.getData('text/plain'), [...data.files]];
  // Office programs put a picture of the text beside the text.
  const isText = html !== '' && plain !== '';
  if (files.length && !isText) {
    if (!onFiles) return;
    event.preventDefault();
    return onFiles(files);
  }
  if (asPlain || !rich.test(html)) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = box;
  const markdown = await parts
    .paste()
    .then(({ markdownOf }) => markdownOf(html))
    .catch(() => plain); // the part did not load: its text is better than nothing
  if (!isStill() || !box.isConnected) return;
  const isSame = box.value === value;
  const put = box.matches(':focus') ? replaceInBox : putInBox;
  put(box, isSame ? selectionStart : box.selectionStart, isSame ? selectionEnd : box.selectionEnd, markdown || plain);
}
