import { Textarea } from '@mantine/core'
import { editNote } from '@shared/graph/commands/editNote'
import type { GraphNote } from '@shared/graph/document'
import { useTranslation } from 'react-i18next'
import { applyChange } from '../canvas/applyChange'
import { localized } from '../i18n/format'
import { useInterface, useStudio } from '../state/studio'
import styles from './Inspector.module.css'

/** A note's text with room to write. */
export default function NoteInspector({ note }: { note: GraphNote }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const write = (text: string) => {
    const next = typeof note.text === 'string' ? text : { ...note.text, [language]: text }
    applyChange(studio, editNote(studio.documents.getState().document, note.id, { text: next }), `note:${note.id}`)
  }
  return (
    <>
      <h2 className={styles.head}>{t('inspector.note')}</h2>
      <p className={styles.help}>{t('inspector.noteHelp')}</p>
      <Textarea
        size="xs"
        autosize
        minRows={5}
        maxRows={24}
        value={localized(note.text, language)}
        aria-label={t('canvas.noteText')}
        placeholder={t('canvas.notePlaceholder')}
        onChange={(event) => write(event.currentTarget.value)}
      />
    </>
  )
}
