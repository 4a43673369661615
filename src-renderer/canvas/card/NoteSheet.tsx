import { editNote } from '@shared/graph/commands/editNote'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { NodeResizer, type NodeProps, type ResizeParams } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { localized } from '../../i18n/format'
import { useInterface, useStudio } from '../../state/studio'
import { applyChange } from '../applyChange'
import { canvasStore, useCanvas } from '../canvasStore'
import type { NoteNode } from '../flow/flowTypes'
import styles from './NoteSheet.module.css'

/** A sheet of text: double-click or Enter edits, Escape or a click elsewhere ends; corners resize. */
function NoteSheet({ id, data, selected }: NodeProps<NoteNode>) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const editing = useCanvas((state) => state.editing === id)
  const text = localized(data.text, language)
  const document = () => studio.documents.getState().document
  const write = (next: string) =>
    applyChange(
      studio,
      editNote(document(), id, { text: typeof data.text === 'string' ? next : { ...data.text, [language]: next } }),
      `note:${id}`,
    )
  const resize = ({ x, y, width, height }: ResizeParams) => {
    const group = `resize:${id}:${Date.now()}`
    applyChange(studio, moveNodes(document(), new Map([[id, { x: Math.round(x), y: Math.round(y) }]])), group)
    applyChange(
      studio,
      editNote(document(), id, { size: { width: Math.round(width), height: Math.round(height) } }),
      group,
    )
  }
  return (
    <>
      <NodeResizer
        isVisible={selected}
        minWidth={120}
        minHeight={48}
        maxWidth={4000}
        maxHeight={4000}
        lineClassName={styles.resizeLine}
        handleClassName={styles.resizeHandle}
        onResizeEnd={(_event, to) => resize(to)}
      />
      <div
        className={styles.note}
        data-selected={selected || undefined}
        data-card={id}
        tabIndex={-1}
        role="note"
        onDoubleClick={() => canvasStore.getState().set({ editing: id })}
      >
        {editing ? (
          <textarea
            className={`${styles.text} nodrag nopan nowheel`}
            value={text}
            autoFocus
            aria-label={t('canvas.noteText')}
            placeholder={t('canvas.notePlaceholder')}
            onChange={(event) => write(event.target.value)}
            onBlur={() => canvasStore.getState().set({ editing: null })}
            onKeyDown={(event) => {
              event.stopPropagation()
              if (event.key === 'Escape') canvasStore.getState().set({ editing: null })
            }}
          />
        ) : (
          <div className={`${styles.text} ${text ? '' : styles.empty}`}>{text || t('canvas.notePlaceholder')}</div>
        )}
      </div>
    </>
  )
}

export default memo(NoteSheet)
