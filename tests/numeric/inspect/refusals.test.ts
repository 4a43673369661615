import { beforeAll, describe, expect, it } from 'vitest'
import dense from '@shared/catalog/layers/dense'
import type { ForwardArgs, LayerDefinition } from '@shared/catalog/define/layer'
import { parseParams } from '@shared/catalog/define/params'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { recordLayer } from '../../support/recordLayer'
import { tf } from '../catalog/cpu'

/** A layer that computes so. */
const layerOf = (forward: (tf: Tf, args: ForwardArgs<never>) => Tensor) => ({
  item: { ...(dense as unknown as LayerDefinition), forward, weights: () => ({}) } as LayerDefinition,
  params: parseParams(dense.params, {}).params as never,
  inputs: [[2]],
})

beforeAll(() => tf.setBackend('cpu'))

describe('what cannot be told for any number of rows', () => {
  it.each<[string, (tf: Tf, args: ForwardArgs<never>) => Tensor]>([
    ['a share of the rows', (tf, { x, ctx }) => tf.mul(x, 1 / ctx.rows)],
    ['something done once for each row', (tf, { x, ctx }) => tf.addN(Array.from({ length: ctx.rows }, () => x))],
    [
      'numbers that JavaScript makes for each row',
      (tf, { x, ctx }) =>
        tf.add(
          x,
          tf.tensor(
            Array.from({ length: ctx.rows }, (_, i) => i * i),
            [ctx.rows, 1],
          ),
        ),
    ],
    ['another operation for more rows', (tf, { x, ctx }) => (ctx.rows > 2 ? tf.sin(x) : tf.cos(x))],
    ['one row less than there are', (tf, { x, ctx }) => tf.slice(x, [0, 0], [ctx.rows - 1, 2])],
  ])('%s is refused with the node that does it', async (_what, forward) => {
    expect(await recordLayer(tf, layerOf(forward))).toEqual({ ok: false, error: { node: 'layer' } })
  })

  it('is not what every row has alike, its number, or a fill', async () => {
    const forward = (tf: Tf, { x, ctx }: ForwardArgs<never>): Tensor => {
      const { rows } = ctx
      const numbers = tf.tensor(Array.from({ length: rows }, (_, i) => i), [rows, 1]) // prettier-ignore
      const alike = tf.tensor(Array.from({ length: rows }, () => [1, 2]).flat(), [rows, 2])
      return tf.add(tf.add(x, tf.zeros([rows, 2])), tf.mul(numbers, alike))
    }
    const found = await recordLayer(tf, layerOf(forward))
    const kernels = found?.ok ? found.value.operations.map(({ kernel }) => kernel) : []
    expect(kernels).toEqual(['Fill', 'Add', 'Range', 'Reshape', 'Tile', 'Multiply', 'Add'])
  })
})
