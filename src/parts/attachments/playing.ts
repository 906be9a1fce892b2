/** One plays at a time, of all that is on the page. */

let playing: HTMLMediaElement | undefined;

/** One has begun to play: listens for `play`. */
export function plays({ currentTarget }: Event): void {
  const element = currentTarget as HTMLMediaElement;
  if (playing !== element) playing?.pause();
  playing = element;
}

/** It has gone. */
export function isGone(element: HTMLMediaElement | null | undefined): void {
  element?.pause();
  if (playing === element) playing = undefined;
}
