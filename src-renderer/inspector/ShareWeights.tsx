import { Select } from '@mantine/core'
import { shareWeights } from '@shared/graph/commands/shareWeights'
import type { GraphNode } from '@shared/graph/document'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { applyChange } from '../canvas/applyChange'
import { nodeTitle } from '../canvas/card/itemWords'
import { sameValue } from '../canvas/flow/sameValue'
import { useDocument, useInterface, useStudio } from '../state/studio'
import FieldRow from './FieldRow'

const OWN = ''

/** Whose weights the node uses: its own, or those of a node with weights of the same shapes. */
export default function ShareWeights({ node }: { node: GraphNode }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const checked = useDocument((state) => state.checked)
  const document = useDocument((state) => state.document)
  const options = useMemo(() => {
    const shapes = (id: string) =>
      Object.entries(checked.nodes[id]?.weights ?? {}).map(([name, { shape }]) => [name, shape])
    const own = shapes(node.id)
    // Nodes of one type are told apart by their number among them.
    return document.nodes
      .filter((other) => other.type === node.type)
      .map((other, i) => ({ other, label: `${nodeTitle(other, language)} · ${i + 1}` }))
      .filter(({ other }) => other.id !== node.id && other.sharesWith === undefined && sameValue(shapes(other.id), own))
      .map(({ other, label }) => ({ value: other.id, label }))
  }, [checked, document, node, language])
  const chosen = node.sharesWith ?? OWN
  const data = [{ value: OWN, label: t('inspector.ownWeights') }, ...options]
  if (options.length === 0 && chosen === OWN) return null
  if (!data.some((option) => option.value === chosen)) data.push({ value: chosen, label: chosen })
  return (
    <FieldRow title={t('inspector.sharesWith')} help={t('inspector.sharesWithHelp')}>
      <Select
        size="xs"
        allowDeselect={false}
        value={chosen}
        data={data}
        aria-label={t('inspector.sharesWith')}
        onChange={(value) =>
          applyChange(studio, shareWeights(studio.documents.getState().document, [node.id], value || null))
        }
      />
    </FieldRow>
  )
}
