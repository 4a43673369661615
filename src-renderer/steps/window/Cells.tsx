import { memo, type ReactElement } from 'react'
import type { Cell } from '@shared/catalog/define/arithmetic'
import { formatMeasure } from '../../i18n/format'
import { useInterface } from '../../state/studio'
import classes from './window.module.css'

/** Height of all rows together and width of all columns, px, that a grid keeps to where it can. */
const ROOM = { width: 260, height: 156 }
/** Most rows and columns whose numbers are written out. */
const NUMBERED = { rows: 7, columns: 9 }
/** Size of a cell with a number in it, px: room around it, and a digit. */
const CELL = { margin: 12, digit: 7, height: 24 }
/** Most rows or columns that are drawn: of larger ones those around the window. */
export const MOST_CELLS = 32

interface Props {
  readonly title: string
  readonly rows: number
  readonly columns: number
  /** Row after row; `undefined`: not there yet. */
  readonly values: readonly (number | undefined)[]
  /** Numbers that room is kept for besides. */
  readonly room?: readonly number[]
  /** Cells that count just now. */
  readonly marked?: readonly Cell[]
  /** The frame around them, which may reach over the edge. */
  readonly frame?: { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number }
  readonly tone: 'value' | 'weight' | 'gradient'
  onPick?(cell: number): void
}

/** The part of an axis that is drawn around a place. */
const partOf = (length: number, around: number): readonly [from: number, count: number] => {
  const count = Math.min(length, MOST_CELLS)
  return [Math.max(0, Math.min(length - count, Math.round(around - count / 2))), count]
}

/** How large cells are, and whether numbers stand in them. */
function useCellSize(values: Props['values'], room: readonly number[], height: number, width: number) {
  const language = useInterface((s) => s.language)
  const text = (value: number): string => formatMeasure(value, language, 3)
  const numbered = height <= NUMBERED.rows && width <= NUMBERED.columns
  const side = Math.max(4, Math.min(18, Math.floor(Math.min(ROOM.height / height, ROOM.width / width))))
  // As wide as the longest number wants, those included that are not there yet.
  const digits = numbered ? Math.max(1, ...[...values, ...room].map((value) => (value === undefined ? 0 : text(value).length))) : 0 // prettier-ignore
  const size = numbered
    ? { width: CELL.margin + CELL.digit * digits, height: CELL.height }
    : { width: side, height: side }
  return { text, numbered, size }
}

/** A grid of numbers: written out where cells are few, else in shades; the darker, the farther from zero. */
function Cells({ title, rows, columns, values, room = [], marked = [], frame, tone, onPick }: Props): ReactElement {
  const middle = marked[Math.floor(marked.length / 2)]
  const [top, height] = partOf(rows, middle?.row ?? 0)
  const [left, width] = partOf(columns, middle?.column ?? 0)
  const { text, numbered, size } = useCellSize(values, room, height, width)
  const most = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0)
  const held = new Set(marked.map(({ row, column }) => row * columns + column))
  const cells = Array.from({ length: height * width }, (_, k) => {
    const [row, column] = [top + Math.floor(k / width), left + (k % width)]
    const at = row * columns + column
    return { at, value: values[at], x: (column - left) * size.width, y: (row - top) * size.height }
  })
  const pad = frame ? 3 + Math.max(0, -frame.row, -frame.column, frame.row + frame.rows - rows, frame.column + frame.columns - columns) * size.height : 3 // prettier-ignore
  const inner = { width: width * size.width, height: height * size.height }
  const box = { width: inner.width + 2 * pad, height: inner.height + 2 * pad }
  return (
    <figure className={classes['cells']} data-tone={tone}>
      <figcaption>{title}</figcaption>
      <svg
        {...box}
        viewBox={`${-pad} ${-pad} ${box.width} ${box.height}`}
        role="img"
        aria-label={title}
        data-picks={onPick ? true : undefined}
      >
        {cells.map(({ at, value, x, y }) => (
          <g key={at} onClick={onPick && (() => onPick(at))}>
            <rect {...size} x={x} y={y} className={classes['ground']} />
            {
              value !== undefined && most > 0 &&
              <rect {...size} x={x} y={y} className={classes['shade']} fillOpacity={((numbered ? 0.3 : 0.85) * Math.abs(value)) / most} data-negative={value < 0 || undefined} /> // prettier-ignore
            }
            {numbered && value !== undefined && (
              <text x={x + size.width / 2} y={y + size.height / 2 + 4} textAnchor="middle">
                {text(value)}
              </text>
            )}
            {held.has(at) && (
              <rect x={x + 1} y={y + 1} width={size.width - 2} height={size.height - 2} className={classes['held']} />
            )}{' '}
            {/* prettier-ignore */}
          </g>
        ))}
        {frame && (
          <rect
            className={classes['frame']}
            x={(frame.column - left) * size.width}
            y={(frame.row - top) * size.height}
            width={frame.columns * size.width}
            height={frame.rows * size.height}
          />
        )}
      </svg>
    </figure>
  )
}

export default memo(Cells)
