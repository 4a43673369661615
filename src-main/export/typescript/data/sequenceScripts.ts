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
