import { fail, ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { Given, InferenceGraph } from '../../export/graph/InferenceGraph'
import { createNames, toKerasName } from '../../export/keras/kerasNames'
import type { OpenNetwork } from '../session/openNetwork'
import { toTrainerProblem } from '../toTrainerProblem'
import { mergePasses } from './tracing/mergePasses'
import { runPass } from './tracing/runPass'
import { simplify } from './tracing/simplify'

/** Rows of the two passes that are compared: what grows with them is told by it. */
const ROWS = [2, 3] as const

/** Names of what goes in and comes out, each once: the node's own, or what stands for it. */
function nameEnds(
  { plan }: OpenNetwork,
  graph: Pick<InferenceGraph, 'given'>,
  outputs: readonly Omit<InferenceGraph['outputs'][number], 'name'>[],
): Pick<InferenceGraph, 'given' | 'outputs'> {
  const nameFor = createNames()
  const titleOf = (node: string): string => plan.checked.nodes[node]?.node.name ?? node
  const typeOf = (node: string): string => plan.checked.nodes[node]?.node.type ?? node
  const given = Object.entries(graph.given).map(([id, one]): readonly [string, Given] => {
    if (one.kind !== 'input') return [id, one]
    const wishes = [titleOf(one.node), typeOf(one.node)].map(toKerasName).filter((name) => name !== '')
    return [id, { ...one, name: nameFor(...wishes.map((name) => `${name}_${one.port}`), `data_${one.port}`) }]
  })
  const named = outputs.map((output) => ({ ...output, name: nameFor(titleOf(output.node), output.node, typeOf(output.node)) })) // prettier-ignore
  return { given: Object.fromEntries(given), outputs: named }
}

/**
 * Records a pass through a network as operations on tensors, for any number of rows: what the engine does for two rows and for three, made
 * one. Refused where a layer draws at random though nothing is learned, and where it does for three rows what cannot be told from two.
 */
export async function trace(open: OpenNetwork): Promise<Result<InferenceGraph>> {
  const titleOf = (node: string): string => open.plan.checked.nodes[node]?.node.name ?? node
  const passes: ReturnType<typeof runPass>[] = []
  try {
    for (const rows of ROWS) passes.push(runPass(open, rows))
    const [first, second] = passes as [(typeof passes)[number], (typeof passes)[number]]
    if (first.draws !== undefined) return trainerFailure('passDraws', { node: titleOf(first.draws) })
    const merged = mergePasses(first, second)
    if (!merged.ok) return trainerFailure('passDiffers', { node: titleOf(merged.error.node) })
    const made = await simplify(merged.value)
    if (!made.ok) return trainerFailure('passDiffers', { node: titleOf(made.error.node) })
    const { values, operations } = made.value
    const outputs = made.value.outputs.map((value, i) => {
      const { node = '', port = '' } = first.outputs[i] ?? {}
      return { value, node, port }
    })
    const name = toKerasName(open.plan.document.title) || 'network'
    return ok({ name, values, operations, ...nameEnds(open, made.value, outputs) })
  } catch (error) {
    return fail(toTrainerProblem(error))
  } finally {
    for (const { recorder } of passes) recorder.release()
  }
}
