import { tf, type Tensor } from './cpu'
import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { chosen } from '@shared/catalog/chosen'
import { BACKENDS } from '@shared/training/runEvent'
import type { JsonValue } from '@shared/graph/document'
import { onBackend } from '../onBackend'
import { expectClose, expectSameObject, readGolden, toTensor, type GoldenObject, type GoldenTensor } from './golden'

interface RuleCase {
  readonly name: string
  readonly item: string
  readonly params: Readonly<Record<string, JsonValue>>
  readonly keras: GoldenObject
  readonly weight: GoldenTensor
}
interface RegularizerCase extends RuleCase {
  readonly penalty: GoldenTensor
  readonly gradient: GoldenTensor
}
interface ConstraintCase extends RuleCase {
  readonly rank: number
  readonly bounded: GoldenTensor
}
const regularizers = readGolden<RegularizerCase>('regularizers')
const constraints = readGolden<ConstraintCase>('constraints')

test.each([
  ['regularizers', regularizers],
  ['constraints', constraints],
] as const)('all %s are compared with Keras', (kind, cases) => {
  expect([...new Set(cases.map(({ item }) => item))].sort()).toEqual([...catalog[kind].keys()].sort())
})

describe.each(BACKENDS)('what is asked of weights is what Keras asks, on %s', (backend) => {
  onBackend(backend)

  test.each(regularizers.map((golden) => [golden.name, golden] as const))('%s', async (_name, golden) => {
    const rule = chosen('regularizer', { type: golden.item, params: golden.params })
    if (!rule) throw new Error(`No regularizer ${golden.item}`)
    expect(rule.problems).toEqual([])
    const penalty = (weight: Tensor): Tensor => rule.item.penalty(tf, weight, rule.params)
    const weight = toTensor(golden.weight)
    await expectClose(penalty(weight), golden.penalty, 'penalty')
    await expectClose(tf.grad(penalty)(weight), golden.gradient, 'gradient')
    expectSameObject(rule.item.keras(rule.params), golden.keras)
  })

  test.each(constraints.map((golden) => [golden.name, golden] as const))('%s', async (_name, golden) => {
    const rule = chosen('constraint', { type: golden.item, params: golden.params })
    if (!rule) throw new Error(`No constraint ${golden.item}`)
    expect(rule.problems).toEqual([])
    await expectClose(rule.item.apply(tf, toTensor(golden.weight), rule.params), golden.bounded, 'weight')
    expectSameObject(rule.item.keras(rule.params, golden.rank), golden.keras)
  })
})
