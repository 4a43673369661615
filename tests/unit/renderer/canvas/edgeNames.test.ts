import type { GraphDocument } from '@shared/graph/document'
import type { Language } from '@shared/language'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { edgeNames } from '../../../../src-renderer/canvas/flow/edgeNames'
import { en } from '../../../../src-renderer/i18n/en'
import { uk } from '../../../../src-renderer/i18n/uk'
import { graphOf } from '../../compile/graphOf'

async function namesOf(document: GraphDocument, language: Language): Promise<string[]> {
  const i18n = createInstance()
  await i18n.init({ lng: language, resources: { en: { translation: en }, uk: { translation: uk } } })
  return [...edgeNames(document, language, i18n.t).values()]
}

describe('what an edge is called for those who do not see it', () => {
  const network = graphOf({ data: 'iris', hidden: 'dense', flat: 'flatten', loss: 'meanSquaredError' }, [
    'data.features > hidden > flat > loss.prediction',
    'data.target > loss.target',
  ])

  it.each([
    [
      'en',
      [
        'Iris, Lengths → Dense, input',
        'Dense, output → Flatten, input',
        'Flatten, output → Mean squared error, Prediction',
        'Iris, Species → Mean squared error, Target',
      ],
    ],
    [
      'uk',
      [
        'Іриси, Розміри → Повнозв’язний, вхід',
        'Повнозв’язний, вихід → Вирівнювання, вхід',
        'Вирівнювання, вихід → Середня квадратична похибка, Передбачення',
        'Іриси, Вид → Середня квадратична похибка, Ціль',
      ],
    ],
  ] as const)('in %s: titles and ports, no ids', async (language, expected) => {
    expect(await namesOf(network, language)).toEqual(expected)
  })

  it('takes the name that a person gave, and the port of a type that nobody knows as it is written', async () => {
    const document = graphOf({ data: 'iris', odd: 'fromTheFuture' }, ['data.features > odd.left'])
    const named = {
      ...document,
      nodes: document.nodes.map((node) => (node.id === 'data' ? { ...node, name: 'Flowers' } : node)),
    }
    expect(await namesOf(named, 'en')).toEqual(['Flowers, Lengths → fromTheFuture, left'])
  })
})
