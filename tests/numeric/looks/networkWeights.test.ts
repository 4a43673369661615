import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import { readDocument } from '@shared/graph/readDocument'
import { answerLook } from '../../../src-main/trainer/looks/answerLook'
import { i18n, startI18n } from '../../../src-renderer/i18n/i18n'
import { weightSizes } from '../../../src-renderer/pictures/blocks/weightSizes'
import { drawNeurons } from '../../../src-renderer/pictures/neurons/drawNeurons'
import { weightAt } from '../../../src-renderer/pictures/pictureOptions'
import { removeFolders, trainDocument } from '../trainer/trainDocument'

beforeAll(() => startI18n('en'))
afterAll(removeFolders)

function read(path: string) {
  const found = readDocument(readFileSync(`templates/${path}.neuroloom.json`, 'utf8'))
  if (!found.ok) throw new Error(`${path} cannot be read`)
  const { document } = found.value
  return { ...document, training: { ...document.training, epochs: 1 } }
}

async function weightsOf(path: string) {
  const document = read(path)
  const { session } = await trainDocument(document)
  const { network } = session
  if (!network) throw new Error('no network')
  const stage = { network: () => network, clock: () => session.step, beforeStep: session.beforeStep.bind(session) }
  const checked = checkGraph(document)
  const nodes = Object.values(checked.nodes).flatMap(({ node, weights }) =>
    Object.keys(weights).length > 0 ? [node.id] : [],
  )
  const before = network.tf.memory().numTensors
  const answer = await answerLook(stage, { kind: 'networkWeights', nodes })
  if (!answer.ok) throw new Error(answer.error.code)
  expect(network.tf.memory().numTensors).toBe(before)
  return { stage, checked, nodes, weights: answer.value.weights }
}

it.each([
  'foundations/xorMlp',
  'sequences/lstmForecast',
  'sequences/attentionClassifier',
  'classical/bamPairs',
  'classical/hopfieldLetters',
])('sizes of weights in a picture of %s are those of the weights that the trainer holds', async (path) => {
  const { checked, nodes, weights } = await weightsOf(path)
  expect(nodes.length).toBeGreaterThan(0)
  for (const node of nodes) {
    const shapes = Object.values(weights[node] ?? {}).map(({ shape }) => (shape.length === 0 ? '1' : shape.join('×')))
    const written = weightSizes(checked.nodes[node] ?? { weights: {} }).flatMap((text) => {
      const size = text.split(' ').at(-1) ?? ''
      return text.split(', ').map(() => size)
    })
    expect(written.sort()).toEqual(shapes.sort())
  }
})

it('the edges of a picture carry the numbers that the trainer holds, and a node that is none is refused', async () => {
  const { stage, checked, weights } = await weightsOf('foundations/xorMlp')
  const scene = drawNeurons(checked, {
    language: 'en',
    t: i18n.getFixedT('en'),
    colors: 'light',
    fontSize: 14,
    paper: true,
    biases: true,
    title: 'XOR',
    weights,
  })
  const edges = scene.shapes.flatMap((shape) =>
    shape.kind === 'path' && shape.ref?.kind === 'edge' ? [{ ...shape, ref: shape.ref }] : [],
  )
  expect(edges).toHaveLength(17)
  for (const { ref, dash } of edges) {
    const value = weightAt(weights[ref.node]?.[ref.name], ref.index) ?? NaN
    expect(Number.isFinite(value)).toBe(true)
    expect(dash !== undefined).toBe(value < 0)
  }
  const unknown = await answerLook(stage, { kind: 'networkWeights', nodes: ['hidden', 'nobody'] })
  expect(unknown).toMatchObject({ ok: false, error: { code: 'layerUnknown' } })
})
