import type { LocalizedText } from '@shared/graph/document'
import { renameGroup } from '@shared/graph/commands/renameGroup'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { localized } from '../../i18n/format'
import { useInterface, useStudio } from '../../state/studio'
import { applyChange } from '../applyChange'
import { canvasStore, useCanvas } from '../canvasStore'
import styles from './EditableTitle.module.css'

/** Title of a group: double-click or F2 edits it, Enter keeps, Escape leaves it as it was. */
export default function EditableTitle({ id, title }: { id: string; title: LocalizedText }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const editing = useCanvas((state) => state.editing === id)
  const field = useRef<HTMLInputElement>(null)
  const text = localized(title, language)
  useEffect(() => {
    if (editing) field.current?.select()
  }, [editing])

  const stop = () => canvasStore.getState().set({ editing: null })
  const keep = () => {
    const next = field.current?.value.trim() ?? ''
    if (next && next !== text) applyChange(studio, renameGroup(studio.documents.getState().document, id, next))
    stop()
  }
  if (!editing) {
    return (
      <button
        type="button"
        className={styles.title}
        title={t('canvas.renameHint')}
        onDoubleClick={(event) => {
          event.stopPropagation()
          canvasStore.getState().set({ editing: id })
        }}
      >
        {text || t('canvas.untitledGroup')}
      </button>
    )
  }
  return (
    <input
      ref={field}
      className={`${styles.field} nodrag nopan`}
      defaultValue={text}
      maxLength={200}
      aria-label={t('canvas.groupTitle')}
      autoFocus
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') stop()
      }}
    />
  )
}
