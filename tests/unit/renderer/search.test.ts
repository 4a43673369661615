import { describe, expect, it } from 'vitest'
import { catalog, nodeItems } from '@shared/catalog/catalog'
import type { BlockDefinition } from '@shared/catalog/define/block'
import { createItemSearch } from '../../../src-renderer/search/createItemSearch'
import { createSearch } from '../../../src-renderer/search/createSearch'

const mine: BlockDefinition = {
  ...catalog.blocks.get('residual')!,
  id: 'own:mine',
  text: {
    en: { title: 'Мій', help: 'Conv2D, ReLU', params: {} },
    uk: { title: 'Мій', help: 'Згортка 2D, ReLU', params: {} },
  },
}
const search = createItemSearch([...nodeItems.values(), ...catalog.blocks.values(), mine])
const ids = (query: string): string[] => search(query).map(({ id }) => id)

/** What must be among the first three, the first of them first. */
const EXPECTED: readonly (readonly [query: string, first: string, ...among: string[]])[] = [
  ['mse', 'meanSquaredError'],
  ['MAE', 'meanAbsoluteError'],
  ['bce', 'binaryCrossentropy'],
  ['fully connected', 'dense'],
  ['fully-connected', 'dense'],
  ['FC', 'dense'],
  ['повнозв’язний', 'dense'],
  ["повнозв'язний", 'dense'],
  ['resnet', 'residual', 'add'],
  ['skip connection', 'residual', 'add'],
  ['rnn', 'simpleRnn'],
  ['SimpleRNN', 'simpleRnn'],
  ['attention', 'multiHeadAttention'],
  ['self-attention', 'multiHeadAttention'],
  ['увага', 'multiHeadAttention'],
  ['самоувага', 'multiHeadAttention'],
  ['згортка', 'conv1d', 'conv2d', 'conv3d'],
  ['згорткова', 'conv1d', 'conv2d', 'conv3d'],
  ['нейрон', 'dense'],
  ['convolution', 'convBlock', 'conv2d'],
  ['MaxPool2D', 'maxPooling2d'],
  ['max pooling', 'maxPooling1d', 'maxPooling2d'],
  ['maxpooling', 'maxPooling1d', 'maxPooling2d'],
  ['макспулінг', 'maxPooling1d', 'maxPooling2d'],
  ['перехресна ентропія', 'binaryCrossentropy', 'categoricalCrossentropy', 'sparseCategoricalCrossentropy'],
  ['cross entropy', 'categoricalCrossentropy', 'binaryCrossentropy', 'sparseCategoricalCrossentropy'],
  ['conv2dtranspose', 'conv2dTranspose'],
  ['batchnorm', 'batchNormalization'],
  ['concat', 'concatenate'],
  ['SiLU', 'swish'],
  ['VAE', 'sampling'],
  ['ВАЕ', 'sampling'],
  ['Мій', 'own:mine'],
  ['sigmoyd', 'sigmoid'],
  ['optimizer', 'setting:optimizer'],
  ['оптимізатор', 'setting:optimizer'],
  ['adam', 'setting:optimizer'],
  ['weight decay', 'setting:optimizer', 'setting:regularizer'],
  ['learning rate', 'setting:optimizer', 'setting:schedule'],
  ['швидкість навчання', 'setting:optimizer'],
  ['schedule', 'setting:schedule'],
  ['розклад', 'setting:schedule'],
  ['regularizer', 'setting:regularizer'],
  ['регуляризатор', 'setting:regularizer'],
  ['initializer', 'setting:initializer'],
  ['ініціалізатор', 'setting:initializer'],
  ['Xavier', 'setting:initializer'],
  ['accuracy', 'setting:metrics'],
]

describe('the search of nodes', () => {
  it.each(EXPECTED)('finds “%s”', (query, first, ...among) => {
    const found = ids(query).slice(0, 3)
    expect(found[0]).toBe(first)
    expect(found).toEqual(expect.arrayContaining(among))
  })

  it.each([...nodeItems.values(), ...catalog.blocks.values()])(
    'finds $id by its titles and its name in code',
    ({ id, text }) => {
      for (const query of [text.uk.title, text.en.title, id])
        expect([query, ids(query).slice(0, 3)]).toEqual([query, expect.arrayContaining([id])])
    },
  )

  it.each(['rnn', 'recurrent', 'recurrent layer', 'рекурентна', 'рекурентний шар', 'РНМ'])(
    'finds RNN, LSTM and GRU by “%s”',
    (query) => expect(ids(query).slice(0, 3).sort()).toEqual(['gru', 'lstm', 'simpleRnn']),
  )

  it.each(['функція активації', 'activation function'])('finds activations by “%s”', (query) => {
    const kinds = search(query).slice(0, catalog.activations.size)
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['activation']))
  })

  it.each(['mse', 'rnn', 'gan', 'elu'])('does not take “%s” for a piece of another word of a help text', (query) => {
    for (const item of search(query).filter(({ kind }) => kind !== 'setting')) {
      const { uk, en } = 'text' in item ? item.text : catalog.blocks.get('residual')!.text
      const said = [item.id, ...[uk, en].flatMap((t) => [t.title, t.short, t.help, ...(t.keywords ?? [])])]
        .join(' ')
        .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      expect(said, item.id).toMatch(new RegExp(`(?<!\\p{L})${query}`, 'iu'))
    }
    expect(ids('mse')).not.toContain('selu')
  })

  it('says nothing of what has no letters', () => {
    expect(ids('…')).toEqual([])
    expect(ids('qwrtz')).toEqual([])
  })
})

describe('any search', () => {
  const find = createSearch(
    [
      { id: 'said', titles: [], names: [], prose: ['about a gate'] },
      { id: 'named', titles: [], names: ['gate'], prose: [] },
      { id: 'called', titles: ['The gate'], names: [], prose: [] },
      { id: 'itself', titles: ['Gate'], names: [], prose: [] },
    ],
    (words) => words,
  )
  it('puts titles before names and both before what is said', () => {
    expect(find('gate').map(({ id }) => id)).toEqual(['itself', 'called', 'named', 'said'])
  })
})
