/** One plays at a time, of all that is on the page. */

let playing: HTMLMediaElement | undefined;

/** It has begun to play. */
export function plays(element: HTMLMediaElement): void {
  if (playing !== element) playing?.pause();
  playing = element;
}

/** It has gone. */
export function isGone(element: HTMLMediaElement | undefined): void {
  element?.pause();
  if (playing === element) playing = undefined;
}
