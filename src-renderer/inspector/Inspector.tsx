import { useTranslation } from 'react-i18next'
import { groupOfSelection } from '../canvas/groupOfSelection'
import { useDocument, useInterface } from '../state/studio'
import DocumentInspector from './DocumentInspector'
import EdgeInspector from './EdgeInspector'
import GroupInspector from './GroupInspector'
import styles from './Inspector.module.css'
import ManyInspector from './ManyInspector'
import NodeInspector from './NodeInspector'
import NoteInspector from './NoteInspector'

/** What is known of the selection, and what can be changed in it; of nothing selected, the whole document and its training. */
export default function Inspector() {
  const { t } = useTranslation()
  const selection = useInterface((state) => state.selection)
  const document = useDocument((state) => state.document)
  const nodes = document.nodes.filter((node) => selection.nodes.includes(node.id))
  const edge = document.edges.find((candidate) => candidate.id === selection.edges[0])
  const note = document.notes.find((candidate) => candidate.id === selection.notes[0])
  const [first] = nodes
  const group = groupOfSelection(document, selection.nodes)
  const view =
    group && (group.folded || group.block) ? (
      <GroupInspector key={group.id} group={group} />
    ) : first && nodes.length === 1 ? (
      <NodeInspector key={first.id} node={first} />
    ) : nodes.length > 1 ? (
      <ManyInspector key={nodes.map((node) => node.id).join()} nodes={nodes} />
    ) : edge ? (
      <EdgeInspector key={edge.id} edge={edge} />
    ) : note ? (
      <NoteInspector key={note.id} note={note} />
    ) : (
      <DocumentInspector />
    )
  return (
    <div className={styles.inspector} data-inspector aria-label={t('inspector.name')}>
      {view}
    </div>
  )
}
