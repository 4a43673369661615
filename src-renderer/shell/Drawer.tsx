import { Tabs } from '@mantine/core'
import type { ComponentType, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import CurvesPanel from '../training/CurvesPanel'
import CurvesToolbar from '../training/CurvesToolbar'
import DataPreview from '../data/DataPreview'
import EvaluatePanel from '../insight/EvaluatePanel'
import ProblemBadge from '../problems/ProblemBadge'
import ProblemsPanel from '../problems/ProblemsPanel'
import RunsPanel from '../training/RunsPanel'
import TestPanel from '../insight/TestPanel'
import ViewsPanel from '../views/frame/ViewsPanel'
import StepsPanel from '../steps/StepsPanel'
import SamplesPanel from '../samples/SamplesPanel'
import { DRAWER_TABS } from '../actions/view/drawerTabs'
import type { DrawerTab } from '../state/interfaceStore'
import { useInterface, useStudio } from '../state/studio'
import Boundary from './Boundary'
import classes from './Drawer.module.css'
import DrawerResizer from './DrawerResizer'

const PANELS: Readonly<Record<DrawerTab, ComponentType>> = {
  curves: CurvesPanel,
  problems: ProblemsPanel,
  evaluate: EvaluatePanel,
  test: TestPanel,
  data: DataPreview,
  runs: RunsPanel,
  samples: SamplesPanel,
  inside: ViewsPanel,
  steps: StepsPanel,
}

/** Results below the canvas. Folded, only its tabs are left. */
export default function Drawer(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const open = useInterface((state) => state.drawerOpen)
  const tab = useInterface((state) => state.drawerTab)
  const Panel = PANELS[tab]
  const show = (value: string | null): void => {
    if (value !== null) screen.getState().set({ drawerTab: value as DrawerTab, drawerOpen: true })
  }
  return (
    <Tabs
      className={classes['drawer']}
      value={open ? tab : null}
      onChange={show}
      keepMounted={false}
      activateTabWithKeyboard={false}
    >
      {open && <DrawerResizer />}
      <div className={classes['head']}>
        <Tabs.List className={classes['tabs']}>
          {DRAWER_TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`shell.drawer.${name}`)}
              {name === 'problems' && <ProblemBadge />}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {open && tab === 'curves' && <CurvesToolbar />}
      </div>
      {open && (
        <Tabs.Panel value={tab} className={classes['panel']}>
          <Boundary key={tab}>
            <Panel />
          </Boundary>
        </Tabs.Panel>
      )}
    </Tabs>
  )
}
