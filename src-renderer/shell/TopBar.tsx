import { TextInput, Tooltip, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { homeAction } from '../actions/file/home'
import { commandPaletteAction } from '../actions/view/commandPalette'
import { useInterface } from '../state/studio'
import DeviceBadge from './DeviceBadge'
import DocumentTitle from './DocumentTitle'
import Keys from './Keys'
import LanguageSwitch from './LanguageSwitch'
import Logo from './Logo'
import MainMenu from './MainMenu'
import PanelToggles from './PanelToggles'
import RunControls from './RunControls'
import RunProgress from './RunProgress'
import ThemeSwitch from './ThemeSwitch'
import classes from './TopBar.module.css'
import UndoRedo from './UndoRedo'
import { useAction } from './useAction'

/** The bar above everything: the project, its training, the device, language and theme. */
export default function TopBar(): ReactElement {
  const { t } = useTranslation()
  const inStudio = useInterface((state) => state.screen === 'studio')
  const goHome = useAction(homeAction)
  const find = useAction(commandPaletteAction)
  return (
    <header className={classes['bar']} data-region>
      <div className={classes['side']}>
        <MainMenu />
        {inStudio ? (
          <Tooltip label={t('actions.home')}>
            <UnstyledButton className={classes['brand']} aria-label={t('shell.homeLabel')} onClick={goHome}>
              <Logo />
              <span>Neuroloom</span>
            </UnstyledButton>
          </Tooltip>
        ) : (
          <div className={classes['brand']}>
            <Logo />
            <b>Neuroloom</b>
          </div>
        )}
        {inStudio && (
          <>
            <DocumentTitle />
            <UndoRedo />
          </>
        )}
      </div>
      {inStudio ? (
        <div className={classes['middle']}>
          <RunControls />
          <RunProgress />
        </div>
      ) : (
        <TextInput
          className={classes['find']}
          component="button"
          type="button"
          pointer
          size="sm"
          aria-label={t('shell.palette.placeholder')}
          onClick={find}
          leftSection={<IconSearch size={15} />}
          rightSection={<Keys keys="mod+K" />}
          rightSectionWidth={72}
        >
          {t('shell.palette.placeholder')}
        </TextInput>
      )}
      <div className={classes['side']} data-end>
        <DeviceBadge />
        {inStudio && <PanelToggles />}
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  )
}
