/** The shape of a sound as bars. */

/** As many as are drawn. */
const BARS = 40;

/** Louder than nothing: a bar is to be seen (of 24). */
const LEAST = 2;

/** As many values as are drawn, each the loudest of its stretch. */
export function resample(waveform: readonly number[], count = BARS): number[] {
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * waveform.length) / count);
    const to = Math.max(from + 1, Math.floor(((index + 1) * waveform.length) / count));
    const stretch = waveform.slice(from, to).map((value) => (value >= 0 && value <= 1 ? value : 0));
    return Math.max(0, ...stretch);
  });
}

/** What an SVG path draws in a box of 160 x 24: one bar each 4 units; or, of a sound of no known shape, a line. */
export function shapeOf(waveform: readonly number[] | undefined): string {
  if (!waveform?.length) return 'M2 12H158';
  const values = resample(waveform);
  return values.map((value, index) => `M${index * 4 + 2} ${12 - half(value)}v${half(value) * 2}`).join('');
}

const half = (value: number) => Math.round((LEAST + value * (22 - LEAST)) * 5) / 10;
