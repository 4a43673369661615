import type { Random } from '../../random'
import { defineDataset } from '../define/dataset'
import { int } from '../define/params'
import { encoding, encodingText, labelType } from './_labels'
import { makeTree, TREE_WORDS, treeSize } from './_trees'

/** One place more than the greatest tree has nodes: place 0 is nobody's. */
const placesOf = (depth: number): number => 1 + treeSize(depth)

/**
 * Trees of words, children before parents, the root at the last place. `features` [places]: the word of a leaf, 0 elsewhere; `left` and
 * `right` [places]: places of the children, 0 where there are none.
 */
export default defineDataset({
  id: 'toyTrees',
  icon: '⅄',
  params: { samples: int(10, 100_000, 1000), depth: int(0, 4, 2), encoding: encoding('binary') },
  describe: (p) => {
    const shape = [placesOf(p.depth)]
    const child = { shape, dtype: 'int32', vocabulary: placesOf(p.depth) } as const
    return {
      rows: p.samples,
      testRows: 0,
      outputs: {
        features: { shape, dtype: 'int32', vocabulary: TREE_WORDS.en.length },
        left: child,
        right: child,
        target: labelType(2, p.encoding, ['−', '+']),
      },
      words: { features: TREE_WORDS },
    }
  },
  source: {
    kind: 'generated',
    make: (p, random: Random) => {
      const places = placesOf(p.depth)
      const size = p.samples * places
      const [features, left, right] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)]
      const target = Uint8Array.from({ length: p.samples }, (_, row) => row % 2)
      target.forEach((label, row) => {
        const nodes = makeTree(label, p.depth, random)
        const start = places - nodes.length
        nodes.forEach(({ word, children }, i) => {
          const place = row * places + start + i
          features[place] = word
          if (children) [left[place], right[place]] = [start + children[0], start + children[1]]
        })
      })
      return { features, left, right, target }
    },
  },
  text: {
    en: {
      title: 'Toy trees',
      keywords: [
        'recursive network',
        'RNTN',
        'recursive neural tensor network',
        'parse tree',
        'expression trees',
        'sentiment',
      ],
      help: 'Sentences as trees, for a recursive network that puts two nodes together into one until the root says whether it is praise (+) or blame (−). “Not” turns over what hangs on it, “and” asks for both sides, “but” takes the second. Children stand before their parents, the root comes last, and place 0 means that there is nobody.',
      params: {
        samples: { title: 'Trees', help: 'How many trees are made, half of them praise.' },
        depth: { title: 'Depth', help: 'How often an expression may hold another one; at 0 a tree is a single word.' },
        encoding: encodingText.en,
      },
      ports: { features: 'Words', left: 'Left child', right: 'Right child', target: 'Sentiment' },
    },
    uk: {
      title: 'Іграшкові дерева',
      keywords: [
        'рекурсивна мережа',
        'RNTN',
        'рекурсивна нейронна тензорна мережа',
        'дерево розбору',
        'дерева виразів',
        'настрій',
      ],
      help: 'Речення як дерева для рекурсивної мережі: вона з’єднує по два вузли в один, доки корінь не скаже, похвала це (+) чи осуд (−). «Не» перевертає те, до чого причеплене, «і» вимагає обох боків, «але» бере другий. Діти стоять перед батьками, корінь — останній, місце 0 означає, що нікого немає.',
      params: {
        samples: { title: 'Дерева', help: 'Скільки дерев створити; половина — похвала.' },
        depth: { title: 'Глибина', help: 'Скільки разів вираз може містити інший; за 0 дерево — це одне слово.' },
        encoding: encodingText.uk,
      },
      ports: { features: 'Слова', left: 'Ліва дитина', right: 'Права дитина', target: 'Настрій' },
    },
  },
})
