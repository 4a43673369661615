import { Progress } from '@mantine/core'
import { IconFileDownload, IconFileOff, IconFolderOpen } from '@tabler/icons-react'
import { useCallback, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnsaved } from '../state/documentStore'
import { useDocument, useStudio } from '../state/studio'
import classes from './DropZone.module.css'
import { readDrop } from './Dropped'
import { takeDropped, type Taking } from './takeDropped'
import { useFileDrag } from './useFileDrag'

/** Files dropped anywhere on the window open or are imported; says before what will happen, and after how far it is. */
export default function DropZone(): ReactElement | null {
  const studio = useStudio()
  const [taking, setTaking] = useState<Taking>()
  const mayDrop = useCallback(() => studio.questions.getState().question === null, [studio])
  const onDrop = useCallback(
    (data: DataTransfer): void => {
      const items = readDrop(data, studio.client.pathOf)
      if (items.length > 0) void takeDropped(studio, items, setTaking).finally(() => setTaking(undefined))
    },
    [studio],
  )
  const drag = useFileDrag(mayDrop, onDrop)
  if (drag) return <div className={classes['zone']}>{drag === 'wrong' ? <Wrong /> : <Welcome />}</div>
  return taking ? <Busy {...taking} /> : null
}

/** What will happen with what is held over the window. */
function Welcome(): ReactElement {
  const { t } = useTranslation()
  const { app } = useStudio()
  const unsaved = useDocument(isUnsaved)
  return (
    <div className={classes['card']} role="status">
      <b>{t('shell.open.drop.title')}</b>
      <ul>
        <li>
          <IconFileDownload size={18} aria-hidden />
          <span>
            {t('shell.open.drop.network')}
            <small>{t('shell.open.drop.formats')}</small>
          </span>
        </li>
        <li>
          <IconFolderOpen size={18} aria-hidden />
          <span>
            {t(app.host === 'desktop' ? 'shell.open.drop.project' : 'shell.open.drop.projectInBrowser')}
            <small>.neuroloom.json</small>
          </span>
        </li>
      </ul>
      {unsaved && <em>{t('shell.open.drop.unsaved')}</em>}
    </div>
  )
}

function Wrong(): ReactElement {
  const { t } = useTranslation()
  return (
    <div className={classes['card']} role="status" data-wrong>
      <b>
        <IconFileOff size={18} aria-hidden />
        {t('shell.open.drop.wrong')}
      </b>
      <em>{t('shell.open.drop.wrongHint')}</em>
    </div>
  )
}

function Busy({ name, share }: Taking): ReactElement {
  const { t } = useTranslation()
  const sending = share !== undefined && share < 1
  return (
    <div className={classes['busy']} role="status">
      <span>{t(sending ? 'shell.open.drop.sending' : 'shell.open.drop.reading', { name })}</span>
      <Progress value={sending ? share * 100 : 100} animated={!sending} size="sm" aria-label={name} />
    </div>
  )
}
