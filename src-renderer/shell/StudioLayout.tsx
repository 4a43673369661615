import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import Canvas from '../canvas/Canvas'
import Inspector from '../inspector/Inspector'
import { useInterface } from '../state/studio'
import FloatingViews from '../views/frame/FloatingViews'
import Boundary from './Boundary'
import Drawer from './Drawer'
import { DRAWER_SHARE } from './drawerShare'
import LeftPanel from './LeftPanel'
import classes from './StudioLayout.module.css'

/** The canvas with its panels around it; a folded panel gives its room to the canvas. */
export default function StudioLayout(): ReactElement {
  const { t } = useTranslation()
  const leftOpen = useInterface((state) => state.leftOpen)
  const rightOpen = useInterface((state) => state.rightOpen)
  const drawerOpen = useInterface((state) => state.drawerOpen)
  const drawerHeight = useInterface((state) => state.drawerHeight)
  const height = drawerHeight === null ? `${100 * DRAWER_SHARE}vh` : `${drawerHeight}px`
  const style = {
    '--left': leftOpen ? 'var(--left-width)' : '0px',
    '--right': rightOpen ? 'var(--right-width)' : '0px',
    '--drawer': drawerOpen ? `min(${height}, calc(100vh - 200px))` : '36px',
  } as CSSProperties
  return (
    <div className={classes['layout']} style={style}>
      {leftOpen && (
        <aside className={classes['left']} data-region aria-label={t('shell.panels.left')}>
          <LeftPanel />
        </aside>
      )}
      <main className={classes['canvas']} data-region aria-label={t('shell.panels.canvas')}>
        <Boundary>
          <Canvas />
        </Boundary>
      </main>
      {rightOpen && (
        <aside className={classes['right']} data-region aria-label={t('shell.panels.right')}>
          <Boundary>
            <Inspector />
          </Boundary>
        </aside>
      )}
      <section className={classes['drawer']} data-region aria-label={t('shell.panels.drawer')}>
        <Drawer />
      </section>
      <FloatingViews />
    </div>
  )
}
