import { describe, expect, it } from 'vitest'
import { catalog, nodeItems } from '@shared/catalog/catalog'
import { LANGUAGES } from '@shared/language'
import { createItemSearch } from '../../../src-renderer/search/createItemSearch'

/** Names that a lecture gives a data set, in Ukrainian and in English. */
const NAMES: readonly (readonly [string, ...string[]])[] = [
  ['logicGate', '±1-XOR', 'таблиця істинності', 'truth table'],
  ['blobs', 'хмари', 'blobs'],
  ['moons', 'два півмісяці', 'two moons'],
  ['spirals', 'спіралі', 'two spirals'],
  ['linearClasses', 'лінійно роздільні', 'лінійно нероздільні', 'linearly separable', 'linearly non-separable'],
  ['unitSquare', 'одиничний квадрат', 'unit square', 'sign(x1-x2)'],
  ['threePoints', 'рис. 1.14', 'fig. 1.14'],
  ['fiveAttributes', 'п’ять ознак', 'таблиця з п’ятьма ознаками', 'five-attribute table'],
  ['staircase', 'сходи', '1024 steps', 'staircase'],
  ['alternating', 'чергування', '1024 switches', 'alternating'],
  ['sine', 'синусоїда з шумом', 'noisy sine'],
  ['timeSeries', 'часовий ряд', 'time series', 'випадкове блукання', 'random walk', 'Mackey–Glass', 'прогнозування'],
  ['edgeSticks', 'палички', 'edge sticks', 'sticks − | /'],
  ['letters', 'літери 5×7', 'letters 5×7', 'алфавіт', 'alphabet'],
  ['characterText', 'мовна модель', 'character language model'],
  ['sequenceCopy', 'копіювання послідовності', 'sequence copy'],
  ['sequenceReversal', 'обернення послідовності', 'sequence reversal'],
  ['toySentiment', 'тональність', 'sentiment'],
  ['toyCtc', 'CTC', 'розпізнавання мовлення', 'speech recognition'],
  ['toyTrees', 'рекурсивна мережа', 'RNTN'],
  ['gaussianMixture', 'суміш гаусіан', 'ring of 8', 'grid of 25', 'mode collapse'],
  ['swissRoll', 'рулет', 'swiss roll'],
  ['mnist', 'рукописні цифри', 'handwritten digits'],
]

describe('the palette', () => {
  const search = createItemSearch([...nodeItems.values()])

  it.each(NAMES)('finds %s by the names of the lectures', (id, ...names) => {
    for (const name of names)
      expect(
        search(name)
          .map((item) => item.id)
          .slice(0, 3),
        name,
      ).toContain(id)
  })

  it('finds every data set by its title in any language, first', () => {
    for (const item of catalog.datasets.values())
      for (const of of LANGUAGES) expect(search(item.text[of].title)[0]?.id, item.text[of].title).toBe(item.id)
  })
})
