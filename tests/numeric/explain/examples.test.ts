import { describe, expect, it, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { Tensor } from '@shared/catalog/define/tf'
import { tinyParams } from '../../../src-renderer/explain/examples/tinyParams'
import { firstValues, type Example, type Values } from '../../../src-renderer/explain/examples/Example'
import { computeExample, exampleOf } from '../../../src-renderer/explain/examples/exampleOf'
import type { AnyItem } from '../../../src-renderer/explain/explained'
import { tf } from '../catalog/cpu'

const items = Object.entries(catalog).flatMap(([kind, of]) =>
  [...(of as ReadonlyMap<string, AnyItem>).values()].flatMap((item) => {
    const example = exampleOf(item)
    return example ? [[`${kind}/${item.id}`, item, example] as const] : []
  }),
)

/** The same numbers a little moved, but for whole ones and states, which are what they are. */
const moved = ({ fields }: Example): Values =>
  Object.fromEntries(
    fields.map(({ id, values, below }) => [
      id,
      values.map((value, i) => (below !== undefined || Number.isInteger(value) ? value : value + 0.0625 * (i + 1))),
    ]),
  )

function expectSame(example: Example, values: Values, seed: number): void {
  const plain = computeExample(example, values, seed)
  const real = tf.tidy(() =>
    example.compute(tf, values, seed).map(({ tensor }) => ({ shape: tensor.shape, values: [...tensor.dataSync()] })),
  )
  expect(plain.map(({ tensor }) => tensor.shape)).toEqual(real.map(({ shape }) => shape))
  plain.forEach(({ tensor, name }, i) => {
    const largest = Math.max(...tensor.values.map(Math.abs))
    tensor.values.forEach((value, k) => {
      const told = real[i]?.values[k] ?? NaN
      const error = Math.abs(value - told)
      if (!(error <= 2e-4 * (Math.abs(told) + 0.05 * largest + 1e-3)))
        expect.fail(`${name.name}[${k}] is ${value}, the engine has ${told}`)
    })
  })
}

describe('an example comes to what the engine computes', () => {
  test.each(items)('%s', (_, _item, example) => {
    expectSame(example, firstValues(example), 1)
    expectSame(example, firstValues(example), 7)
    expectSame(example, moved(example), 2)
  })
})

describe('the slope of a loss is the engine’s gradient', () => {
  const losses = items.filter(
    ([name, item]) => name.startsWith('losses/') && !(item as LossDefinition).shownOnly && !item.example?.slopeless,
  )
  test.each(losses)('%s', (_, item, example) => {
    const loss = item as LossDefinition
    const values = firstValues(example)
    const [first, second] = example.fields.map(({ id, shape, below }) =>
      tf.tensor([...(values[id] ?? [])], [1, ...shape], below === undefined ? 'float32' : 'int32'),
    )
    const of = (prediction: Tensor): Tensor =>
      loss.loss(tf, { prediction, target: second ?? prediction, p: tinyParams(loss) as never }) // prettier-ignore
    const gradient = [
      ...tf
        .grad((x: Tensor) => tf.sum(of(x)))(first as Tensor)
        .dataSync(),
    ]
    const told = computeExample(example, values, 1)[1]?.tensor.values ?? []
    // An absolute value has no slope where it is 0; no example begins there.
    told.forEach((slope, i) => expect(slope).toBeCloseTo(gradient[i] ?? NaN, 3))
  })
  it('is told for nearly all losses', () => expect(losses.length).toBeGreaterThan(20))
})
