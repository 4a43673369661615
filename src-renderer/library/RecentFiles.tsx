import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { IconFileUnknown, IconHistory, IconRestore, IconX } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../shell/useFormat'
import { openProject, recoverProject } from '../state/session/openProject'
import { useDocument, useLibrary, useStudio } from '../state/studio'
import classes from './library.module.css'

/** Most entries of each kind that are shown. */
const MOST = 6

interface EntryProps {
  readonly icon: ReactNode
  readonly title: string
  readonly hint: string
  readonly tooltip: string
  readonly removeLabel: string
  readonly missing?: boolean
  onOpen(): void
  onRemove(): void
}

function Entry({ icon, title, hint, tooltip, removeLabel, missing, onOpen, onRemove }: EntryProps): ReactElement {
  return (
    <span className={classes['recent']} data-missing={missing || undefined}>
      <Tooltip label={tooltip} multiline maw={420}>
        <UnstyledButton onClick={onOpen} aria-disabled={missing}>
          {icon}
          <b>{title}</b>
          <small>{hint}</small>
        </UnstyledButton>
      </Tooltip>
      <ActionIcon size={22} variant="subtle" color="gray" aria-label={`${removeLabel}: ${title}`} onClick={onRemove}>
        <IconX size={13} />
      </ActionIcon>
    </span>
  )
}

/** What a crash left behind and the files opened last, each to be opened or removed from the list. */
export default function RecentFiles(): ReactElement | null {
  const { t } = useTranslation()
  const studio = useStudio()
  const { ago } = useFormat()
  const recovered = useLibrary((state) => state.recoverable)
  const recent = useLibrary((state) => state.recent)
  const openPath = useDocument((state) => state.path)
  const isOpen = useDocument((state) => state.opening > 0)
  // What the third door shows is not said twice.
  const recoverable = isOpen ? recovered : recovered.slice(1)
  const atDoor = isOpen || recovered.length > 0 ? openPath : recent.find((project) => !project.missing)?.path
  const shown = recent.filter((project) => project.path !== atDoor).slice(0, MOST)
  if (recoverable.length + shown.length === 0) return null
  const refresh = (): void => void studio.library.getState().refresh()
  const forget = async (path: string): Promise<void> => {
    await studio.client.call('project.forget', { path })
    refresh()
  }
  const throwAway = async (id: string): Promise<void> => {
    await studio.client.call('project.discardRecoverable', { id })
    refresh()
  }
  return (
    <section className={classes['recents']} aria-label={t('library.recent')}>
      <h2>{t('library.recent')}</h2>
      {recoverable.slice(0, MOST).map(({ id, title, at, path }) => (
        <Entry
          key={`recovered ${id}`}
          icon={<IconRestore size={15} />}
          title={title}
          hint={t('library.recovered', { ago: ago(at) })}
          tooltip={path ?? t('library.alsoRecovered')}
          removeLabel={t('library.throwAway')}
          onOpen={() => void recoverProject(studio, id)}
          onRemove={() => void throwAway(id)}
        />
      ))}
      {shown.map(({ path, title, at, missing }) => (
        <Entry
          key={path}
          icon={missing ? <IconFileUnknown size={15} /> : <IconHistory size={15} />}
          title={title}
          hint={ago(at)}
          missing={missing}
          tooltip={missing ? `${t('library.missing')}: ${path}` : path}
          removeLabel={t('library.forget')}
          onOpen={() => !missing && void openProject(studio, path)}
          onRemove={() => void forget(path)}
        />
      ))}
    </section>
  )
}
