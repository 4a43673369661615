/** The class that stands for nothing. */
const BLANK = 0

/**
 * What the likeliest class of every moment spells: repeats count once, blanks (class 0) not at all (A. Graves and others, 2006).
 *
 * @param scores Moment after moment, one score or probability a class.
 */
export function spellBestPath(scores: ArrayLike<number>, classes: number): number[] {
  const spelled: number[] = []
  let before = BLANK
  for (let from = 0; from + classes <= scores.length; from += classes) {
    let best = 0
    for (let i = 1; i < classes; i++) if ((scores[from + i] ?? 0) > (scores[from + best] ?? 0)) best = i
    if (best !== BLANK && best !== before) spelled.push(best)
    before = best
  }
  return spelled
}
