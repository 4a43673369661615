import { expect, test } from 'vitest'
import { pythonExporter } from '../../../src-main/export/python/pythonExporter'
import { template, templates } from '../../support/documents'

/** Templates that are not written for Keras: layers that are taught by rules of their own. */
const REFUSED: Readonly<Record<string, string>> = {
  annealing: 'annealing',
  bamPairs: 'bamStorage',
  binaryModel: 'hopfieldStorage',
  boltzmann: 'boltzmannLearning',
  competitive: 'wta',
  dbn: 'contrastiveDivergence',
  echoState: 'leastSquares',
  extremeLearning: 'leastSquares',
  hamming: 'storePatterns',
  hebb: 'hebb',
  hopfieldLetters: 'hopfieldStorage',
  kohonenMap: 'som',
  liquidState: 'leastSquares',
  lvqIris: 'lvq1',
  markovChain: 'countTransitions',
  mazeQLearning: 'qLearning',
  outstar: 'outstarRule',
  perceptronGates: 'perceptronRule',
  perceptronXor: 'perceptronRule',
  rbfNet: 'leastSquares',
  rbmDigits: 'contrastiveDivergence',
  winnow: 'winnow',
}

test('every template is written for Keras, except those that rules of their own teach', async () => {
  const refused: Record<string, string> = {}
  for (const { id } of templates) {
    const made = await pythonExporter.write({ document: template(id) } as never)
    if (!made.ok) {
      expect([id, made.error.code]).toEqual([id, 'taughtByRule'])
      refused[id] = String(made.error.values?.['type'])
      continue
    }
    const script = String(made.value.files[0]?.content)
    const long = script.split('\n').filter((line) => line.length > 100 && !/#|words = |"""/.test(line))
    expect([id, long]).toEqual([id, []])
    expect([id, /undefined|NaN|\[object/.test(script)]).toEqual([id, false])
  }
  expect(refused).toEqual(REFUSED)
})
