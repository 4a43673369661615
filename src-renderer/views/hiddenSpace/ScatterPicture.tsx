import { useElementSize } from '@mantine/hooks'
import { useCallback, useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import { dataBefore } from '@shared/looks/planeOutputs'
import { classNames } from '../../inside/classNames'
import { drawData, drawGrid } from '../../inside/drawPlane'
import Legend from '../../inside/Legend'
import Picture, { type Draw } from '../../inside/Picture'
import { frameOf, planeOf } from '../../inside/plane'
import { drawPixels } from '../../inside/views/drawPictures'
import { toneRange } from '../../samples/toPicture'
import { useFormat } from '../../shell/useFormat'
import type { ViewSubject } from '../defineView'
import drawClasses from '../draw/draw.module.css'
import { usePointer } from '../draw/usePointer'
import { useLook } from '../useLook'

type Rows = readonly (readonly number[])[]

interface Props {
  readonly subject: ViewSubject
  /** Two numbers each. */
  readonly rows: Rows
  readonly classes: readonly number[] | undefined
  /** Absent: the axes mean nothing by themselves. */
  readonly axes: readonly [string, string] | undefined
}

/** How far from a point the pointer may be, px; and how large the picture of a row is drawn. */
const NEAR = 14
const SHOWN = 72
const INSET = 8

/** Points in their classes' colors and shapes; the one that is pointed at tells its row. */
export default function ScatterPicture({ subject, rows, classes, axes }: Props): ReactElement {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { ref, width, height } = useElementSize()
  const { at, handlers } = usePointer()
  const near = useMemo(() => nearest(rows, { width, height }, at), [rows, width, height, at])
  const picture = usePicture(subject, near)
  const names = useClassNames(subject)
  const draw = useCallback<Draw>(
    (context, room, colors) => {
      const frame = frameOf(planeOf(rows), room)
      if (axes) drawGrid(context, frame, room, colors, number)
      drawData(context, frame, rows, classes, colors)
      const [x = NaN, y = NaN] = rows[near ?? -1] ?? []
      if (Number.isNaN(x + y)) return
      const place = frame.place({ x, y })
      context.strokeStyle = colors.text
      context.lineWidth = 1.5
      context.beginPath()
      context.arc(place.x, place.y, 8, 0, 2 * Math.PI)
      context.stroke()
      if (!picture) return
      const left = place.x < SHOWN + 2 * INSET ? room.width - SHOWN - INSET : INSET
      const [high = 1, wide = 1] = picture.shape
      drawPixels(context, picture.values, picture.shape, toneRange([picture.values]), {
        ...{ x: left, y: INSET, width: SHOWN, height: (SHOWN * high) / wide },
      })
    },
    [rows, classes, axes, near, picture, number],
  )
  const own = classes?.[near ?? -1]
  const told =
    near === null
      ? axes
        ? t('views.boundary.axes', { across: axes[0], up: axes[1] })
        : t('views.hiddenSpace.noAxes')
      : [t('views.hiddenSpace.row', { row: number(near + 1) }), own === undefined ? '' : (names[own] ?? own)]
          .filter((word) => word !== '')
          .join(' · ')
  return (
    <>
      <div ref={ref} className={drawClasses['pointed']} {...handlers}>
        <Picture
          draw={draw}
          name={t('views.hiddenSpace.name')}
          label={t('views.hiddenSpace.picture', { count: rows.length })}
        />
      </div>
      <p className={drawClasses['caption']}>
        <Legend names={names} classes={classes} />
        <span data-testid="hidden-here">{told}</span>
      </p>
    </>
  )
}

/** Number of the point next to the pointer. */
function nearest(
  rows: Rows,
  room: { readonly width: number; readonly height: number },
  at: { readonly x: number; readonly y: number } | null,
): number | null {
  if (!at || rows.length === 0) return null
  const frame = frameOf(planeOf(rows), room)
  let [best, least]: [number | null, number] = [null, NEAR]
  rows.forEach(([x = NaN, y = NaN], i) => {
    const place = frame.place({ x, y })
    const distance = Math.hypot(place.x - at.x * room.width, place.y - at.y * room.height)
    if (distance < least) [best, least] = [i, distance]
  })
  return best
}

/** The picture that a row is. */
function usePicture(
  subject: ViewSubject,
  row: number | null,
): { readonly shape: Shape; readonly values: readonly number[] } | null {
  const { checked, node } = subject
  const found = dataBefore(checked, node)
    .map((port) => ({ port, shape: checked.nodes[port.node]?.outputs[port.port]?.shape ?? [] }))
    .find(({ shape }) => shape.length === 3)
  const look = useLook(
    subject,
    found && row !== null ? { kind: 'activations', node: found.port.node, rows: { from: row, count: 1 } } : null,
  )
  const values = look.answer?.outputs[found?.port.port ?? '']?.values
  return useMemo(
    () => (found && values?.length === sizeOf(found.shape) ? { shape: found.shape, values } : null),
    // The shape changes with the network alone.
    [values],
  )
}

function useClassNames({ checked }: ViewSubject): readonly string[] {
  return useMemo(() => {
    const labels = Object.values(checked.nodes)
      .flatMap(({ item, outputs }) => (item?.kind === 'dataset' ? Object.values(outputs) : []))
      .find((type) => type.labels)?.labels
    return labels ? classNames(labels) : []
  }, [checked])
}
