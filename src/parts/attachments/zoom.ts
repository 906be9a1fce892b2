/** How a picture is enlarged and moved in its frame: numbers alone. */

const MOST = 8;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export class Zoom {
  /** 1: all of it is to be seen. */
  scale = 1;
  /** px from the middle. */
  x = 0;
  y = 0;

  get isZoomed(): boolean {
    return this.scale > 1.001;
  }

  reset(): void {
    this.scale = 1;
    this.x = this.y = 0;
  }

  /**
   * Enlarges by a factor; what is at a point stays there.
   * @param x px from the middle of the frame
   * @param picture as it is at scale 1
   */
  by(factor: number, x: number, y: number, picture: Size, frame: Size): void {
    const scale = Math.min(MOST, Math.max(1, this.scale * factor));
    const grown = scale / this.scale;
    this.x = x - (x - this.x) * grown;
    this.y = y - (y - this.y) * grown;
    this.scale = scale;
    this.move(0, 0, picture, frame);
  }

  /** Moves it, but none of its edges into the frame where it is larger than that. */
  move(dx: number, dy: number, picture: Size, frame: Size): void {
    const within = (value: number, length: number, room: number) => {
      const most = Math.max(0, (length * this.scale - room) / 2);
      return Math.min(most, Math.max(-most, value));
    };
    this.x = within(this.x + dx, picture.width, frame.width);
    this.y = within(this.y + dy, picture.height, frame.height);
  }
}
