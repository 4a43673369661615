import { ActionIcon, Menu } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../actions/defineAction'
import { exportAction } from '../actions/file/export'
import { importAction } from '../actions/file/import'
import { homeAction } from '../actions/file/home'
import { newAction } from '../actions/file/new'
import { openAction } from '../actions/file/open'
import { pictureAction } from '../actions/file/picture'
import { saveAction } from '../actions/file/save'
import { saveAsAction } from '../actions/file/saveAs'
import { aboutAction } from '../actions/help/about'
import { shortcutsAction } from '../actions/help/shortcuts'
import { trainingSettingsAction } from '../actions/run/trainingSettings'
import { commandPaletteAction } from '../actions/view/commandPalette'
import { useStudio } from '../state/studio'
import ActionItems from './ActionItems'

const SECTIONS: readonly (readonly Action[])[] = [
  [newAction, openAction],
  [saveAction, saveAsAction, importAction, exportAction, pictureAction],
  [trainingSettingsAction, commandPaletteAction, shortcutsAction],
  [homeAction, aboutAction],
]

/** What is done with the project as a whole. */
export default function MainMenu(): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <ActionIcon aria-label={t('shell.menu')}>
          <IconMenu2 size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ActionItems sections={SECTIONS} run={(action) => void action.run(studio)} />
      </Menu.Dropdown>
    </Menu>
  )
}
