/** One message of a written conversation. */
export interface Line {
  /** Localpart of the sender. */
  from: string;
  text: string;
  /** Minutes since the line before. Default 2. */
  after?: number;
  /** Reactions: key, and who made them. */
  reactions?: Record<string, string[]>;
  /** How many lines further up the message stands that this one replies to. */
  repliesTo?: number;
  /** What it said before it was edited. */
  before?: string;
  deleted?: boolean;
  mentions?: string[];
}

/** Reads `name: text` lines; a line without a name goes on with the message above. */
export function lines(script: string): Line[] {
  const result: Line[] = [];
  for (const row of script.trim().split('\n')) {
    const match = /^\s*(alice|bob|carol|dan|erin): (.*)$/.exec(row);
    const last = result.at(-1);
    if (match?.[1] && match[2] !== undefined) result.push({ from: match[1], text: match[2] });
    else if (last) last.text += `\n${row.trim()}`;
  }
  return result;
}

/** A small deterministic generator of numbers in [0, 1): mulberry32. */
export function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
