import { useElementSize } from '@mantine/hooks'
import {
  useCallback,
  useMemo,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react'
import Picture, { type Draw } from '../../inside/Picture'
import classes from './draw.module.css'
import type { Place } from './drawHeat'
import { drawSheets } from './drawSheets'
import { cellAfter, cellAt, cellPlace, placeSheets, type Sheet, type SheetCell, type Standing } from './sheets'
import type { Tones } from './tones'
import ToneScale from './ToneScale'

interface Props {
  readonly sheets: readonly Sheet[]
  readonly values: readonly number[]
  readonly tones: Tones
  readonly standing?: Standing | undefined
  /** What it shows, for those who do not see it. */
  readonly label: string
  /** Name of the file when it is kept. */
  readonly name: string
  /** What stands under the picture while no cell is looked at. */
  readonly caption: ReactNode
  /** What is said of a cell. */
  tell(cell: SheetCell): string
  /** A cell was clicked or entered, and where it is drawn. */
  onCell?(cell: SheetCell, place: Place): void
  /** Stands in the picture, placed by its own pixels. */
  readonly children?: ReactNode
}

/** Heat maps whose cells tell their numbers, under the pointer or walked through with the arrow keys. */
export default function SheetPicture(props: Props): ReactElement {
  const { sheets, values, tones, standing, label, name, caption, tell, onCell, children } = props
  const { ref, width, height } = useElementSize()
  const cells = useCells(props, width, height)
  const draw = useCallback<Draw>(
    (context, room, colors) =>
      drawSheets(context, { sheets, values, tones }, placeSheets(sheets, room, standing), colors),
    [sheets, values, tones, standing],
  )
  const { cell, shown } = cells
  const told = cell && shown ? tell(cell) : undefined
  return (
    <>
      <div className={classes['sheets']}>
        <div
          ref={ref}
          className={classes['cells']}
          tabIndex={0}
          role="application"
          aria-label={told === undefined ? label : `${label}. ${told}`}
          data-edits={onCell ? true : undefined}
          {...cells.listeners}
        >
          {shown && (
            <i
              className={classes['cell']}
              style={{ left: shown.x, top: shown.y, width: shown.width, height: shown.height }}
            />
          )}
        </div>
        <Picture draw={draw} name={name} label={label} />
        {children}
      </div>
      <p className={classes['caption']}>
        {told === undefined ? caption : <span data-testid="cell">{told}</span>}
        <ToneScale tones={tones} />
      </p>
    </>
  )
}

const FIRST: SheetCell = { sheet: 0, row: 0, column: 0 }

/** The cell that is looked at, and what brings another one about. */
function useCells({ sheets, standing, onCell }: Props, width: number, height: number) {
  const [cell, setCell] = useState<SheetCell | null>(null)
  const grid = useMemo(() => placeSheets(sheets, { width, height }, standing), [sheets, width, height, standing])
  const placeOf = (one: SheetCell): Place | null => {
    const [sheet, place] = [sheets[one.sheet], grid.places[one.sheet]]
    return sheet && place && one.row < sheet.rows && one.column < sheet.columns ? cellPlace(sheet, place, one) : null
  }
  const under = ({ currentTarget, clientX, clientY }: PointerEvent): SheetCell | null => {
    const box = currentTarget.getBoundingClientRect()
    // On the canvas the picture is zoomed.
    const zoom = box.width / width || 1
    return cellAt(sheets, grid.places, { x: (clientX - box.left) / zoom, y: (clientY - box.top) / zoom })
  }
  const choose = (one: SheetCell | null): void => {
    const place = one && placeOf(one)
    if (one && place) onCell?.(one, place)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    const next = cellAfter(sheets, grid.columns, cell ?? FIRST, event.key)
    if (next) setCell(cell ? next : FIRST)
    else if (event.key === 'Enter' || event.key === ' ') choose(cell)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const listeners = {
    onKeyDown: press,
    onFocus: ({ currentTarget }: FocusEvent) => currentTarget.matches(':focus-visible') && setCell(cell ?? FIRST),
    onBlur: () => setCell(null),
    onPointerMove: (event: PointerEvent) => setCell(under(event)),
    onPointerLeave: () => setCell(null),
    onPointerUp: (event: PointerEvent) => event.button === 0 && choose(under(event)),
  }
  return { cell, shown: cell && placeOf(cell), listeners }
}
