/** Where the picker stands: beside its button, and wholly on the screen. */

/** px */
const WIDTH = 352;
const HEIGHT = 400;
const GAP = 6;
/** An emoji's box, and the name of a group: the styles have the same. */
export const CELL = 40;
export const HEAD = 30;
const PADDING = 8;

/** Puts a popover above or below `anchor`, where there is more room. @returns how many emoji stand in a row */
export function place(popover: HTMLElement, anchor: Element): number {
  const { left, right, top, bottom } = anchor.getBoundingClientRect();
  const viewWidth = document.documentElement.clientWidth;
  const viewHeight = window.visualViewport?.height ?? window.innerHeight;
  const width = Math.min(WIDTH, viewWidth - 2 * GAP);
  const isAbove = top > viewHeight - bottom;
  const height = Math.min(HEIGHT, Math.max(200, (isAbove ? top : viewHeight - bottom) - 2 * GAP), viewHeight - 2 * GAP);
  const x = (left + right) / 2 > viewWidth / 2 ? right - width : left;
  const y = isAbove ? top - GAP - height : bottom + GAP;
  const columns = Math.max(4, Math.floor((width - 2 * PADDING) / CELL));
  const within = (value: number, size: number, view: number) => Math.max(GAP, Math.min(value, view - GAP - size));
  const style = {
    'inline-size': `${width}px`,
    'block-size': `${height}px`,
    left: `${within(x, width, viewWidth)}px`,
    top: `${within(y, height, viewHeight)}px`,
    '--_columns': `${columns}`,
  };
  // Through the style object: a strict Content-Security-Policy allows that.
  for (const [name, value] of Object.entries(style)) popover.style.setProperty(name, value);
  return columns;
}
