import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutBottombar, IconLayoutSidebar, IconLayoutSidebarRight } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../actions/defineAction'
import { toggleDrawerAction, toggleLeftAction, toggleRightAction } from '../actions/view/panels'
import { useInterface, useStudio } from '../state/studio'
import { useKeyNames } from './Keys'

/** Folds and unfolds the panels around the canvas. */
export default function PanelToggles(): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const keyNames = useKeyNames()
  const left = useInterface((state) => state.leftOpen)
  const right = useInterface((state) => state.rightOpen)
  const drawer = useInterface((state) => state.drawerOpen)
  const panels = [
    { side: 'Left', open: left, action: toggleLeftAction, Icon: IconLayoutSidebar },
    { side: 'Drawer', open: drawer, action: toggleDrawerAction, Icon: IconLayoutBottombar },
    { side: 'Right', open: right, action: toggleRightAction, Icon: IconLayoutSidebarRight },
  ] satisfies readonly { side: string; open: boolean; action: Action; Icon: typeof IconLayoutSidebar }[]
  return (
    <ActionIcon.Group>
      {panels.map(({ side, open, action, Icon }) => {
        const label = t(`shell.panels.${open ? 'hide' : 'show'}${side}`)
        return (
          <Tooltip key={side} label={`${label} · ${keyNames(action.keys?.[0] ?? '').join('+')}`}>
            <ActionIcon
              w={27}
              miw={27}
              aria-label={label}
              aria-pressed={open}
              c={open ? undefined : 'dimmed'}
              onClick={() => void action.run(studio)}
            >
              <Icon size={16} />
            </ActionIcon>
          </Tooltip>
        )
      })}
    </ActionIcon.Group>
  )
}
