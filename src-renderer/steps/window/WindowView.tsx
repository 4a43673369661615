import { ActionIcon, NumberInput, Slider, Tooltip } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useEffect, useState, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cell, Numbers, WindowSight } from '@shared/catalog/define/arithmetic'
import Lines from '../Lines'
import Cells from './Cells'
import classes from './window.module.css'

/** Time of a place while the window goes by itself, ms. */
const PACE = 700

interface Props {
  readonly sight: WindowSight
  /** What comes into the layer and out of it, of one row, `[rows, columns, channels]`. */
  readonly input: Numbers
  readonly output: Numbers
  /** Gradient at the output. */
  readonly flow?: Numbers | undefined
  /** Number of the output's values where the window stands. */
  readonly at: number
  readonly backward: boolean
  onAt(at: number): void
}

const channelOf = ({ shape: [, , channels = 1], values = [] }: Numbers, channel: number): readonly number[] =>
  values.filter((_, i) => i % channels === channel)

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Where a key leads on a grid: along a row it goes on to the next, as text is read. */
function cellAfter(key: string, cell: number, rows: number, columns: number): number | null {
  const step = STEPS[key]
  if (!step) return null
  const next = cell + step[0] * columns + step[1]
  return next < 0 || next >= rows * columns ? cell : next
}

/** Goes from cell to cell by itself, once to the end. */
function useSliding(cell: number, count: number, go: (cell: number) => void) {
  const [slides, setSlides] = useState(false)
  useEffect(() => {
    if (!slides) return
    const timer = setTimeout(() => (cell + 1 < count ? go(cell + 1) : setSlides(false)), PACE)
    return () => clearTimeout(timer)
  }, [slides, cell, count, go])
  return [slides, setSlides] as const
}

/** Which of several, counted from 1; nothing where there is one. */
function Which({
  name,
  of,
  value,
  onChange,
}: {
  name: string
  of: number
  value: number
  onChange(next: number): void
}) {
  if (of === 1) return null
  return (
    <NumberInput
      size="xs"
      className={classes['which'] ?? ''}
      aria-label={name}
      prefix={`${name} `}
      min={1}
      max={of}
      value={value + 1}
      onChange={(next) => onChange(Math.max(0, Math.min(of, Number(next) || 1) - 1))}
    />
  )
}

/** The frame around the cells under the window, as large as the window with its gaps. */
function frameOf({ under }: WindowSight) {
  const [rows, columns] = [under.map(({ row }) => row), under.map(({ column }) => column)]
  const [row, column] = [Math.min(...rows), Math.min(...columns)]
  return { row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 }
}

/** Plays, slides and names the place that was reached. */
function Place({ word, place, places, go }: { word: string; place: number; places: number; go(place: number): void }) {
  const { t } = useTranslation()
  const [slides, setSlides] = useSliding(place, places, go)
  const label = t(slides ? 'samples.pause' : 'steps.window.slide')
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon
          aria-label={label}
          onClick={() => {
            if (!slides && place === places - 1) go(0)
            setSlides(!slides)
          }}
        >
          {slides ? <IconPlayerPauseFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
        </ActionIcon>
      </Tooltip>
      <Slider
        className={classes['slider'] ?? ''}
        size="sm"
        min={0}
        max={Math.max(1, places - 1)}
        value={place}
        label={null}
        thumbLabel={t('steps.window.slider')}
        onChange={go}
      />
      <span className={classes['place']}>{word}</span>
    </>
  )
}

const cellAt = (number: number, columns: number): Cell => ({
  row: Math.floor(number / columns),
  column: number % columns,
})

interface GridsProps extends Omit<Props, 'onAt'> {
  readonly channel: number
  /** The weight of the kernel that is followed back, and what it has met. */
  readonly weight: number
  readonly path: ReturnType<NonNullable<WindowSight['weightPath']>> | undefined
  onCell(cell: number): void
  onWeight(weight: number): void
}

/** Input, kernel and output, or the gradient at the output. */
function Grids({ sight, input, output, flow, at, backward, channel, weight, path, onCell, onWeight }: GridsProps) {
  const { t } = useTranslation()
  const [rows = 1, columns = 1, filters = 1] = output.shape
  const [inputRows = 1, inputColumns = 1] = input.shape
  const made = channelOf(backward && flow ? flow : output, at % filters)
  const cell = Math.floor(at / filters)
  const kernel = sight.kernel?.(channel)
  return (
    <div className={classes['grids']}>
      <Cells
        title={t('steps.window.input')}
        rows={inputRows}
        columns={inputColumns}
        values={channelOf(input, sight.channels[0] + channel)}
        marked={path ? path.met : sight.under}
        {...(!path && sight.under.length > 0 && { frame: frameOf(sight) })}
        tone="value"
      />
      {kernel && (
        <Cells
          title={t('steps.window.kernel')}
          rows={sight.size[0]}
          columns={sight.size[1]}
          values={kernel}
          {...(path && { marked: [cellAt(weight, sight.size[1])], onPick: onWeight })}
          tone="weight"
        />
      )}
      <Cells
        title={t(backward ? 'steps.window.gradient' : 'steps.window.output')}
        rows={rows}
        columns={columns}
        values={backward ? made : made.map((value, i) => (i <= cell ? value : undefined))}
        room={made}
        marked={path ? path.met.map((met) => cellAt(met.cell, columns)) : [cellAt(cell, columns)]}
        {...(!path && { onPick: onCell })}
        tone={backward ? 'gradient' : 'value'}
      />
    </div>
  )
}

/** A window that slides over what comes into a layer: what lies under it, what it makes of it, and which cells each of its weights has met. */
export default function WindowView({ onAt, ...shown }: Props): ReactElement {
  const { t } = useTranslation()
  const { sight, output, at, backward } = shown
  const [chosen, setChannel] = useState(0)
  const [weight, setWeight] = useState(0)
  const [rows = 1, columns = 1, filters = 1] = output.shape
  const channel = Math.min(chosen, sight.channels[1] - 1)
  const cell = Math.floor(at / filters)
  const path = backward ? sight.weightPath?.(cellAt(weight, sight.size[1]), channel) : undefined
  const onCell = (next: number): void => onAt(next * filters + (at % filters))
  // On the way back the weights of the kernel are gone through, else the cells of the output.
  const [place, grid, go] = path ? ([weight, sight.size, setWeight] as const) : ([cell, [rows, columns], onCell] as const) // prettier-ignore
  const press = (event: KeyboardEvent): void => {
    const next = event.target instanceof HTMLInputElement ? null : cellAfter(event.key, place, grid[0], grid[1])
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    go(next)
  }
  const { row, column } = cellAt(place, grid[1])
  return (
    <div className={classes['window']} data-testid="window" onKeyDownCapture={press}>
      <div className={classes['tools']}>
        <Place
          word={t(path ? 'steps.window.weight' : 'steps.window.place', { row: row + 1, column: column + 1 })}
          places={grid[0] * grid[1]}
          {...{ place, go }}
        />
        <Which name={t('steps.window.channel')} of={sight.channels[1]} value={channel} onChange={setChannel} />
        <Which
          name={t('steps.window.filter')}
          of={filters}
          value={at % filters}
          onChange={(next) => onAt(cell * filters + next)}
        />
      </div>
      {path ? <Lines lines={[path.line]} /> : sight.channels[1] > 1 && <Lines lines={[sight.line(channel)]} />}
      <Grids {...shown} {...{ channel, weight, path, onCell }} onWeight={setWeight} />
    </div>
  )
}
