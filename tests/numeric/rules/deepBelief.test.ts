import { afterAll, describe, expect, it } from 'vitest'
import { checkGraph } from '../../../shared/compile/checkGraph'
import { nativeMissing } from '../engine/native'
import { removeFolders, trainDocument } from '../trainer/trainDocument'
import { deepBelief } from './deepBelief'

afterAll(removeFolders)

const LONG = process.env['NEUROLOOM_LONG'] === '1'

it.each([true, false])('nothing is wrong with a deep belief network, pretrained: %s', (pretrained) => {
  expect(checkGraph(deepBelief(1, pretrained)).diagnostics).toEqual([])
})

describe('1,000 labels and 10,000 digits', () => {
  it('pretrained greedily it beats the same network from random weights, for each of five seeds', { timeout: 1_800_000 }, async (context) => {
    context.skip(!LONG, 'it trains ten networks: NEUROLOOM_LONG=1')
    context.skip(Boolean(nativeMissing), nativeMissing)
    const accuracy = async (seed: number, pretrained: boolean): Promise<number> =>
      (await trainDocument(deepBelief(seed, pretrained), { backend: 'tensorflow' })).finished.test['test/accuracy/loss'] ?? NaN
    for (const seed of [1, 2, 3, 4, 5]) {
      const [pretrained, random] = [await accuracy(seed, true), await accuracy(seed, false)]
      console.log(`seed ${seed}: ${pretrained.toFixed(4)} pretrained, ${random.toFixed(4)} from random weights`)
      expect(pretrained).toBeGreaterThan(random)
    }
  })
}) // prettier-ignore
