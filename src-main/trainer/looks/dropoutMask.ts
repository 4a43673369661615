import type { LayerDefinition } from '@shared/catalog/define/layer'
import type { Tensor } from '@shared/catalog/define/tf'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { Standing } from '../inspect/rehearse'
import { createDraw } from '../program/draw'
import type { LookDefinition } from './defineLook'

/** Most numbers that a mask may have in a batch. */
const MOST = 2 ** 22

/** What the layer makes of a batch of ones with the draws of a step; a layer without weights. */
function maskOf({ network, program, clock, entry }: Standing, node: string, ahead: number): Tensor | undefined {
  const { tf, plan } = network
  const checked = plan.checked.nodes[node]
  const shape = checked?.inputs[0]?.shape
  if (checked?.item?.kind !== 'layer' || !shape) return undefined
  const rows = program.rowsOf(entry)
  if (rows * shape.reduce((a, b) => a * b, 1) > MOST) return undefined
  const x = tf.ones([rows, ...shape])
  const { forward } = checked.item as LayerDefinition
  const made = forward(tf, {
    ...{ x, inputs: [x], w: {}, p: checked.params as never },
    ctx: {
      training: true,
      rows,
      draw: createDraw(tf, plan.document.training.seed, node, clock + ahead),
      activate: (_activation, value) => value,
      assign: () => undefined,
      addLoss: () => undefined,
    },
  })
  return 'shape' in made ? (made as Tensor) : undefined
}

/** Which values a layer drops in a step to come. */
export const dropoutMask: LookDefinition<'dropoutMask'> = async (scene, { node, ahead, rows }) => {
  const { tf } = scene.network
  const taken = await scene.beforeStep((standing) => {
    const all = maskOf(standing, node, ahead)
    if (!all) return undefined
    const [batch = 0, ...rest] = all.shape
    const own = Math.min(rows, batch)
    const mask = tf.slice(all, [0, ...rest.map(() => 0)], [own, ...rest])
    const kept = tf.mean(tf.cast(tf.notEqual(all, 0), 'float32'))
    return { tensors: { mask, kept: tf.reshape(kept, [1]) }, batch, step: standing.clock + ahead }
  })
  if (!taken.ok) return taken
  if (!taken.value) return trainerFailure('layerUnknown', { node })
  const { tensors, batch, step } = taken.value
  const read = await scene.read(tensors)
  return read.ok ? ok({ mask: read.value.mask, kept: read.value.kept.values[0] ?? NaN, batch, step }) : read
}
