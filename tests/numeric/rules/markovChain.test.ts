import { afterAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../results/networkOf'
import { removeFolders } from '../trainer/trainDocument'
import { ruleDocument, trainRule } from './trainRule'

afterAll(removeFolders)

const TRUE = [0.7, 0.2, 0.1, 0.3, 0.4, 0.3, 0.15, 0.5, 0.35]
const chain = (samples: number, smoothing: number, steps = 1) =>
  ruleDocument(
    [
      { type: 'weatherChain', params: { samples } },
      { type: 'markovChain', params: { steps } },
      { type: 'countTransitions', params: { smoothing } },
    ],
    { batchSize: 32, epochs: 2, shuffle: true },
  )

describe('a Markov chain', () => {
  it.each([0, 1, 2.5])('has the shares of the pairs that were counted, each count with %d more', async (smoothing) => {
    const { run, weight } = await trainRule(chain(200, smoothing))
    const [now, next] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
    const counts = [0, 1, 2].map((from) =>
      [0, 1, 2].map((to) => now.filter((row, i) => row[from] === 1 && next[i]?.[to] === 1).length + smoothing),
    )
    const shares = counts.flatMap((row) => row.map((count) => count / row.reduce((a, b) => a + b)))
    weight('layer/transitions').forEach((share, i) => expect(share).toBeCloseTo(shares[i] ?? Number.NaN, 5))
  })

  it('counts single steps for a chain that tells several ahead', async () => {
    const [one, three] = [await trainRule(chain(200, 0)), await trainRule(chain(200, 0, 3))]
    expect(three.weight('layer/transitions')).toEqual(one.weight('layer/transitions'))
  })

  it('comes near the matrix that made the days, and the more steps, the nearer to its stationary distribution', async () => {
    const { weight } = await trainRule(chain(20_000, 0))
    const p = weight('layer/transitions')
    p.forEach((share, i) => expect(Math.abs(share - (TRUE[i] ?? Number.NaN))).toBeLessThan(0.02))
    let state = [0, 0, 1]
    for (let step = 0; step < 60; step++)
      state = [0, 1, 2].map((to) => state.reduce((sum, share, from) => sum + share * (p[from * 3 + to] ?? 0), 0))
    // The left eigenvector of the true matrix to the eigenvalue 1.
    ;[4 / 9, 1 / 3, 2 / 9].forEach((share, i) => expect(Math.abs((state[i] ?? 0) - share)).toBeLessThan(0.02))
  })
})
