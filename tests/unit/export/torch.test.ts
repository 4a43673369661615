import { expect, test } from 'vitest'
import { torchExporter } from '../../../src-main/export/torch/torchExporter'
import { template, templates } from '../../support/documents'

/** Templates that are not written for PyTorch, and why: `layerNotInFormat` names the layer, `taughtByRule` the rule. */
const REFUSED: Readonly<Record<string, string>> = {
  annealing: 'taughtByRule: annealing',
  bamPairs: 'taughtByRule: bamStorage',
  binaryModel: 'taughtByRule: hopfieldStorage',
  boltzmann: 'taughtByRule: boltzmannLearning',
  cellularNet: 'layerNotInFormat: cellular',
  competitive: 'taughtByRule: wta',
  dbn: 'taughtByRule: contrastiveDivergence',
  echoState: 'taughtByRule: leastSquares',
  extremeLearning: 'taughtByRule: leastSquares',
  hamming: 'taughtByRule: storePatterns',
  hebb: 'taughtByRule: hebb',
  hopfieldLetters: 'taughtByRule: hopfieldStorage',
  kohonenMap: 'taughtByRule: som',
  liquidState: 'taughtByRule: leastSquares',
  lvqIris: 'taughtByRule: lvq1',
  markovChain: 'taughtByRule: countTransitions',
  mazeQLearning: 'taughtByRule: qLearning',
  ntmCopy: 'layerNotInFormat: ntm',
  outstar: 'taughtByRule: outstarRule',
  perceptronGates: 'taughtByRule: perceptronRule',
  perceptronXor: 'taughtByRule: perceptronRule',
  rbfNet: 'taughtByRule: leastSquares',
  rbmDigits: 'taughtByRule: contrastiveDivergence',
  reluByHand: 'layerNotInFormat: split',
  sentimentLstm: 'layerNotInFormat: embedding',
  winnow: 'taughtByRule: winnow',
}

test('every template is written for PyTorch, or refused for a reason that is told', async () => {
  const refused: Record<string, string> = {}
  for (const { id } of templates) {
    const made = await torchExporter.write({ document: template(id) } as never)
    if (!made.ok) {
      const { code, values = {} } = made.error
      refused[id] = `${code}: ${values['type'] ?? values['layer'] ?? values['loss'] ?? ''}`
      continue
    }
    const script = String(made.value.files[0]?.content)
    const long = script
      .split('\n')
      .filter((line) => line.length > 100 && !/#|words = /.test(line) && !line.includes('"""'))
    expect([id, long]).toEqual([id, []])
    expect([id, /undefined|NaN|\[object/.test(script)]).toEqual([id, false])
  }
  expect(refused).toEqual(REFUSED)
})
