import { Button } from '@mantine/core'
import { useEffect, useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { saveAsAction } from '../actions/file/saveAs'
import { openPath } from '../state/session/showProject'
import { useDocument, useInterface, useStudio } from '../state/studio'
import classes from './Banners.module.css'
import { useAction } from './useAction'

function Banner({
  tone,
  children,
  buttons,
}: {
  readonly tone: 'warn' | 'info'
  readonly children: ReactNode
  readonly buttons?: ReactNode
}): ReactElement {
  return (
    <div className={classes['banner']} data-tone={tone} role="status">
      <span>{children}</span>
      {buttons}
    </div>
  )
}

/** States of the project that a person must know of for as long as they last. */
export default function Banners(): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  // On the start screen no project is on the screen, though one may be open behind it.
  const inStudio = useInterface((state) => state.screen === 'studio')
  const readOnly = useDocument((state) => state.readOnly) && inStudio
  const foreign = useDocument((state) => state.foreignStamp !== undefined) && inStudio
  const path = useDocument((state) => state.path)
  const saveAs = useAction(saveAsAction)
  const [lost, setLost] = useState(studio.client.connection.state() === 'lost')
  useEffect(() => studio.client.connection.subscribe((state) => setLost(state === 'lost')), [studio])
  return (
    <>
      {lost && <Banner tone="warn">{t('shell.banner.lost')}</Banner>}
      {readOnly && (
        <Banner tone="info" buttons={<Button onClick={saveAs}>{t('actions.saveAs')}</Button>}>
          {t('shell.banner.readOnly')}
        </Banner>
      )}
      {foreign && path !== undefined && (
        <Banner
          tone="warn"
          buttons={
            <>
              <Button onClick={() => void openPath(studio, path)}>{t('shell.banner.reload')}</Button>
              <Button onClick={() => studio.documents.getState().markForeign(undefined)}>
                {t('shell.banner.keep')}
              </Button>
            </>
          }
        >
          {t('shell.banner.foreign')}
        </Banner>
      )}
    </>
  )
}
