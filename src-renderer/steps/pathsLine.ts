import { gradient, type Line } from '@shared/catalog/define/arithmetic'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { RehearsedBatch } from '@shared/ipc/rehearsal'
import { nodeArithmetic, rowOf } from './nodeArithmetic'

/** How far the sum of the paths may lie from what was computed, relative. */
const CLOSE = 1e-3

/**
 * The gradient at a number of a node's output as the sum over the paths that lead on from there; `undefined`: one path leads on, or of one it is
 * not known what comes along it.
 */
export function pathsLine(checked: CheckedGraph, batch: RehearsedBatch, id: string, at: number): Line | undefined {
  const [port = '', seen] = Object.entries(batch.values[id] ?? {})[0] ?? []
  const came = rowOf(seen?.gradient, 0)?.values?.[at]
  if (came === undefined || batch.rows > 1) return undefined
  const parts = Object.values(checked.nodes).flatMap((node) =>
    node.incoming.flatMap(({ source }, input) =>
      source.node === id && source.port === port ? [nodeArithmetic(node, batch, 0, 0).onward?.(input, at)] : [],
    ),
  )
  const known = parts.filter((part) => part !== undefined)
  const sum = known.reduce((total, part) => total + part, 0)
  if (known.length < 2 || known.length < parts.length || Math.abs(sum - came) > CLOSE * (1 + Math.abs(came))) return undefined // prettier-ignore
  return ['∂L/∂y = ', ...known.flatMap((part, i) => [...(i > 0 ? [' + '] : []), gradient(part)]), ' = ', gradient(came)]
}
