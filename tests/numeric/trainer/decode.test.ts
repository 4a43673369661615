import { afterAll, describe, expect, it } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import { parseParams } from '../../../shared/catalog/define/params'
import { feedbackOf } from '../../../shared/compile/feedbackOf'
import { toTrainingPlan } from '../../../shared/compile/toTrainingPlan'
import type { JsonValue } from '../../../shared/graph/document'
import type { DecodingRequest } from '../../../shared/ipc/decoding'
import { decode } from '../../../src-main/trainer/inspect/decode'
import type { OpenNetwork } from '../../../src-main/trainer/session/openNetwork'
import { toDocument, type NodeSpec, type Wire } from './toDocument'
import { removeFolders, trainDocument } from './trainDocument'

afterAll(removeFolders)

const settings = { seed: 3, epochs: 1, batchSize: 500, optimizer: { type: 'sgd', params: { learningRate: 1e-6 } } }

async function networkOf(nodes: NodeSpec[], wires: Wire[]): Promise<OpenNetwork> {
  const { session } = await trainDocument(toDocument(nodes, wires, settings))
  if (!session.network) throw new Error('no network')
  return session.network
}

/** Gives the rows of an embedding. */
function put({ weights, tf }: OpenNetwork, node: string, row: (id: number, width: number) => readonly number[]): void {
  const weight = weights.of(node)['embeddings']
  if (!weight) throw new Error('no embedding')
  const [ids = 0, width = 0] = weight.value.shape
  weight.value.assign(tf.tensor(Array.from({ length: ids }, (_, id) => [...row(id, width)])) as never)
}

async function written(
  network: OpenNetwork,
  request: Partial<DecodingRequest>,
): Promise<readonly (readonly number[])[]> {
  const before = network.tf.memory().numTensors
  const asked = { objective: 'loss', inputs: {}, prompt: [], length: 10, temperature: 0, seed: 1, ...request }
  const answer = await decode(network, asked)
  if (!answer.ok) throw new Error(answer.error.message)
  expect(network.tf.memory().numTensors).toBe(before)
  return answer.value.rows
}

const oneHot = (id: number, width: number, size = 20): number[] =>
  Array.from({ length: width }, (_, i) => (i === id ? size : 0))

describe('a network that writes', () => {
  const params = { text: 'en', length: 6, stride: 20 }
  const text = catalog.datasets.get('characterText')
  const signs = text?.describe(parseParams(text.params, params).params).outputs['features']?.vocabulary ?? 0
  /** What the network says of a sign depends on that sign alone. */
  const chain = () =>
    networkOf(
      [
        { id: 'data', type: 'characterText', params },
        { id: 'next', type: 'embedding', params: { inputDim: signs, outputDim: signs } },
        { id: 'loss', type: 'sparseCategoricalCrossentropy', params: { from: 'logits' } },
      ],
      [['data.features', 'next'], ['next', 'loss.prediction'], ['data.target', 'loss.target']], // prettier-ignore
    )

  it('goes on from its own last sign, beyond the window too', async () => {
    const network = await chain()
    put(network, 'next', (id, width) => oneHot((id + 1) % width, width))
    const [made] = await written(network, { prompt: [3, 5, 2], length: 2 * signs })
    expect(made).toEqual(Array.from({ length: 2 * signs }, (_, i) => (3 + i) % signs))
    // A prompt longer than the window counts with its end.
    expect((await written(network, { prompt: [1, 2, 3, 4, 5, 6, 7, 8], length: 3 }))[0]).toEqual([9, 10, 11])
  })

  describe.each(['simpleRnn', 'gru', 'lstm', 'elman', 'jordan'])('with %s and its state kept', (type) => {
    const reader = (length: number) =>
      networkOf(
        [
          { id: 'data', type: 'characterText', params: { ...params, length } },
          { id: 'embed', type: 'embedding', params: { inputDim: signs, outputDim: 6 } },
          { id: 'read', type, params: { units: 9, returnSequences: true } },
          { id: 'out', type: 'dense', params: { units: signs, kernelInitializer: 'heNormal' } },
          { id: 'loss', type: 'sparseCategoricalCrossentropy', params: { from: 'logits' } },
        ],
        [['data.features', 'embed'], ['embed', 'read'], ['read', 'out'], ['out', 'loss.prediction'], ['data.target', 'loss.target']], // prettier-ignore
      )

    it('writes as through a window that never ends', async () => {
      // The same seed gives the same weights, whatever the length of the window.
      const [short, long] = [await reader(6), await reader(40)]
      const wish = { prompt: [3, 5, 2], length: 35, temperature: 1, seed: 4 }
      const [kept] = await written(short, { ...wish, keepsState: true })
      expect(kept).toEqual((await written(long, wish))[0])
      expect(kept).toEqual((await written(long, { ...wish, keepsState: true }))[0])
      // A window of six has forgotten how the text began; gates that have not learned yet forget it sooner.
      if (type === 'simpleRnn') expect(kept).not.toEqual((await written(short, wish))[0])
    })
  })

  it('is read in order only where nothing looks back or ahead but recurrent layers', async () => {
    const between: readonly (readonly [string, Record<string, JsonValue>, boolean])[] = [
      ['lstm', { units: 4, returnSequences: true }, true],
      ['dropout', {}, true],
      ['lstm', { units: 4, returnSequences: true, direction: 'backward' }, false],
      ['gru', { units: 4, returnSequences: true, direction: 'both' }, false],
      ['conv1d', { filters: 4, padding: 'causal' }, false],
      ['multiHeadAttention', { useCausalMask: true }, false],
      ['positionalEncoding', {}, false],
    ]
    for (const [type, own, expected] of between) {
      const port = catalog.layers.get(type)?.inputs[0]?.name ?? 'input'
      const document = toDocument(
        [
          { id: 'data', type: 'characterText', params },
          { id: 'embed', type: 'embedding', params: { inputDim: signs, outputDim: 4 } },
          { id: 'x', type, params: own },
          { id: 'out', type: 'dense', params: { units: signs } },
          { id: 'loss', type: 'sparseCategoricalCrossentropy', params: { from: 'logits' } },
        ],
        [['data.features', 'embed'], ['embed', `x.${port}`], ['x', 'out'], ['out', 'loss.prediction'], ['data.target', 'loss.target']], // prettier-ignore
        settings,
      )
      const plan = toTrainingPlan(document)
      if (!plan.ok) throw new Error(`${type}: ${plan.error.diagnostics.map(({ code }) => code).join()}`)
      const [objective] = plan.value.objectives
      expect([type, objective && feedbackOf(plan.value, objective)?.inOrder !== undefined]).toEqual([type, expected])
    }
  })

  it('draws by probabilities sharpened by the temperature, the same for the same seed', async () => {
    const network = await chain()
    // Every sign is followed by 1, 2 or 3 with probabilities 1/2, 1/3 and 1/6.
    const shares = [1 / 2, 1 / 3, 1 / 6]
    put(network, 'next', (_id, width) => Array.from({ length: width }, (_, i) => Math.log(shares[i - 1] ?? 1e-30)))
    const length = 900
    for (const temperature of [1, 0.5]) {
      const [made = []] = await written(network, { prompt: [1], length, temperature })
      const powers = shares.map((share) => share ** (1 / temperature))
      const sum = powers.reduce((a, b) => a + b)
      const squared = powers.map((power, i) => {
        const wanted = (length * power) / sum
        return (made.filter((id) => id === i + 1).length - wanted) ** 2 / wanted
      })
      // χ² with two degrees of freedom exceeds 13.8 once in a thousand times.
      expect(squared.reduce((a, b) => a + b)).toBeLessThan(13.8)
    }
    const some = { prompt: [1], length: 40, temperature: 1 }
    expect(await written(network, some)).toEqual(await written(network, some))
    expect(await written(network, some)).not.toEqual(await written(network, { ...some, seed: 2 }))
    expect(await written(network, { ...some, temperature: 0 })).toEqual([new Array(40).fill(1)])
  })

  it('refuses a loss that there is not', async () => {
    const request = { objective: 'other', inputs: {}, prompt: [1], length: 1, temperature: 0, seed: 1 }
    expect(await decode(await chain(), request)).toMatchObject({ ok: false, error: { code: 'outputUnknown' } })
  })
})

describe('a network that answers a sequence', () => {
  const params = { samples: 500, symbols: 4, length: 5, shortest: 5 }
  const embedding = { type: 'embedding', params: { inputDim: 6, outputDim: 6 } }
  const pair = (): Promise<OpenNetwork> =>
    networkOf(
      [
        { id: 'data', type: 'sequenceCopy', params },
        { id: 'read', ...embedding },
        { id: 'made', ...embedding },
        { id: 'both', type: 'add' },
        { id: 'loss', type: 'sparseCategoricalCrossentropy', params: { from: 'logits' } },
      ],
      [['data.features', 'read'], ['data.shifted', 'made'], ['read', 'both'], ['made', 'both'],
        ['both', 'loss.prediction'], ['data.target', 'loss.target']], // prettier-ignore
    )
  const inputs = { data: [[2, 3, 4, 5, 2], [5, 5, 4, 3, 3]] } // prettier-ignore

  it('begins at the start id, goes on from its answers and ends when the port is full', async () => {
    const network = await pair()
    put(network, 'read', (_id, width) => oneHot(-1, width))
    put(network, 'made', (id, width) => oneHot((id * 2) % width, width))
    // 1, the start, is followed by 2, that by 4, 2, 4, …
    expect(await written(network, { inputs, length: 100 })).toEqual([[2, 4, 2, 4, 2], [2, 4, 2, 4, 2]]) // prettier-ignore
    expect(await written(network, { inputs, length: 2 })).toEqual([[2, 4], [2, 4]]) // prettier-ignore
  })

  it('reads what is given, each row its own', async () => {
    const network = await pair()
    put(network, 'read', (id, width) => oneHot(id, width))
    put(network, 'made', (_id, width) => oneHot(-1, width))
    expect(await written(network, { inputs, length: 5 })).toEqual(inputs.data)
    const short = await decode(network, { objective: 'loss', inputs: { data: [[2, 3]] }, prompt: [], length: 5, temperature: 0, seed: 1 }) // prettier-ignore
    expect(short).toMatchObject({ ok: false, error: { code: 'inputSize' } })
  })
})
