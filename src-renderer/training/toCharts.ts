import { epochsAt } from '@shared/training/runPhases'
import type { RunState } from '@shared/training/runState'
import { smoothSeries } from '../charts/smoothSeries'
import type { Curve } from '../charts/toChartRows'

/** What one series key says: `train/loss`, `validation/accuracy/<loss node>`. */
export interface SeriesName {
  readonly split: string
  readonly metric: string
  readonly node: string | undefined
}
export const parseSeriesKey = (key: string): SeriesName => {
  const [split = '', metric = '', ...node] = key.split('/')
  return { split, metric, node: node.length ? node.join('/') : undefined }
}

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
}

const SPLIT_COLORS: Readonly<Record<string, string>> = { train: 'var(--accent)', validation: 'var(--cat-activation)' }
/** Colors of compared runs: one a run, in which its training is solid and the rest dashed. */
const COMPARED = ['var(--cat-merge)', 'var(--cat-convolution)', 'var(--cat-objective)'] as const
const ORDER = ['loss', 'accuracy']
const SPLITS = Object.keys(SPLIT_COLORS)
const splitRank = (key: string): number => SPLITS.indexOf(parseSeriesKey(key).split)

const rank = (metric: string): number =>
  metric === 'learningRate' ? 99 : ORDER.includes(metric) ? ORDER.indexOf(metric) : 50

/** Sorts the series of the shown runs into frames: loss first, the learning rate last; the first run is the current one. */
export function toCharts(runs: readonly ShownRun[], smoothing: number, splitTitle: (split: string) => string): Chart[] {
  const charts = new Map<string, { metric: string; node: string | undefined; curves: Curve[] }>()
  runs.forEach(({ state, title }, number) => {
    const planned = state.started ?? { epochs: 0, stepsPerEpoch: 1 }
    for (const series of Object.values(state.series).sort((a, b) => splitRank(a.key) - splitRank(b.key))) {
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
      if (smooth) chart.curves.push({ ...base, id: `${curveId}:raw`, faint: true, y: series.values })
      chart.curves.push({ ...base, id: curveId, y: smooth ? smoothSeries(series.values, smoothing) : series.values })
    }
  })
  return [...charts]
    .map(([id, chart]) => ({ id, ...chart }))
    .sort((a, b) => rank(a.metric) - rank(b.metric) || a.id.localeCompare(b.id))
}
