import type { RunState } from '@shared/training/runState'
import { describe, expect, it } from 'vitest'
import { isRestless } from '../../../src-renderer/charts/isRestless'
import { smoothSeries } from '../../../src-renderer/charts/smoothSeries'
import { toChartRows } from '../../../src-renderer/charts/toChartRows'
import { toCsv } from '../../../src-renderer/charts/toCsv'
import { toReading } from '../../../src-renderer/insight/toReading'
import { tellingSeries } from '../../../src-renderer/training/tellingSeries'
import { parseSeriesKey } from '../../../src-renderer/training/parseSeriesKey'
import { toCharts } from '../../../src-renderer/training/toCharts'

const curve = (id: string, x: number[], y: number[], label = id) => ({ id, label, color: 'red', x, y })

describe('smoothSeries', () => {
  it('keeps a constant and the first value, whatever the amount', () => {
    for (const amount of [0, 0.5, 0.9, 0.98]) {
      expect(smoothSeries([3, 3, 3], amount)).toEqual([
        expect.closeTo(3, 10),
        expect.closeTo(3, 10),
        expect.closeTo(3, 10),
      ])
      expect(smoothSeries([5, 1], amount)[0]).toBeCloseTo(5, 10)
    }
  })
  it('is the weighted mean with weights amount^k', () => {
    expect(smoothSeries([1, 2, 4], 0.5)[2]).toBeCloseTo((4 * 1 + 2 * 0.5 + 1 * 0.25) / 1.75, 10)
  })
})

describe('toChartRows and toCsv', () => {
  it('joins curves with different abscissas in ascending order', () => {
    expect(toChartRows([curve('a', [0, 2], [1, 3]), curve('b', [1, 2], [5, 6])])).toEqual([
      { x: 0, a: 1 },
      { x: 1, b: 5 },
      { x: 2, a: 3, b: 6 },
    ])
  })
  it('quotes titles and leaves a cell empty where a curve has no point', () => {
    expect(toCsv([curve('a', [0], [1], 'run "1", train'), curve('b', [1], [2])], 'epoch')).toBe(
      'epoch,"run ""1"", train",b\r\n0,1,\r\n1,,2\r\n',
    )
  })
})

describe('the curves of runs laid over one another', () => {
  const state = (...keys: string[]) =>
    ({
      phases: [],
      epochs: [],
      series: Object.fromEntries(keys.map((key) => [key, { key, steps: [1], values: [1] }])),
    }) as unknown as RunState
  const runs = ['#2', '#1'].map((title) => ({ title, state: state('train/loss', 'validation/loss') }))
  const [loss] = toCharts(runs, 0, (split) => split)
  it('have one color for each run after the first, training solid and validation dashed', () => {
    const [train, validation] = loss?.curves.slice(2) ?? []
    expect(train?.color).toBe(validation?.color)
    expect([train?.dash, validation?.dash]).toEqual([undefined, '5 3'])
    expect(loss?.curves.map(({ color }) => color).indexOf(train?.color ?? '')).toBe(2)
  })
})

describe('parseSeriesKey', () => {
  it('reads split, metric and loss node', () => {
    expect(parseSeriesKey('validation/accuracy/head_2')).toEqual({
      split: 'validation',
      metric: 'accuracy',
      node: 'head_2',
    })
    expect(parseSeriesKey('train/loss').node).toBeUndefined()
  })
})

describe('toReading', () => {
  const target = (classes: number, encoding: 'oneHot' | 'binary' | 'signed') => ({
    shape: encoding === 'oneHot' ? [classes] : [1],
    dtype: 'float32' as const,
    labels: { classes, encoding, names: ['a', 'b', 'c'].slice(0, classes) },
  })
  it('turns scores into shares with softmax and keeps shares as they are', () => {
    const raw = toReading([2, 1, 0.1], target(3, 'oneHot'), 'logits')
    expect(raw.kind === 'classes' && raw.shares.map((v) => Number(v.toFixed(6)))).toEqual([
      0.659001, 0.242433, 0.098566,
    ])
    const made = toReading([0.2, 0.3, 0.5], target(3, 'oneHot'), 'probabilities')
    expect(made.kind === 'classes' && made.shares).toEqual([0.2, 0.3, 0.5])
  })
  it('shows what sigmoids say of each class as they say it', () => {
    const each = toReading([0.9, 0.8, 0.1], target(3, 'oneHot'), 'probabilities')
    expect(each.kind === 'classes' && each.shares).toEqual([0.9, 0.8, 0.1])
  })
  it('reads one unit as the share of the second class', () => {
    const one = toReading([0.9], target(2, 'binary'), 'probabilities')
    expect(one.kind === 'classes' && one.shares[1]).toBeCloseTo(0.9, 10)
    const logit = toReading([2], target(2, 'binary'), 'logits')
    expect(logit.kind === 'classes' && logit.shares[1]).toBeCloseTo(0.880797, 6)
  })
  it.each([
    ['values', 'binary', 0.4, 'a'],
    ['values', 'binary', 0.75, 'b'],
    ['values', 'signed', 0.4, 'b'],
    ['margin', 'signed', -2.5, 'a'],
  ] as const)('makes no probability of %s on %s labels: %f is a number that answers %s', (reads, encoding, x, name) => {
    const reading = toReading([x], target(2, encoding), reads)
    if (reading.kind !== 'values') throw new Error('Read as shares')
    expect(reading.values).toEqual([x])
    expect(reading.verdict?.names[reading.verdict.best]).toBe(name)
  })
  it('names classes without names by their labels, as the confusion table does', () => {
    const unnamed = { shape: [1], dtype: 'float32' as const, labels: { classes: 2, encoding: 'signed' as const } }
    expect(toReading([0.3], unnamed, 'margin')).toMatchObject({ verdict: { best: 1, names: ['-1', '1'] } })
  })
})

describe('sums that say nothing', () => {
  const series = (steps: Readonly<Record<string, readonly number[]>>) => ({
    series: Object.fromEntries(
      Object.entries(steps).map(([key, own]) => [key, { key, steps: own, values: own.map(() => 1) }]),
    ),
  })
  const keys = (state: ReturnType<typeof series>, apart = false): readonly string[] =>
    tellingSeries(state, apart).map(({ key }) => key)
  const both = series({ 'train/loss': [1, 9], 'train/loss/a': [1, 9], 'train/loss/b': [1, 9] })
  it('are those of losses that take turns, and of rules', () => {
    const turns = series({ 'train/loss': [1, 5, 9], 'train/loss/a': [1, 5], 'train/loss/b': [6, 9] })
    expect(keys(turns)).toEqual(['train/loss/a', 'train/loss/b'])
    expect(keys(both, true)).toEqual(['train/loss/a', 'train/loss/b'])
  })
  it('are none where all parts go on together, nor the one loss that there is', () => {
    expect(keys(both)).toHaveLength(3)
    expect(keys(series({ 'train/loss': [1], 'train/loss/a': [1] }))).toEqual(['train/loss/a'])
    expect(keys(series({ 'train/loss': [1, 9] }), true)).toEqual(['train/loss'])
  })
})

describe('restless curves', () => {
  const flips = Array.from({ length: 100 }, (_, i) => (i % 3 === 0 ? 1 : 0))
  const falling = Array.from({ length: 100 }, (_, i) => 2 / (1 + i) + 0.05 * (i % 2))
  it('are those that go to and fro, not those that fall with some noise', () => {
    expect(isRestless(flips)).toBe(true)
    expect(isRestless(falling)).toBe(false)
    expect(isRestless([1, 1, 1])).toBe(false)
    expect(isRestless([])).toBe(false)
  })
  it('show the means of the epochs in front of them', () => {
    const steps = flips.map((_, i) => i + 1)
    const epochs = [20, 40, 60, 80, 100].map((step, i) => ({
      epoch: i + 1,
      step,
      values: { 'train/loss': 0.5 - i / 10 },
    }))
    const state = {
      phases: [],
      started: { epochs: 5, stepsPerEpoch: 20 },
      epochs,
      series: { 'train/loss': { key: 'train/loss', steps, values: flips } },
    } as unknown as RunState
    const [chart] = toCharts([{ state }], 0, (split) => split)
    expect(chart?.curves.map(({ faint = false, x }) => [faint, x.length])).toEqual([
      [true, 100],
      [false, 5],
    ])
    expect(chart?.curves[1]?.x).toEqual([1, 2, 3, 4, 5])
  })
})
