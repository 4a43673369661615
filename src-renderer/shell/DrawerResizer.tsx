import { useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useInterface, useStudio } from '../state/studio'
import classes from './Drawer.module.css'
import { DRAWER_SHARE } from './drawerShare'

const LEAST = 140
/** What must stay visible above the drawer, px: the top bar and a strip of the canvas. */
const ABOVE = 200
const KEY_STEP = 24

/** The upper edge of the drawer: dragged, or moved with the arrow keys. */
export default function DrawerResizer(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const set = useInterface((state) => state.drawerHeight)
  const height = set ?? Math.round(DRAWER_SHARE * window.innerHeight)
  const [dragging, setDragging] = useState(false)
  const most = Math.max(LEAST, window.innerHeight - ABOVE)
  const resize = (value: number): void =>
    screen.getState().set({ drawerHeight: Math.round(Math.min(most, Math.max(LEAST, value))) })
  const onKeyDown = (event: KeyboardEvent): void => {
    const heights: Readonly<Record<string, number>> = {
      ArrowUp: height + KEY_STEP,
      ArrowDown: height - KEY_STEP,
      Home: LEAST,
      End: most,
    }
    const next = heights[event.key]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    resize(next)
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setDragging(true)
  }
  return (
    <div
      className={classes['resizer']}
      role="separator"
      aria-orientation="horizontal"
      aria-label={t('shell.panels.resizeDrawer')}
      tabIndex={0}
      aria-valuenow={height}
      aria-valuemin={LEAST}
      aria-valuemax={most}
      data-dragging={dragging || undefined}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onPointerMove={(event) => dragging && resize(window.innerHeight - event.clientY)}
    />
  )
}
