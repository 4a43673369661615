import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shape } from '@shared/catalog/define/tensorType'
import type { Range } from '../samples/toPicture'
import { useColorScheme } from '../shell/useColorScheme'
import { colorsOf } from './colors'
import classes from './inside.module.css'
import { drawPixels } from './views/drawPictures'

interface Props {
  readonly values: readonly number[]
  readonly shape: Shape
  /** What is black and what white; a click makes one of the other. */
  readonly tones: Range
  readonly label: string
  onChange(values: readonly number[]): void
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
/** Pixels of the canvas along its longer side. */
const SIZE = 320

/** The cell of a grid under the pointer. */
function cellUnder(event: PointerEvent<HTMLCanvasElement>, width: number, height: number): number {
  const box = event.currentTarget.getBoundingClientRect()
  const inside = (share: number, count: number): number => Math.min(count - 1, Math.max(0, Math.floor(share * count)))
  const column = inside((event.clientX - box.left) / box.width, width)
  return inside((event.clientY - box.top) / box.height, height) * width + column
}

/** The cell that a key goes to from one of a grid; `null`: the key goes nowhere. */
function cellAfter(key: string, at: number, width: number, height: number): number | null {
  const step = STEPS[key]
  if (!step) return null
  const row = Math.min(height - 1, Math.max(0, Math.floor(at / width) + step[0]))
  return row * width + Math.min(width - 1, Math.max(0, (at % width) + step[1]))
}

/** A picture whose cells are turned over by clicks and strokes, or with the arrow keys and the space bar. */
export default function CellPad({ values, shape, tones, label, onChange }: Props): ReactElement {
  const { t } = useTranslation()
  const [height = 1, width = 1] = shape
  const canvas = useRef<HTMLCanvasElement>(null)
  const stroke = useRef<number | null>(null)
  const [cell, setCell] = useState<number | null>(null)
  const scheme = useColorScheme()
  const scale = SIZE / Math.max(width, height)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    context.clearRect(0, 0, width * scale, height * scale)
    drawPixels(context, values, shape, tones, { x: 0, y: 0, width: width * scale, height: height * scale })
    if (cell === null) return
    context.strokeStyle = colorsOf(document.body).accent
    context.lineWidth = 4
    context.strokeRect((cell % width) * scale + 2, Math.floor(cell / width) * scale + 2, scale - 4, scale - 4)
  }, [values, shape, tones, cell, width, height, scale, scheme])
  const middle = (tones.low + tones.high) / 2
  const turned = (at: number): number => ((values[at] ?? 0) > middle ? tones.low : tones.high)
  const put = (at: number, value: number): void => {
    if (values[at] !== value) onChange(values.map((old, i) => (i === at ? value : old)))
  }
  const press = (event: KeyboardEvent): void => {
    const at = cell ?? 0
    const next = cellAfter(event.key, at, width, height)
    if (next !== null) setCell(next)
    else if (event.key === ' ' || event.key === 'Enter') put(at, turned(at))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <canvas
      ref={canvas}
      className={classes['pad']}
      width={width * scale}
      height={height * scale}
      style={{ aspectRatio: `${width} / ${height}` }}
      tabIndex={0}
      role="application"
      aria-label={label}
      aria-roledescription={t('inside.film.pad')}
      title={t('inside.film.padHelp')}
      onKeyDown={press}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && setCell(cell ?? 0)}
      onBlur={() => setCell(null)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        const at = cellUnder(event, width, height)
        stroke.current = turned(at)
        put(at, stroke.current)
      }}
      onPointerMove={(event) => stroke.current !== null && put(cellUnder(event, width, height), stroke.current)}
      onPointerUp={() => (stroke.current = null)}
      onPointerCancel={() => (stroke.current = null)}
    />
  )
}
