/** Where an arrow key leads in the picker's grids, which stand one below the other. */

export interface Position {
  readonly group: number;
  readonly index: number;
}

/**
 * @param sizes how many there are in each group
 * @param direction of the key, in the order of reading: 0 where it is none of left and right
 * @returns where it leads; `before` the first row; `undefined` where the key leads nowhere
 */
export function step(sizes: readonly number[], columns: number, { group, index }: Position, key: string, direction: -1 | 0 | 1): Position | 'before' | undefined {
  const size = sizes[group] ?? 0;
  const column = index % columns;
  const last = (of: number) => Math.max(0, (sizes[of] ?? 1) - 1);
  if (direction) {
    const next = index + direction;
    if (next >= 0 && next < size) return { group, index: next };
    const other = group + direction;
    if (sizes[other] === undefined) return { group, index };
    return { group: other, index: direction > 0 ? 0 : last(other) };
  }
  switch (key) {
    case 'ArrowDown':
      if (index + columns < size) return { group, index: index + columns };
      // In a last row that is shorter, there still is one below.
      if (Math.floor(index / columns) < Math.floor((size - 1) / columns)) return { group, index: size - 1 };
      return sizes[group + 1] === undefined ? { group, index } : { group: group + 1, index: Math.min(column, last(group + 1)) };
    case 'ArrowUp': {
      if (index >= columns) return { group, index: index - columns };
      if (group === 0) return 'before';
      const above = last(group - 1);
      return { group: group - 1, index: Math.min(above, above - (above % columns) + column) };
    }
    case 'Home':
      return { group, index: index - column };
    case 'End':
      return { group, index: Math.min(index - column + columns, size) - 1 };
    case 'PageDown':
      return { group: Math.min(group + 1, sizes.length - 1), index: 0 };
    case 'PageUp':
      return { group: Math.max(group - 1, 0), index: 0 };
    default:
      return undefined;
  }
}
