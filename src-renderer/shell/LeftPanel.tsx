import { SegmentedControl } from '@mantine/core'
import type { ComponentType, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import DataTab from '../data/DataTab'
import Palette from '../palette/Palette'
import TemplatesTab from '../library/TemplatesTab'
import type { LeftTab } from '../state/interfaceStore'
import { useInterface, useStudio } from '../state/studio'
import Boundary from './Boundary'
import classes from './LeftPanel.module.css'

const TABS: Readonly<Record<LeftTab, ComponentType>> = { nodes: Palette, templates: TemplatesTab, data: DataTab }

/** What can be brought onto the canvas: nodes, lecture networks, data. */
export default function LeftPanel(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const tab = useInterface((state) => state.leftTab)
  const Tab = TABS[tab]
  return (
    <>
      <SegmentedControl
        className={classes['tabs']}
        size="xs"
        fullWidth
        withItemsBorders={false}
        value={tab}
        aria-label={t('shell.panels.left')}
        onChange={(value) => screen.getState().set({ leftTab: value as LeftTab })}
        data={(Object.keys(TABS) as LeftTab[]).map((value) => ({ value, label: t(`shell.panels.${value}`) }))}
      />
      <div className={classes['body']}>
        <Boundary key={tab}>
          <Tab />
        </Boundary>
      </div>
    </>
  )
}
