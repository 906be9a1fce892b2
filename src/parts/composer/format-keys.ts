/** Bold, italic, struck and code by keys: Markdown round what is selected, or taken away where it is there. */

import { matchesShortcut } from '../shortcut.js';
import { replaceInBox } from './edit-box.js';

const marks = [
  ['mod+b', '**'],
  ['mod+i', '*'],
  ['mod+shift+x', '~~'],
  ['mod+e', '`'],
] as const;

/** @returns whether the key was for this */
export function formatByKey(event: KeyboardEvent, box: HTMLTextAreaElement): boolean {
  const [, mark] = marks.find(([shortcut]) => matchesShortcut(event, shortcut)) ?? [];
  if (!mark) return false;
  const { start, end, text, selection } = toggleMark(box.value, box.selectionStart, box.selectionEnd, mark);
  replaceInBox(box, start, end, text);
  box.setSelectionRange(...selection);
  return true;
}

export interface Change {
  /** What is replaced. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is selected then. */
  readonly selection: readonly [start: number, end: number];
}

/** Puts marks round a selection, or takes away those round it or at its ends. Blanks at its ends stay outside. */
export function toggleMark(value: string, from: number, to: number, mark: string): Change {
  const selected = value.slice(from, to);
  const start = from + (selected.trim() ? selected.length - selected.trimStart().length : 0);
  const end = selected.trim() ? to - (selected.length - selected.trimEnd().length) : to;
  const text = value.slice(start, end);
  const { length } = mark;
  if (text.length > 2 * length && has(text, mark) && has([...text].reverse().join(''), mark)) {
    const inner = text.slice(length, -length);
    return { start, end, text: inner, selection: [start, start + inner.length] };
  }
  if (start >= length && has(value.slice(end), mark) && has([...value.slice(0, start)].reverse().join(''), mark)) {
    return { start: start - length, end: end + length, text, selection: [start - length, end - length] };
  }
  return { start, end, text: mark + text + mark, selection: [start + length, end + length] };
}

/** Whether a text begins with marks that these are among: two stars are bold, one or three italic. */
function has(text: string, mark: string): boolean {
  const sign = mark[0]!;
  let count = 0;
  while (text[count] === sign) count++;
  return sign === '*' ? count === 3 || count === mark.length : count >= mark.length;
}
