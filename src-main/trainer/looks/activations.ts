import type { Tensor } from '@shared/catalog/define/tf'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { passRows, throughRows, upstream } from '../inspect/throughRows'
import { portKey } from '../program/prepareData'
import type { LookDefinition } from './defineLook'

/** What comes out of a node. */
export const activations: LookDefinition<'activations'> = async ({ network: open, compute, read }, { node, rows }) => {
  const { tf, plan } = open
  const ports = Object.keys(plan.checked.nodes[node]?.outputs ?? {})
  const known = [...plan.datasets, ...plan.order, ...plan.shown].includes(node)
  if (!known || ports.length === 0) return trainerFailure('layerUnknown', { node })
  const nodes = upstream(open, [node])
  const fed = await throughRows(open, nodes, rows)
  if (!fed.ok) return fed
  const { count, facts, take, release } = fed.value
  try {
    const outputs = compute((now): Record<string, Tensor> => {
      const values = passRows(now, nodes, take(), count)
      return Object.fromEntries(ports.flatMap((port) => {
        const value = values[portKey(node, port)]
        return value ? [[port, tf.clone(value)]] : []
      })) // prettier-ignore
    })
    const told = await read(outputs)
    return told.ok ? ok({ outputs: told.value, ...facts }) : told
  } finally {
    release()
  }
}
