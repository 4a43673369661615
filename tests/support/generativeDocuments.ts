import { graphDocument, type GraphDocument, type JsonValue } from '../../shared/graph/document'

type Node = readonly [id: string, type: string, x: number, y: number, params?: Readonly<Record<string, JsonValue>>]

export function toDocument(title: string, nodes: readonly Node[], wires: string, training: object): GraphDocument {
  const end = (text: string, port: string) => {
    const [node = '', named = port] = text.split('.')
    return { node, port: named }
  }
  return graphDocument.parse({
    format: 'neuroloom',
    version: 1,
    id: title,
    title,
    training,
    nodes: nodes.map(([id, type, x, y, params = {}]) => ({ id, type, params, position: { x, y } })),
    edges: wires
      .trim()
      .split(/\s+/)
      .map((wire, i) => {
        const [from = '', to = ''] = wire.split('>')
        return { id: `e${i}`, source: end(from, 'output'), target: end(to, 'input') }
      }),
  })
}

const adam = (learningRate: number) => ({ type: 'adam', params: { learningRate } })

/** Diffusion of points in the plane: two half moons come out of noise. */
export const moonDiffusion = (epochs: number, samples = 300): GraphDocument =>
  toDocument(
    'moons',
    [
      ['data', 'moons', 0, 120],
      ['mix', 'diffusion', 212, 120, { steps: 100 }],
      ['when', 'timeEmbedding', 424, 260, { size: 32 }],
      ['both', 'concatenate', 636, 120],
      ['one', 'dense', 848, 120, { units: 64, activation: 'relu' }],
      ['two', 'dense', 848, 260, { units: 64, activation: 'relu' }],
      ['three', 'dense', 848, 400, { units: 64, activation: 'relu' }],
      ['guess', 'dense', 1060, 120, { units: 2 }],
      ['loss', 'meanSquaredError', 1272, 40],
      ['made', 'samples', 1272, 180, { count: samples }],
    ],
    `data.features>mix mix.noisy>both mix.time>when when>both both>one one>two two>three three>guess
     guess>loss.prediction mix.noise>loss.target guess>made`,
    { seed: 1, epochs, batchSize: 128, optimizer: adam(0.003) },
  )

/** Variational autoencoder of handwritten digits. */
export const digitAutoencoder = (epochs: number, samples = 16): GraphDocument =>
  toDocument(
    'digits',
    [
      ['data', 'mnist', 0, 160],
      ['flat', 'flatten', 212, 160],
      ['in', 'dense', 424, 160, { units: 256, activation: 'relu' }],
      ['mean', 'dense', 636, 80, { units: 2 }],
      ['spread', 'dense', 636, 240, { units: 2 }],
      ['code', 'sampling', 848, 160, { klWeight: 0.00128 }],
      ['out', 'dense', 424, 380, { units: 256, activation: 'relu' }],
      ['pixels', 'dense', 636, 380, { units: 784, activation: 'sigmoid' }],
      ['picture', 'reshape', 848, 400, { targetShape: [28, 28, 1] }],
      ['loss', 'binaryCrossentropy', 1060, 160],
      ['made', 'samples', 1060, 320, { count: samples }],
    ],
    `data.features>flat flat>in in>mean in>spread mean>code.mean spread>code.logVariance code>out out>pixels
     pixels>loss.prediction flat>loss.target pixels>picture picture>made`,
    { seed: 1, epochs, batchSize: 128, optimizer: adam(0.001) },
  )
