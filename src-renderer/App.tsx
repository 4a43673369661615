import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactElement } from 'react'
import DropZone from './drop/DropZone'
import ExplainDialog from './explain/ExplainDialog'
import ExportDialog from './export/ExportDialog'
import ImportedDialog from './import/ImportedDialog'
import StartScreen from './library/StartScreen'
import PictureDialog from './pictures/dialog/PictureDialog'
import AboutDialog from './shell/AboutDialog'
import Banners from './shell/Banners'
import Boundary from './shell/Boundary'
import CommandPalette from './shell/CommandPalette'
import Questions from './shell/questions/Questions'
import ShortcutsDialog from './shell/ShortcutsDialog'
import StudioLayout from './shell/StudioLayout'
import TopBar from './shell/TopBar'
import TrainingDialog from './shell/TrainingDialog'
import { useColorScheme } from './shell/useColorScheme'
import { useShortcuts } from './shell/useShortcuts'
import classes from './App.module.css'
import { StudioProvider, useInterface, type Studio } from './state/studio'
import { cssVariables, mantineTheme } from './theme/mantineTheme'

/** The studio: the start screen or the canvas with its panels, and what may lie over both. */
export default function App({ studio }: { readonly studio: Studio }): ReactElement {
  return (
    <StudioProvider value={studio}>
      <Themed />
    </StudioProvider>
  )
}

function Themed(): ReactElement {
  const scheme = useColorScheme()
  return (
    <MantineProvider theme={mantineTheme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      {/* Over the canvas: at the right and below are the buttons that mend. */}
      <Notifications
        position="top-center"
        className={classes['notices']}
        limit={4}
        zIndex={500}
        notificationMaxHeight={560}
      />
      <Boundary whole>
        <Screen />
      </Boundary>
    </MantineProvider>
  )
}

function Screen(): ReactElement {
  useShortcuts()
  const inStudio = useInterface((state) => state.screen === 'studio')
  return (
    <div className={classes['app']}>
      <TopBar />
      <Banners />
      {inStudio ? <StudioLayout /> : <StartScreen />}
      <CommandPalette />
      <ShortcutsDialog />
      <AboutDialog />
      <TrainingDialog />
      <ExportDialog />
      <PictureDialog />
      <ImportedDialog />
      <ExplainDialog />
      <Questions />
      <DropZone />
    </div>
  )
}
