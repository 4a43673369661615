import { UnstyledButton } from '@mantine/core'
import { IconFolderOpen, IconHistory, IconPlus, IconSchool } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { newAction } from '../actions/file/new'
import { openAction } from '../actions/file/open'
import { useAction } from '../shell/useAction'
import { useFormat } from '../shell/useFormat'
import { isUnsaved } from '../state/documentStore'
import { openProject, openTemplate, recoverProject } from '../state/session/openProject'
import { useDocument, useLibrary, useStudio } from '../state/studio'
import classes from './library.module.css'

interface DoorProps {
  readonly color: string
  readonly icon: ReactNode
  readonly title: string
  readonly hint: string
  onOpen(): void
}

function Door({ color, icon, title, hint, onOpen }: DoorProps): ReactElement {
  return (
    <UnstyledButton className={classes['door']} onClick={onOpen}>
      <span
        className={classes['doorIcon']}
        style={{ color: `var(--cat-${color})`, background: `var(--cat-${color}-bg)` }}
      >
        {icon}
      </span>
      <span className={classes['doorText']}>
        <b>{title}</b>
        <span>{hint}</span>
      </span>
    </UnstyledButton>
  )
}

/** The network that a person who has nothing to continue should try first. */
const FIRST_TEMPLATE = 'xorMlp'

/** What the third door leads to: the open project, what a crash left, the last file, or else a first network. */
function useContinue(): Pick<DoorProps, 'title' | 'hint' | 'onOpen'> & { readonly first?: boolean } {
  const { t } = useTranslation()
  const studio = useStudio()
  const { ago } = useFormat()
  const opening = useDocument((state) => state.opening)
  const title = useDocument((state) => state.document.title)
  const unsaved = useDocument(isUnsaved)
  const recovered = useLibrary((state) => state.recoverable[0])
  const recent = useLibrary((state) => state.recent.find((project) => !project.missing))
  const named = (name: string): string => t('library.continueTitle', { title: name })
  if (opening > 0) {
    return {
      title: named(title),
      hint: t(unsaved ? 'library.continueOpenUnsaved' : 'library.continueOpen'),
      onOpen: () => studio.interface.getState().set({ screen: 'studio' }),
    }
  }
  if (recovered) {
    return {
      title: named(recovered.title),
      hint: t('library.recovered', { ago: ago(recovered.at) }),
      onOpen: () => void recoverProject(studio, recovered.id),
    }
  }
  if (recent)
    return { title: named(recent.title), hint: ago(recent.at), onOpen: () => void openProject(studio, recent.path) }
  return {
    first: true,
    title: t('library.continueFirst'),
    hint: t('library.continueFirstHint'),
    onOpen: () => void openTemplate(studio, FIRST_TEMPLATE),
  }
}

/** The three ways in: blank, a file, or where one left off. */
export default function Doors(): ReactElement {
  const { t } = useTranslation()
  const blank = useAction(newAction)
  const open = useAction(openAction)
  const { first, ...last } = useContinue()
  return (
    <div className={classes['doors']}>
      <Door
        color="data"
        icon={<IconPlus size={20} />}
        title={t('library.blank')}
        hint={t('library.blankHint')}
        onOpen={blank}
      />
      <Door
        color="merge"
        icon={<IconFolderOpen size={20} />}
        title={t('library.openFile')}
        hint={t('library.openFileHint')}
        onOpen={open}
      />
      <Door color="activation" icon={first ? <IconSchool size={20} /> : <IconHistory size={20} />} {...last} />
    </div>
  )
}
