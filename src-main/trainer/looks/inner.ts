import type { Tensor } from '@shared/catalog/define/tf'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { throughRows, upstream } from '../inspect/throughRows'
import { inference } from '../program/createNetwork'
import { portKey } from '../program/prepareData'
import type { LookDefinition } from './defineLook'

/** What goes on inside a layer. */
export const inner: LookDefinition<'inner'> = async ({ network: open, compute, read }, { node, row }) => {
  const { tf, plan } = open
  const checked = plan.checked.nodes[node]
  if (!checked || ![...plan.order, ...plan.shown].includes(node)) return trainerFailure('layerUnknown', { node })
  const nodes = upstream(open, [node])
  const fed = await throughRows(open, nodes, { from: row, count: 1 })
  if (!fed.ok) return fed
  const { count, facts, take, release } = fed.value
  try {
    const told = await read(
      compute(({ network }): Record<string, Tensor> => {
        const mode = { ...inference(tf, plan), rows: count, nodes }
        const [values = {}] = network.forward([take()], mode).values
        const going = Object.entries(network.inner(node, values, mode))
        const entered = checked.incoming.flatMap(({ source }, i) => {
          const value = values[portKey(source.node, source.port)]
          return value ? [[`entered/${i}`, tf.clone(value)] as const] : []
        })
        return Object.fromEntries([...going.map(([name, value]) => [`inner/${name}`, value] as const), ...entered])
      }),
    )
    if (!told.ok) return told
    const part = (kind: string) =>
      Object.entries(told.value).flatMap(([name, value]) =>
        name.startsWith(kind) ? [[name.slice(kind.length), value] as const] : [],
      )
    return ok({
      inner: Object.fromEntries(part('inner/')),
      entered: part('entered/').map(([, value]) => value),
      ...facts,
    })
  } finally {
    release()
  }
}
