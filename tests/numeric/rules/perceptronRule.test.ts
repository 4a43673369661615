import { afterAll, describe, expect, it } from 'vitest'
import { removeFolders } from '../trainer/trainDocument'
import { ruleDocument, trainRule } from './trainRule'

afterAll(removeFolders)

const gate = (gate: string, values = 'binary') => ({ type: 'logicGate', params: { gate, values, encoding: 'signed' } })
const perceptron = (useBias = true) => ({ type: 'perceptron', params: { useBias } })
const rule = (learningRate = 1) => ({ type: 'perceptronRule', params: { learningRate } })

describe('the perceptron rule, from zero, rows in their order', () => {
  it.each([
    ['and', 1, 6, [4, 2], -6],
    ['or', 1, 4, [2, 2], -2],
    ['and', 0.5, 6, [2, 1], -3],
    ['or', 0.25, 4, [0.5, 0.5], -0.5],
  ])(
    '%s with a rate of %d has no mistake in epoch %d, and W and b of the lecture',
    async (name, rate, epochs, w, b) => {
      const { run, weight } = await trainRule(ruleDocument([gate(name), perceptron(), rule(rate)], { epochs }))
      expect(weight('layer/kernel')).toEqual(w)
      expect(weight('layer/bias')).toEqual([b])
      const mistakes = run.curve('train/mistakes').values
      expect(mistakes).toHaveLength(epochs)
      expect(mistakes.findIndex((count) => count === 0)).toBe(epochs - 1)
    },
  )

  it('±1-XOR without a bias goes in a circle for ever', async () => {
    const document = ruleDocument([gate('xor', 'signed'), perceptron(false), rule()], { epochs: 3 })
    const { run, weight } = await trainRule(document)
    expect(new Set(run.curve('train/mistakes').values)).toEqual(new Set([2]))
    expect(
      weight('layer/kernel')
        .map(Math.abs)
        .every((w) => w <= 2),
    ).toBe(true)
  })
})
