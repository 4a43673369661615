/** Kinds of files that are no network, as browsers tell them; a kind that nobody knows is empty. */
const FOREIGN = /^(image|audio|video|font)\/|^text\/(?!json)|^application\/pdf$/

/** Whether all of these kinds are those of files that can be neither opened nor imported. */
export const isForeignKind = (kinds: readonly string[]): boolean =>
  kinds.length > 0 && kinds.every((kind) => FOREIGN.test(kind))
