import { Matrix, SingularValueDecomposition } from 'ml-matrix'
import { afterAll, expect, it } from 'vitest'
import { dense, toChain } from '../trainer/toDocument'
import { removeFolders } from '../trainer/trainDocument'
import { lookAsker } from './lookAsker'

afterAll(removeFolders)

const asker = (units: number) =>
  lookAsker(
    toChain(
      { id: 'data', type: 'iris', params: { encoding: 'index' } },
      [dense(units, 'tanh'), dense(3, 'softmax')],
      { type: 'sparseCategoricalCrossentropy' },
      { epochs: 2, batchSize: 50 },
    ),
  )

it('an output of two numbers is told as it is', async () => {
  const ask = await asker(2)
  const found = await ask({ kind: 'hiddenSpace', node: 'layer0', rows: 40 })
  const told = await ask({ kind: 'activations', node: 'layer0', rows: { count: 40 } })
  expect(found).toMatchObject({ size: 2, width: 2, classes: told.classes })
  expect(found.shares).toBeUndefined()
  told.outputs['output']?.values.forEach((value, i) => expect(found.points[i]).toBeCloseTo(value, 3))
})

it('an output of more numbers is told by the components that a singular value decomposition finds', async () => {
  const ask = await asker(60)
  const found = await ask({ kind: 'hiddenSpace', node: 'layer0', rows: 80 })
  const told = await ask({ kind: 'activations', node: 'layer0', rows: { count: 80 } })
  const rows = new Matrix(80, 60)
  told.outputs['output']?.values.forEach((value, i) => rows.set(Math.floor(i / 60), i % 60, value))
  const decomposed = new SingularValueDecomposition(rows.center('column'))
  const variances = decomposed.diagonal.map((value) => value ** 2)
  const all = variances.reduce((a, b) => a + b)
  expect(found).toMatchObject({ size: 60, width: 3 })
  for (let component = 0; component < 3; component++) {
    expect(found.shares?.[component]).toBeCloseTo((variances[component] ?? NaN) / all, 4)
    const left = decomposed.leftSingularVectors.getColumn(component)
    const byHand = left.map((value) => value * (decomposed.diagonal[component] ?? NaN))
    const own = byHand.map((_, row) => found.points[row * 3 + component] ?? NaN)
    const sign = Math.sign(byHand.reduce((sum, value, i) => sum + value * (own[i] ?? 0), 0))
    byHand.forEach((value, i) => expect(own[i]).toBeCloseTo(sign * value, 2))
  }
})
