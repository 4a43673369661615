const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A short id of 12 characters (60 bits) from a source of numbers on [0, 1). */
export const createId = (random: () => number = Math.random): string =>
  Array.from({ length: 12 }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('')

/** Makes ids for what a command adds. */
export type NewId = () => string
