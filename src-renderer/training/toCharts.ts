import { epochsAt, type PlannedRun } from '@shared/training/runPhases'
import type { RunState, Series } from '@shared/training/runState'
import { isRestless } from '../charts/isRestless'
import { smoothSeries } from '../charts/smoothSeries'
import type { Curve } from '../charts/toChartRows'
import { parseSeriesKey } from './parseSeriesKey'
import { tellingSeries } from './tellingSeries'

/** One frame with its curves. */
export interface Chart {
  readonly id: string
  readonly metric: string
  readonly node: string | undefined
  readonly curves: readonly Curve[]
}

export interface ShownRun {
  readonly state: RunState
  /** Shown before the split's name when several runs are drawn. */
  readonly title?: string
  /** Rules alone teach it: a sum of their losses says nothing. */
  readonly apart?: boolean
}

const SPLIT_COLORS: Readonly<Record<string, string>> = { train: 'var(--accent)', validation: 'var(--cat-activation)' }
/** Colors of compared runs: one a run, in which its training is solid and the rest dashed. */
const COMPARED = ['var(--cat-merge)', 'var(--cat-convolution)', 'var(--cat-objective)'] as const
const ORDER = ['loss', 'accuracy']
const SPLITS = Object.keys(SPLIT_COLORS)
const splitRank = (key: string): number => SPLITS.indexOf(parseSeriesKey(key).split)

const rank = (metric: string): number =>
  metric === 'learningRate' ? 99 : ORDER.includes(metric) ? ORDER.indexOf(metric) : 50

/** Fewest epochs whose means make a line. */
const FEW = 3

/** Means of the epochs, where the curve itself is too restless to be read. */
function meansOf(
  { epochs, phases }: RunState,
  planned: PlannedRun,
  { key, values }: Series,
): Pick<Curve, 'x' | 'y'> | undefined {
  const told = epochs.filter((epoch) => epoch.values[key] !== undefined)
  if (told.length < FEW || !isRestless(values)) return undefined
  return {
    x: told.map(({ step }) => epochsAt(planned, phases, step)),
    y: told.map((epoch) => epoch.values[key] ?? NaN),
  }
}

/** Sorts the series of the shown runs into frames: loss first, the learning rate last; the first run is the current one. */
export function toCharts(runs: readonly ShownRun[], smoothing: number, splitTitle: (split: string) => string): Chart[] {
  const charts = new Map<string, { metric: string; node: string | undefined; curves: Curve[] }>()
  runs.forEach(({ state, title, apart = false }, number) => {
    const planned = state.started ?? { epochs: 0, stepsPerEpoch: 1 }
    for (const series of [...tellingSeries(state, apart)].sort((a, b) => splitRank(a.key) - splitRank(b.key))) {
      const { split, metric, node } = parseSeriesKey(series.key)
      const id = node ? `${metric}/${node}` : metric
      const chart = charts.get(id) ?? { metric, node, curves: [] }
      charts.set(id, chart)
      const color = number === 0 ? SPLIT_COLORS[split] : COMPARED[(number - 1) % COMPARED.length]
      const base = {
        color: color ?? 'var(--mute)',
        label: title ? `${title} · ${splitTitle(split)}` : splitTitle(split),
        ...(number > 0 && split !== 'train' && { dash: '5 3' }),
        x: series.steps.map((step) => epochsAt(planned, state.phases, step)),
      }
      const curveId = `${number}:${series.key}`
      const smooth = smoothing > 0 && split === 'train' && metric !== 'learningRate'
      const means = smoothing > 0 || split !== 'train' ? undefined : meansOf(state, planned, series)
      if (smooth || means) chart.curves.push({ ...base, id: `${curveId}:raw`, faint: true, y: series.values })
      const drawn = smooth ? smoothSeries(series.values, smoothing) : series.values
      chart.curves.push({ ...base, id: curveId, y: drawn, ...means })
    }
  })
  return [...charts]
    .map(([id, chart]) => ({ id, ...chart }))
    .sort((a, b) => rank(a.metric) - rank(b.metric) || a.id.localeCompare(b.id))
}
