/** The names that the build gives to what nobody outside reads: a, b, …, and with two letters when those are used up. */
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Most names of one letter. */
export const singles = letters.length;

/** @param {number} index */
export const shortName = (index) => (index < singles ? '' : shortName(Math.floor(index / singles) - 1)) + letters[index % singles];
