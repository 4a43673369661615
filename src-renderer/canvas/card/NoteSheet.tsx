import { editNote } from '@shared/graph/commands/editNote'
import { moveNodes } from '@shared/graph/commands/moveNodes'
import { createId } from '@shared/graph/createId'
import type { LocalizedText } from '@shared/graph/document'
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
  const studio = useStudio()
  const editing = useCanvas((state) => state.editing === id)
  const resize = ({ x, y, width, height }: ResizeParams) => {
    const document = () => studio.documents.getState().document
    const group = `resize:${createId()}`
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
        {editing ? <Editor id={id} text={data.text} /> : <Text text={data.text} />}
      </div>
    </>
  )
}

function Text({ text }: { text: LocalizedText }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const words = localized(text, language)
  return <div className={`${styles.text} ${words ? '' : styles.empty}`}>{words || t('canvas.notePlaceholder')}</div>
}

/** Writes as it is typed, in the person's language where the note has several. */
function Editor({ id, text }: { id: string; text: LocalizedText }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const stop = () => canvasStore.getState().set({ editing: null })
  const write = (next: string) =>
    applyChange(
      studio,
      editNote(studio.documents.getState().document, id, {
        text: typeof text === 'string' ? next : { ...text, [language]: next },
      }),
      `note:${id}`,
    )
  return (
    <textarea
      className={`${styles.text} nodrag nopan nowheel`}
      value={localized(text, language)}
      autoFocus
      aria-label={t('canvas.noteText')}
      placeholder={t('canvas.notePlaceholder')}
      onChange={(event) => write(event.target.value)}
      onBlur={stop}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Escape') return
        stop()
        canvasStore.getState().commands?.focus()
      }}
    />
  )
}

export default memo(NoteSheet)
