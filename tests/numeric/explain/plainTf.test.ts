import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { chosen } from '@shared/catalog/chosen'
import { valuesByPort } from '@shared/catalog/define/layer'
import { parseParams } from '@shared/catalog/define/params'
import type { Draw, Tensor } from '@shared/catalog/define/tf'
import type { JsonValue } from '@shared/graph/document'
import { PlainTensor } from '../../../src-renderer/explain/plain/PlainTensor'
import { plainTf } from '../../../src-renderer/explain/plain/plainTf'
import { readGolden, type GoldenTensor } from '../catalog/golden'

interface Case {
  readonly name: string
  readonly item: string
  readonly params: Readonly<Record<string, JsonValue>>
  readonly training: boolean
  readonly inputs: readonly GoldenTensor[]
  readonly x: GoldenTensor
  readonly masks?: readonly (GoldenTensor | null)[]
  readonly weights: Readonly<Record<string, GoldenTensor>>
  readonly output: GoldenTensor
  readonly draws?: readonly { readonly tensor: GoldenTensor }[]
}

const plain = ({ shape, values, dtype }: GoldenTensor): Tensor =>
  new PlainTensor([...shape], values, dtype) as unknown as Tensor

function expectNear(made: Tensor, { shape, values }: GoldenTensor): void {
  const found = (made as unknown as PlainTensor).values
  expect(made.shape).toEqual(shape)
  const largest = Math.max(...values.map(Math.abs))
  values.forEach((value, i) => {
    const error = Math.abs((found[i] ?? NaN) - value)
    if (!(error <= 2e-5 * Math.abs(value) + 2e-6 * largest + 1e-12))
      expect.fail(`Number ${i} is ${found[i]}, Keras has ${value}`)
  })
}

const few = <T extends { readonly output: GoldenTensor }>(cases: readonly T[]): readonly T[] =>
  cases.filter(({ output }) => output.values.length <= 4000)

describe('plain operations give what Keras gave', () => {
  test.each(few(readGolden<Case>('layers')).map((golden) => [golden.name, golden] as const))(
    'layer %s',
    (_, golden) => {
      const item = catalog.layers.get(golden.item)
      if (!item) throw new Error(golden.item)
      const { params } = parseParams(item.params, golden.params)
      const left = [...(golden.draws ?? [])]
      const take = (): Tensor => plain((left.shift() as { tensor: GoldenTensor }).tensor)
      const shaped = (shape: readonly number[]): Tensor => plainTf.reshape(take(), [...shape])
      const draw: Draw = { uniform: shaped, normal: shaped, int: shaped }
      const inputs = golden.inputs.map(plain)
      const made = item.forward(plainTf, {
        x: inputs[0] as Tensor,
        inputs,
        masks: (golden.masks ?? []).map((mask) => (mask ? plain(mask) : undefined)),
        w: Object.fromEntries(Object.entries(golden.weights).map(([name, weight]) => [name, plain(weight)])),
        p: params,
        ctx: {
          training: golden.training,
          draw,
          activate: (value, x) => {
            const found = chosen('activation', value)
            return found ? found.item.apply(plainTf, x, found.params) : x
          },
          rows: 1,
          assign: () => undefined,
          addLoss: () => undefined,
        },
      })
      expectNear(valuesByPort(plainTf, item, made)['output'] as Tensor, golden.output)
    },
  )
  test.each(readGolden<Case>('activations').map((golden) => [golden.name, golden] as const))(
    'activation %s',
    (_, golden) => {
      const item = catalog.activations.get(golden.item)
      const { params } = parseParams(item?.params ?? {}, golden.params)
      expectNear(item?.apply(plainTf, plain(golden.x), params) as Tensor, golden.output)
    },
  )
})
