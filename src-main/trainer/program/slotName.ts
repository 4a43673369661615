/** Name of the cell with what the optimizer of a turn, by the numbers of its phase and its own, remembers of a weight. */
export const slotName = (phase: number, turn: number, slot: string, node: string, weight: string): string =>
  `slot:${phase}.${turn}:${slot}:${node}/${weight}`
