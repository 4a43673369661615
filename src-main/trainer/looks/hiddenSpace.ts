import { sizeOf } from '@shared/catalog/define/tensorType'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { passRows, throughRows, upstream } from '../inspect/throughRows'
import { portKey } from '../program/prepareData'
import type { LookDefinition } from './defineLook'
import { principalComponents } from './principalComponents'
import { roundTo } from './roundTo'

/** Numbers that go through the network's widest place at once stay below this. */
const MOST_HELD = 2 ** 24

/** What comes out of a node for many rows, as points of few numbers. */
export const hiddenSpace: LookDefinition<'hiddenSpace'> = async ({ network: open, compute, read }, question) => {
  const { tf, plan } = open
  const { node, keep } = question
  const [port, type] = Object.entries(plan.checked.nodes[node]?.outputs ?? {})[0] ?? []
  if (port === undefined || !type || ![...plan.order, ...plan.shown].includes(node))
    return trainerFailure('layerUnknown', { node })
  const size = sizeOf(type.shape)
  const nodes = upstream(open, [node])
  const widest = [...nodes].reduce(
    (most, id) =>
      Math.max(most, ...Object.values(plan.checked.nodes[id]?.outputs ?? {}).map(({ shape }) => sizeOf(shape))),
    1,
  )
  const most = Math.max(2, Math.floor(MOST_HELD / widest))
  const fed = await throughRows(open, nodes, { from: 0, count: Math.min(question.rows, most) })
  if (!fed.ok) return fed
  const { count, facts, take, release } = fed.value
  const plain = size <= keep
  try {
    const told = await read(
      compute((now) => {
        const values = passRows(now, nodes, take(), count)
        const rows = tf.cast(
          tf.reshape(values[portKey(node, port)] ?? tf.zeros([count, size]), [count, size]),
          'float32',
        )
        if (plain) return { values: rows }
        const centered = tf.sub(rows, tf.mean(rows, 0, true))
        return { values: tf.matMul(centered, centered, false, true) }
      }),
    )
    if (!told.ok) return told
    const { values } = told.value.values
    const classes = facts.classes && { classes: facts.classes }
    if (plain) return ok({ size, width: size, points: values.map((value) => roundTo(value)), ...classes })
    const { scores, shares } = compute(() => principalComponents(values, count, keep))
    const width = scores[0]?.length ?? 0
    return ok({ size, width, points: scores.flatMap((row) => row.map((value) => roundTo(value))), shares, ...classes })
  } finally {
    release()
  }
}
