import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { ruleFor } from '@shared/catalog/ruleFor'
import { checkGraph } from '@shared/compile/checkGraph'
import { applyEdit } from '@shared/graph/applyEdit'
import { describeFix } from '@shared/graph/diagnostics/fixTexts'
import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from './graphOf'

/** Most fixes that a person should have to click one after another. */
const MOST = 4
const errorsOf = (document: GraphDocument) => checkGraph(document).diagnostics.filter((d) => d.severity === 'error')

function mend(document: GraphDocument) {
  const said: string[] = []
  let now = document
  for (let k = 0; k < 8; k++) {
    const fix = errorsOf(now)[0]?.fixes[0]
    if (!fix) break
    said.push(`${errorsOf(now)[0]?.code}: ${describeFix(fix, 'en')}`)
    const applied = applyEdit(now, fix.change.edit)
    if (!applied.ok) throw new Error(applied.error.message)
    now = applied.value.document
  }
  return { said, document: now, errors: errorsOf(now) }
}

// One that only draws what another layer answers has nothing to teach.
const layers = [...catalog.layers.values()]
  .filter(({ category, passesActivation }) => category === 'classical' && passesActivation !== true)
  .map(({ id }) => id)
/** Losses of two networks, and of sequences of another length, want a network of their own around them. */
const OTHERS = ['ganDiscriminator', 'ganGenerator', 'ctc']
const losses = [...catalog.losses.keys()].filter((id) => !OTHERS.includes(id))
/** Data that each layer is made for; iris and letters for those that take any. */
const DATA: Readonly<Record<string, readonly string[]>> = {
  perceptron: ['logicGate', 'moons', 'iris'],
  kohonen: ['iris', 'unitSquare', 'letters', 'moons'],
  competitive: ['iris', 'blobs', 'letters'],
  boltzmann: ['logicGate'],
  rbm: ['iris', 'mnist', 'logicGate'],
  rbf: ['iris', 'moons', 'sine'],
  extremeLearning: ['iris', 'moons', 'sine'],
  echoState: ['bitCopy', 'sineWindows'],
  liquidState: ['edgeSticks'],
  ntm: ['bitCopy'],
  outstar: ['letters.target', 'iris'],
  markovChain: ['weatherChain'],
  qTable: ['maze'],
  tour: ['cities'],
}
const ANY = ['iris', 'letters'] as const

const network = (data: string, layer: string, loss: string): GraphDocument => {
  const [first, second] = catalog.losses.get(loss)?.inputs ?? []
  const [type = '', port = 'features'] = data.split('.')
  return graphOf({ data: type, x: layer, loss }, [
    `data.${port} > x > loss.${first?.name}`,
    ...(second && !second.optional ? [`data.target > loss.${second.name}`] : []),
  ])
}

describe('the first fixes lead a classical layer with a loss to a network that trains', () => {
  test.each(layers)('%s', (layer) => {
    const bad: string[] = []
    for (const data of DATA[layer] ?? ANY)
      for (const loss of losses) {
        const { said, errors } = mend(network(data, layer, loss))
        if (errors.length > 0 || said.length > MOST)
          bad.push(`${data} ${loss}: ${said.join(' | ')} => ${errors.map((e) => e.code).join(',')}`)
      }
    expect(bad).toEqual([])
  })
})

describe('a loss whose gradients reach no weight makes room for the usual rule', () => {
  test.each([
    ['perceptron', 'logicGate'],
    ['kohonen', 'unitSquare'],
    ['competitive', 'iris'],
    ['lvq', 'iris'],
    ['hopfield', 'letters'],
    ['hamming', 'letters'],
    ['boltzmann', 'logicGate'],
    ['markovChain', 'weatherChain'],
    ['qTable', 'maze'],
    ['tour', 'cities'],
  ])('%s on %s', (layer, data) => {
    for (const loss of ['meanSquaredError', 'hinge', 'zeroOne']) {
      const { document } = mend(network(data, layer, loss))
      expect([loss, document.nodes.find(({ id }) => id === 'loss')?.type]).toEqual([loss, ruleFor(layer)])
      expect(checkGraph(document).trainable).toBe(true)
    }
  })

  test('MSE on a perceptron is offered nothing else, and it stays beside a rule', () => {
    const wrong = network('logicGate', 'perceptron', 'meanSquaredError')
    const offered = checkGraph(wrong).diagnostics.flatMap(({ target, fixes }) =>
      'node' in target && target.node === 'loss' ? fixes.map((fix) => describeFix(fix, 'en')) : [],
    )
    expect(new Set(offered)).toEqual(new Set(['Replace with Perceptron rule']))
    const taught = graphOf({ data: 'logicGate', x: 'perceptron', rule: 'perceptronRule', loss: 'zeroOne' }, [
      'data.features > x > rule.layer',
      'x > loss.prediction',
      'data.target > rule.target',
      'data.target > loss.target',
    ])
    const texts = checkGraph(taught).diagnostics.flatMap(({ fixes }) => fixes.map((fix) => describeFix(fix, 'en')))
    expect(texts).not.toContain('Replace with Perceptron rule')
  })
})
