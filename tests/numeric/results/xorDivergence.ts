import { dot, shares, statesOf } from '../rules/binaryStates'
import type { Told } from '../trainer/trainDocument'
import { weightsOf } from './weightsOf'

/** Inputs and answer. */
const TABLE = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]] // prettier-ignore

/**
 * KL from the truth table of XOR, a quarter for each row, to the visible units of a trained Boltzmann machine, over all its states. `oneHot`: the
 * answer stands in two units.
 */
export async function xorDivergence(run: Told, machine: string, oneHot = false): Promise<number> {
  const weight = await weightsOf(run)
  const bias = weight(`${machine}/bias`)
  const units = bias.length
  const kernel = weight(`${machine}/kernel`)
  const links = Array.from({ length: units }, (_, i) => kernel.slice(units * i, units * (i + 1)))
  const states = statesOf(units)
  const each = shares(states.map((s) => dot(s, links.map((row) => dot(row, s))) / 2 + dot(s, bias))) // prettier-ignore
  const table = TABLE.map(([a, b, y]) => [a, b, ...(oneHot ? [1 - (y ?? 0), y] : [y])])
  return table.reduce((sum, row) => {
    const chance = each.reduce(
      (total, one, k) => total + (`${states[k]?.slice(0, row.length)}` === `${row}` ? one : 0),
      0,
    )
    return sum + 0.25 * Math.log(0.25 / chance)
  }, 0)
}
