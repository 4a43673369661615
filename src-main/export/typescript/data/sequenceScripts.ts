import { CHARACTER_TEXTS } from '@shared/catalog/datasets/_characterTexts'
import type { TsDataScripts } from './TsDataScript'

type Params = Readonly<Record<string, unknown>>
const num = (p: Params, name: string): number => Number(p[name])
const text = (value: string): string => JSON.stringify(value)

const SERIES: Readonly<Record<string, (p: Params) => string>> = {
  sines: (p) => `const [first, second] = [Math.random(), Math.random()]
  const series = Array.from({ length }, (_, t) => {
    const turns = t / ${num(p, 'period')}
    return Math.sin(2 * Math.PI * (turns + first)) + 0.5 * Math.sin(2 * Math.PI * (Math.sqrt(5) * turns + second))
  })`,
  walk: () => `let place = 0
  const series = Array.from({ length }, () => (place += 0.1 * normal()))`,
  mackeyGlass: () => `// dx/dt = 0.2 x(t − 17) / (1 + x(t − 17)¹⁰) − 0.1 x(t), ten small steps a moment.
  const x = Array.from({ length: 171 }, () => 0).fill(1.1 + 0.2 * Math.random())
  while (x.length < (300 + length) * 10 + 171) {
    const past = (x[x.length - 171] + x[x.length - 170]) / 2
    const now = x[x.length - 1]
    x.push(now + 0.1 * ((0.2 * past) / (1 + past ** 10) - 0.1 * now))
  }
  const series = Array.from({ length }, (_, t) => x[3170 + 10 * t])`,
  seasonal: (p) => `const start = Math.random()
  const series = Array.from({ length }, (_, t) => {
    const angle = 2 * Math.PI * (t / ${num(p, 'period')} + start)
    return Math.sin(angle) + 0.3 * Math.sin(2 * angle) + (2 * t) / length
  })`,
}

/** Data sets that are read moment by moment. */
export const sequenceScripts: TsDataScripts = {
  characterText: (p) => ({
    about: 'Windows of a text, character by character, and the same one character later.',
    body: `
  const text = ${text(CHARACTER_TEXTS[p['text'] === 'en' ? 'en' : 'uk'].trim().replaceAll(/\s+/g, ' '))}.toLowerCase()
  // Id 0 is a gap, which stands before a beginning that is too short.
  const signs = [...new Set(text)].sort()
  const ids = Array.from(text, (sign) => 1 + signs.indexOf(sign))
  const features: number[] = []
  const target: number[] = []
  for (let start = 0; start + ${num(p, 'length')} < ids.length; start += ${num(p, 'stride')}) {
    features.push(...ids.slice(start, start + ${num(p, 'length')}))
    target.push(...ids.slice(start + 1, start + 1 + ${num(p, 'length')}))
  }`,
  }),
  timeSeries: (p) => ({
    about: 'Windows that slide over one series, and the values that follow them; the test is the future.',
    body: `
  const length = ${num(p, 'samples') + num(p, 'steps') + num(p, 'horizon') - 1}
  ${SERIES[String(p['series'])]?.(p) ?? ''}${num(p, 'noise') > 0 ? `\n  const noisy = series.map((value) => value + ${num(p, 'noise')} * normal())` : ''}
  const starts = Array.from({ length: ${num(p, 'samples')} }, (_, start) => start)
  const features = starts.flatMap((start) => ${num(p, 'noise') > 0 ? 'noisy' : 'series'}.slice(start, start + ${num(p, 'steps')}))
  const target = starts.flatMap((start) => ${num(p, 'noise') > 0 ? 'noisy' : 'series'}.slice(start + ${num(p, 'steps')}, start + ${num(p, 'steps') + num(p, 'horizon')}))`,
  }),
  toyCtc: (p) => ({
    about: 'Short strings told as sounds of varying length; id 0 is the blank.',
    body: `
  const below = (limit: number) => Math.floor(Math.random() * limit)
  const features: number[] = []
  const target: number[] = []
  for (let row = 0; row < ${num(p, 'samples')}; row++) {
    const letters = Array.from({ length: 1 + below(${num(p, 'length')}) }, () => 1 + below(${num(p, 'symbols')}))
    const sound = Array.from({ length: ${6 * num(p, 'length')} }, () => Array.from({ length: 8 }, () => 0))
    let moment = below(2)
    for (const letter of letters) {
      const band = (7 * (letter - 1)) / ${num(p, 'symbols') - 1}
      const end = moment + 2 + below(3)
      for (; moment < end; moment++)
        sound[moment] = sound[moment].map((_, i) => Math.exp(-(((i - band) / 0.7) ** 2) / 2))
      moment += 1 + below(2)
    }
    features.push(...sound.flat()${num(p, 'noise') > 0 ? `.map((value) => value + ${num(p, 'noise')} * normal())` : ''})
    target.push(...Array.from({ length: ${num(p, 'length')} }, (_, i) => letters[i] ?? 0))
  }`,
  }),
  toyTrees: (p) => ({
    about: 'Trees of words that praise (1) or blame (0); children stand before parents, the root comes last.',
    ports: ['features', 'left', 'right', 'target'],
    body: `
  const below = (limit: number) => Math.floor(Math.random() * limit)
  type Node = { word: number; left?: number; right?: number }
  // not 1, very 2, and 3, but 4; good, bright, bold 5 to 7; bad, dull, weak 8 to 10.
  const expression = (wanted: number, depth: number, nodes: Node[]): number => {
    const leaf = (word: number) => nodes.push({ word }) - 1
    const join = (left: number, right: number) => nodes.push({ word: 0, left, right }) - 1
    if (depth === 0 || Math.random() < 0.2) return leaf((wanted === 1 ? 5 : 8) + below(3))
    const kind = below(4)
    if (kind === 0) return join(leaf(1), expression(1 - wanted, depth - 1, nodes))
    if (kind === 1) return join(leaf(2), expression(wanted, depth - 1, nodes))
    if (kind === 2) {
      // Blame on one side is enough for blame.
      const sides = wanted === 1 ? [1, 1] : [[0, 0], [0, 1], [1, 0]][below(3)]
      const first = expression(sides[0], depth - 1, nodes)
      const and = leaf(3)
      return join(first, join(and, expression(sides[1], depth - 1, nodes)))
    }
    const first = expression(below(2), depth - 1, nodes)
    const but = leaf(4)
    return join(first, join(but, expression(wanted, depth - 1, nodes)))
  }
  const target = Array.from({ length: ${num(p, 'samples')} }, (_, row) => row % 2)
  const [features, left, right]: number[][] = [[], [], []]
  for (const label of target) {
    const nodes: Node[] = []
    expression(label, ${num(p, 'depth')}, nodes)
    const gaps = Array.from({ length: ${places(num(p, 'depth'))} - nodes.length }, () => 0)
    const placed = (child?: number) => (child === undefined ? 0 : gaps.length + child)
    features.push(...gaps, ...nodes.map(({ word }) => word))
    left.push(...gaps, ...nodes.map((node) => placed(node.left)))
    right.push(...gaps, ...nodes.map((node) => placed(node.right)))
  }`,
  }),
  sequenceReversal: (p) =>
    copies(p, 'Sequences of letters, and the same from the end to the beginning', '[...ids].reverse()'),
  sequenceCopy: (p) => copies(p, 'Sequences of letters that are to be told again', 'ids'),
}

function copies(p: Params, about: string, answer: string) {
  const length = num(p, 'length')
  const shortest = Math.min(num(p, 'shortest'), length)
  const drawn = shortest === length ? `${length}` : `${shortest} + Math.floor(Math.random() * ${length - shortest + 1})`
  return {
    about: `${about}; ids 0 and 1 are the gap and the start.`,
    ports: ['features', 'shifted', 'target'],
    body: `
  const sequences = Array.from({ length: ${num(p, 'samples')} }, () =>
    Array.from({ length: ${drawn} }, () => 2 + Math.floor(Math.random() * ${num(p, 'symbols')})),
  )
  const answers = sequences.map((ids) => ${answer})
  const gaps = (ids: number[]) => Array.from({ length: ${length} }, (_, i) => ids[i] ?? 0)
  const features = sequences.flatMap(gaps)
  const target = answers.flatMap(gaps)
  // What a decoder has made so far: a start, and all but the last.
  const shifted = answers.flatMap((ids) => gaps([1, ...ids]))`,
  }
}

/** Places of the greatest tree, and one that is nobody's. */
function places(depth: number): number {
  let size = 1
  for (let i = 0; i < depth; i++) size = 2 * size + 3
  return 1 + size
}
