/** Fingers, pen and mouse on an enlarged picture: pinch, drag, wheel, double click, swipe. */

import type { Size, Zoom } from './zoom.js';

export interface GestureTarget {
  /** What the picture is in; `null` while it is not there. */
  frame(): HTMLElement | null;
  /** The picture's size, not enlarged. */
  picture(): Size;
  /** It is enlarged or moved now. @param smooth whether it goes there, or is there at once */
  onChange(smooth: boolean): void;
  /** One goes on: 1 to what stands on the right, -1 to the left. */
  onSwipe(way: 1 | -1): void;
  /** A click beside the picture. */
  onLeave(): void;
}

/** So far a finger goes for it to be a swipe (px); and less than so far for a click. */
const SWIPE = 60;
const STILL = 6;
const DOUBLE = 2.5;

export class Gestures {
  readonly #zoom: Zoom;
  readonly #target: GestureTarget;
  readonly #pointers = new Map<number, { x: number; y: number }>();
  #gone = { x: 0, y: 0 };
  #pinched = false;

  constructor(zoom: Zoom, target: GestureTarget) {
    this.#zoom = zoom;
    this.#target = target;
  }

  /** Enlarges by a factor, at the middle unless it is said where (px in the window). */
  zoom(factor: number, clientX?: number, clientY?: number, smooth = true): void {
    this.#change(smooth, (picture, frame) => {
      const x = clientX === undefined ? 0 : clientX - frame.x - frame.width / 2;
      const y = clientY === undefined ? 0 : clientY - frame.y - frame.height / 2;
      this.#zoom.by(factor, x, y, picture, frame);
    });
  }

  move(dx: number, dy: number, smooth = true): void {
    this.#change(smooth, (picture, frame) => this.#zoom.move(dx, dy, picture, frame));
  }

  #change(smooth: boolean, change: (picture: Size, frame: DOMRect) => void): void {
    const frame = this.#target.frame()?.getBoundingClientRect();
    if (!frame) return;
    change(this.#target.picture(), frame);
    this.#target.onChange(smooth);
  }

  /** Forgets the fingers: another picture is shown. */
  end(): void {
    this.#pointers.clear();
  }

  readonly onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    this.zoom(Math.exp((-event.deltaY * lines) / 300), event.clientX, event.clientY, false);
  };

  readonly onDoubleClick = (event: MouseEvent) => {
    if (!isPicture(event)) return;
    this.zoom(this.#zoom.isZoomed ? 0 : DOUBLE, event.clientX, event.clientY);
  };

  readonly onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    if (!this.#pointers.size) {
      this.#gone = { x: 0, y: 0 };
      this.#pinched = false;
    }
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#zoom.isZoomed || event.pointerType !== 'mouse') capture(event);
  };

  readonly onMove = (event: PointerEvent) => {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const [dx, dy] = [now.x - before.x, now.y - before.y];
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    this.#gone = { x: this.#gone.x + dx, y: this.#gone.y + dy };
    if (other) {
      this.#pinched = true;
      const distance = (one: typeof now) => Math.hypot(one.x - other.x, one.y - other.y);
      this.zoom(distance(now) / Math.max(1, distance(before)), (now.x + other.x) / 2, (now.y + other.y) / 2, false);
    }
    if (this.#zoom.isZoomed) this.move(other ? dx / 2 : dx, other ? dy / 2 : dy, false);
  };

  readonly onUp = (event: PointerEvent) => {
    if (!this.#pointers.delete(event.pointerId) || this.#pointers.size || this.#pinched) return;
    const { x, y } = this.#gone;
    if (event.type === 'pointercancel' || this.#zoom.isZoomed) return;
    if (event.pointerType !== 'mouse' && Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) this.#target.onSwipe(x < 0 ? 1 : -1);
  };

  readonly onClick = (event: MouseEvent) => {
    if (!isPicture(event) && Math.hypot(this.#gone.x, this.#gone.y) < STILL && event.target === event.currentTarget) this.#target.onLeave();
  };
}

const isPicture = ({ target }: Event) => target instanceof HTMLImageElement;

function capture({ currentTarget, pointerId }: PointerEvent): void {
  try {
    (currentTarget as HTMLElement).setPointerCapture(pointerId);
  } catch {
    // it has gone already
  }
}
