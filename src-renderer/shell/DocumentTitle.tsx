import { TextInput, Tooltip, UnstyledButton } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnsaved } from '../state/documentStore'
import { useDocument, useStudio } from '../state/studio'
import classes from './TopBar.module.css'

/** What a person calls the file: without its folder and the ending that all projects have. */
const fileName = (path: string): string => (path.split(/[\\/]/).at(-1) ?? path).replace(/\.neuroloom\.json$/, '')

/** The project's name, to be changed in place; below it the file's, and whether it holds what is on the screen. */
export default function DocumentTitle(): ReactElement {
  const { t } = useTranslation()
  const { documents } = useStudio()
  const title = useDocument((state) => state.document.title)
  const path = useDocument((state) => state.path)
  const saved = useDocument((state) =>
    state.readOnly ? 'readOnly' : isUnsaved(state) ? 'unsaved' : state.path === undefined ? 'neverSaved' : 'saved',
  )
  const [draft, setDraft] = useState<string | null>(null)

  const keep = (): void => {
    const next = draft?.trim()
    if (next && next !== title)
      documents.getState().apply({ label: 'title', edit: { type: 'set', patch: { title: next } } })
    setDraft(null)
  }
  if (draft !== null)
    return (
      <TextInput
        className={classes['titleInput']}
        aria-label={t('shell.titleLabel')}
        autoFocus
        value={draft}
        maxLength={200}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
          if (event.key === 'Escape') setDraft(null)
        }}
      />
    )
  return (
    <div className={classes['document']}>
      <Tooltip label={path ?? title} multiline maw={420}>
        <UnstyledButton
          className={classes['title']}
          aria-label={`${t('shell.rename')}: ${title}`}
          onClick={() => setDraft(title)}
        >
          {title}
        </UnstyledButton>
      </Tooltip>
      <div className={classes['file']}>
        {path !== undefined && (
          <span className={classes['fileName']} title={path}>
            {fileName(path)}
          </span>
        )}
        <span className={classes['saved']} data-unsaved={saved === 'unsaved' || undefined} role="status">
          {t(`shell.${saved}`)}
        </span>
      </div>
    </div>
  )
}
