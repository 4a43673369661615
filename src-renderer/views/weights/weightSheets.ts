import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { LookTensor } from '@shared/looks/look'
import type { Sheet, SheetCell, Standing } from '../draw/sheets'

/** Which number of a weight a cell is: words of `views.weights.places`, counted from 1. */
export interface CellWords {
  readonly key: 'unit' | 'matrix' | 'filter' | 'filter3' | 'bias' | 'place'
  readonly values: Readonly<Record<string, number>>
  /** Gate of a recurrent layer that it belongs to. */
  readonly gate?: Gate
}

/** A weight as sheets, with the bias that goes with it. */
export interface WeightSheets {
  readonly sheets: readonly Sheet[]
  readonly standing: Standing
  /** Numbers of the weight, then those of the bias. */
  readonly values: readonly number[]
  words(cell: SheetCell): CellWords
  /** Filters in all; 0: it has none. */
  readonly filters: number
  /** Channels of a filter. */
  readonly channels: number
  /** What goes along a matrix, for those who read it. */
  readonly axes?: 'inputsDown' | 'inputsRight'
}

export type Gate = 'input' | 'forget' | 'candidate' | 'output' | 'update' | 'reset'
/** Gates side by side along the last axis of the weights of a layer, in order. */
const GATES: Readonly<Record<string, readonly Gate[]>> = {
  lstm: ['input', 'forget', 'candidate', 'output'],
  convLstm2d: ['input', 'forget', 'candidate', 'output'],
  gru: ['update', 'reset', 'candidate'],
}

/** What of a weight is shown, and how. */
export interface Showing {
  /** Id of the layer's item. */
  readonly type: string
  readonly weight: LookTensor
  readonly bias?: LookTensor | undefined
  /** The picture that goes into a layer whose every unit sees all of it, `[height, width, channels]`: a picture a unit. */
  readonly picture?: Shape | undefined
  /** First filter and first channel that are shown. */
  readonly filter: number
  readonly channel: number
  /** Filters over three channels as colors. */
  readonly color: boolean
  gateTitle(gate: Gate): string
}

/** Most filters and channels that are shown at a time. */
export const MOST_SHEETS = 64
export const MOST_CHANNELS = 16
/** Longest row of a vector. */
const LONGEST = 40

export const filtersShown = (channels: number): number =>
  Math.max(1, Math.floor(MOST_SHEETS / Math.min(MOST_CHANNELS, channels)))

export function weightSheets(showing: Showing): WeightSheets {
  const { weight, bias, picture } = showing
  const values = bias ? [...weight.values, ...bias.values] : weight.values
  const { shape } = weight
  if (picture && shape.length === 2 && shape[0] === sizeOf(picture)) return { values, ...pictures(showing, picture) }
  if (shape.length >= 3) return { values, ...filters(showing) }
  return { values, ...(shape.length === 2 ? matrix(showing) : vector(showing)) }
}

type Laid = Omit<WeightSheets, 'values'>
const NO_FILTERS = { filters: 0, channels: 0 }

function vector({ weight: { values } }: Showing): Laid {
  const size = values.length
  const columns = size <= LONGEST ? Math.max(1, size) : Math.ceil(Math.sqrt(size * 3))
  const index = (row: number, column: number): number => {
    const at = row * columns + column
    return at < size ? at : -1
  }
  return {
    ...NO_FILTERS,
    sheets: [{ rows: Math.ceil(size / columns), columns, index }],
    standing: {},
    words: ({ row, column }) => ({ key: 'unit', values: { unit: row * columns + column + 1 } }),
  }
}

/** A matrix, its longer side to the right, each gate by itself; the bias stands after a gap. */
function matrix({ type, weight: { shape, values }, bias, gateTitle }: Showing): Laid {
  const [inputs = 1, outputs = 1] = shape
  const gates = GATES[type]
  const parts = gates && outputs % gates.length === 0 ? gates : [undefined]
  const width = outputs / parts.length
  const turned = inputs > width
  const withBias = bias?.values.length === outputs
  const lines = inputs + (withBias ? 2 : 0)
  const place = (gate: number, input: number, unit: number): number => {
    if (input < inputs) return input * outputs + gate * width + unit
    return input === inputs ? -1 : values.length + gate * width + unit
  }
  const sheets = parts.map((gate, i): Sheet => ({
    rows: turned ? width : lines,
    columns: turned ? lines : width,
    index: (row, column) => (turned ? place(i, column, row) : place(i, row, column)),
    ...(gate && { title: gateTitle(gate) }),
  })) // prettier-ignore
  return {
    ...NO_FILTERS,
    sheets,
    standing: { stretches: true, ...(turned ? {} : { perRow: parts.length }) },
    axes: turned ? 'inputsRight' : 'inputsDown',
    words: ({ sheet, row, column }) => {
      const [input, unit] = turned ? [column, row] : [row, column]
      const gate = parts[sheet]
      const words: CellWords =
        input >= inputs
          ? { key: 'bias', values: { unit: unit + 1 } }
          : { key: 'matrix', values: { input: input + 1, unit: unit + 1 } }
      return gate ? { ...words, gate } : words
    },
  }
}

/** What each unit of a layer wants to see of a picture. */
function pictures({ weight: { shape }, filter }: Showing, [height = 1, width = 1, channels = 1]: Shape): Laid {
  const units = shape[1] ?? 1
  const shown = Math.min(MOST_SHEETS, units - filter)
  const place = (unit: number, row: number, column: number): number =>
    ((row * width + Math.floor(column / channels)) * channels + (column % channels)) * units + unit
  return {
    filters: units,
    channels: 1,
    sheets: Array.from({ length: shown }, (_, i) => ({
      rows: height,
      columns: width * channels,
      title: String(filter + i + 1),
      index: (row: number, column: number) => place(filter + i, row, column),
    })),
    standing: {},
    words: ({ sheet, row, column }) => ({
      key: 'matrix',
      values: { input: row * width * channels + column + 1, unit: filter + sheet + 1 },
    }),
  }
}

/** Kernels of convolutions, `[…, channels, filters]`: a row for each filter, a column for each channel, the bias at its end. */
function filters(showing: Showing): Laid {
  const { type, weight, bias, filter, channel, color, gateTitle } = showing
  const { shape, values } = weight
  const swapped = type === 'conv2dTranspose'
  const [before = 1, last = 1] = shape.slice(-2)
  const [inner, outer] = swapped ? [last, before] : [before, last]
  const columns = shape.at(-3) ?? 1
  const rows = Math.max(1, Math.round(values.length / (columns * before * last || 1)))
  const place = (f: number, c: number, row: number, column: number): number =>
    ((row * columns + column) * before + (swapped ? f : c)) * last + (swapped ? c : f)
  const colors = color && inner === 3
  const channels = colors ? 1 : Math.min(MOST_CHANNELS, inner - channel)
  const shown = Math.min(colors ? MOST_SHEETS : filtersShown(inner), outer - filter)
  const withBias = !colors && bias?.values.length === outer
  const gates = GATES[type]
  const gateOf = (f: number): Gate | undefined => gates?.[Math.floor(f / (outer / gates.length))]
  const titleOf = (f: number, c: number): string => {
    const gate = gateOf(f)
    const name = gate ? `${gateTitle(gate)} ${(f % (outer / (gates?.length ?? 1))) + 1}` : String(f + 1)
    return inner === 1 || colors ? name : `${name}·${c + 1}`
  }
  const sheets = Array.from({ length: shown }, (_, i) => i + filter).flatMap((f): Sheet[] => [
    ...Array.from({ length: channels }, (_, j) => j + channel).map((c) => ({
      ...{ rows, columns, title: titleOf(f, c) },
      index: (row: number, column: number) => place(f, c, row, column),
      ...(colors && {
        rgb: (row: number, column: number) =>
          [place(f, 0, row, column), place(f, 1, row, column), place(f, 2, row, column)] as const,
      }),
    })),
    ...(withBias ? [{ rows: 1, columns: 1, title: `b${f + 1}`, index: () => values.length + f }] : []),
  ])
  const perRow = channels + (withBias ? 1 : 0)
  return {
    filters: outer,
    channels: inner,
    sheets,
    standing: perRow > 2 ? { perRow } : { together: perRow },
    words: ({ sheet, row, column }) => {
      const f = filter + Math.floor(sheet / perRow)
      const gate = gateOf(f)
      const own = sheet % perRow
      const words: CellWords =
        own >= channels
          ? { key: 'bias', values: { unit: f + 1 } }
          : {
              key: rows * columns === 1 ? 'filter' : 'filter3',
              values: { filter: f + 1, channel: channel + own + 1, row: row + 1, column: column + 1 },
            }
      return gate ? { ...words, gate } : words
    },
  }
}
