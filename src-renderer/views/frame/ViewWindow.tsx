import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutBottombar, IconX } from '@tabler/icons-react'
import {
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useStudio } from '../../state/studio'
import type { OpenView } from '../../state/views/createViewStore'
import { useNodeTitles } from '../../training/useNodeTitles'
import { viewOf } from '../registry'
import classes from './frame.module.css'
import ShownView from './ShownView'
import { shownNodes } from './shownNodes'
import { useSubject } from './useSubject'

interface Props {
  readonly open: OpenView
  readonly style: CSSProperties
  /** Pixels of the window to one of the place in which it stands. */
  readonly zoom: number
}

/** Steps of the arrow keys, px. */
const NUDGE = 16
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
}

/** A view with a bar to move it by. */
export default function ViewWindow({ open, style, zoom }: Props): ReactElement | null {
  const { t } = useTranslation()
  const { views } = useStudio()
  const { checked, document } = useSubject()
  const titleOf = useNodeTitles(document.nodes)
  const { change, raise } = views.getState()
  const view = viewOf(open.view)
  if (!view) return null
  const canShow = shownNodes(view, checked).includes(open.node)
  const title = t(`views.${view.id}.name`)
  const layer = titleOf(open.node || undefined)
  return (
    <section
      className={`${classes[open.place]} nodrag nopan nowheel`}
      style={style}
      aria-label={[title, layer].filter(Boolean).join(', ')}
      data-view-window={open.view}
      onPointerDownCapture={() => raise(open.id)}
    >
      <div className={classes['window']}>
        <Bar open={open} zoom={zoom}>
          {title} <span>{layer}</span>
        </Bar>
        {canShow ? (
          <ShownView chosen={open} onSettings={(settings) => change(open.id, { settings })} />
        ) : (
          <p className={classes['words']} style={{ gridArea: 'stage' }}>
            {t(`views.${view.id}.needs`)}
          </p>
        )}
      </div>
    </section>
  )
}

interface BarProps extends Pick<Props, 'open' | 'zoom'> {
  readonly children: ReactNode
}

/** Moves the window, with the pointer or with arrow keys; Escape closes it. */
function Bar({ open, zoom, children }: BarProps): ReactElement {
  const { t } = useTranslation()
  const { views } = useStudio()
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const { change, close } = views.getState()
  const move = (dx: number, dy: number): void =>
    change(open.id, { x: open.x + dx, y: Math.max(open.place === 'floating' ? 0 : -Infinity, open.y + dy) })
  const onPointerDown = ({ target, currentTarget, clientX: x, clientY: y, pointerId }: PointerEvent): void => {
    if ((target as Element).closest('button')) return
    from.current = { x, y }
    currentTarget.setPointerCapture(pointerId)
  }
  const onPointerMove = ({ clientX: x, clientY: y, currentTarget, pointerId }: PointerEvent): void => {
    if (!from.current || !currentTarget.hasPointerCapture(pointerId)) return
    move((x - from.current.x) / zoom, (y - from.current.y) / zoom)
    from.current = { x, y }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key]
    if (arrow) move(...arrow)
    else if (event.key === 'Escape') close(open.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className={classes['bar']}
      tabIndex={0}
      role="group"
      aria-label={t('views.move')}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (from.current = null)}
    >
      <span className={classes['title']}>{children}</span>
      <Back open={open} />
      <Tooltip label={t('views.close')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('views.close')}
          onClick={() => close(open.id)}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

/** Back into the drawer. */
function Back({ open }: { open: OpenView }): ReactElement {
  const { t } = useTranslation()
  const { views, interface: screen } = useStudio()
  const label = t('views.take.docked')
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={label}
        onClick={() => {
          const { view, node, settings } = open
          views.getState().close(open.id)
          views.getState().dock({ view, node, settings })
          if (node !== '') screen.getState().select({ nodes: [node] })
          screen.getState().set({ drawerOpen: true, drawerTab: 'inside' })
        }}
      >
        <IconLayoutBottombar size={14} />
      </ActionIcon>
    </Tooltip>
  )
}
