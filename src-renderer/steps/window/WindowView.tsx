import { ActionIcon, NumberInput, Slider, Tooltip } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useEffect, useState, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Numbers, WindowSight } from '@shared/catalog/define/arithmetic'
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

/** A window that slides over what comes into a layer: what lies under it, what it makes of it, and which cells each of its weights has met. */
export default function WindowView({ sight, input, output, flow, at, backward, onAt }: Props): ReactElement {
  const { t } = useTranslation()
  const [channel, setChannel] = useState(0)
  const [weight, setWeight] = useState(0)
  const [rows = 1, columns = 1, filters = 1] = output.shape
  const [first, count] = sight.channels
  const own = Math.min(channel, count - 1)
  const filter = at % filters
  const cell = Math.floor(at / filters)
  const path = backward ? sight.weightPath?.({ row: Math.floor(weight / sight.size[1]), column: weight % sight.size[1] }, own) : undefined // prettier-ignore
  // On the way back the weights of the kernel are gone through, else the cells of the output.
  const [place, grid, go] = path
    ? ([weight, sight.size, setWeight] as const)
    : ([cell, [rows, columns], (next: number) => onAt(next * filters + filter)] as const)
  const places = grid[0] * grid[1]
  const [slides, setSlides] = useSliding(place, places, go)
  const press = (event: KeyboardEvent): void => {
    const next = event.target instanceof HTMLInputElement ? null : cellAfter(event.key, place, grid[0], grid[1])
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    go(next)
  }
  const made = channelOf(backward && flow ? flow : output, filter)
  const kernel = sight.kernel?.(own)
  const [inputRows = 1, inputColumns = 1] = input.shape
  const word = t(path ? 'steps.window.weight' : 'steps.window.place', { row: Math.floor(place / grid[1]) + 1, column: (place % grid[1]) + 1 }) // prettier-ignore
  return (
    <div className={classes['window']} data-testid="window" onKeyDownCapture={press}>
      <div className={classes['tools']}>
        <Tooltip label={t(slides ? 'samples.pause' : 'steps.window.slide')}>
          <ActionIcon
            aria-label={t(slides ? 'samples.pause' : 'steps.window.slide')}
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
        <Which name={t('steps.window.channel')} of={count} value={own} onChange={setChannel} />
        <Which
          name={t('steps.window.filter')}
          of={filters}
          value={filter}
          onChange={(next) => onAt(cell * filters + next)}
        />
      </div>
      <div className={classes['grids']}>
        <Cells
          title={t('steps.window.input')}
          rows={inputRows}
          columns={inputColumns}
          values={channelOf(input, first + own)}
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
            {...(path && {
              marked: [{ row: Math.floor(weight / sight.size[1]), column: weight % sight.size[1] }],
              onPick: setWeight,
            })}
            tone="weight"
          />
        )}
        <Cells
          title={t(backward ? 'steps.window.gradient' : 'steps.window.output')}
          rows={rows}
          columns={columns}
          values={backward ? made : made.map((value, i) => (i <= cell ? value : undefined))}
          room={made}
          marked={path ? path.met.map((met) => ({ row: Math.floor(met.cell / columns), column: met.cell % columns })) : [{ row: Math.floor(cell / columns), column: cell % columns }]} // prettier-ignore
          {...(!path && { onPick: (next: number) => onAt(next * filters + filter) })}
          tone={backward ? 'gradient' : 'value'}
        />
      </div>
      {path ? <Lines lines={[path.line]} /> : count > 1 && <Lines lines={[sight.line(own)]} />}
    </div>
  )
}
