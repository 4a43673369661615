import { Select } from '@mantine/core'
import type { LayerDefinition } from '@shared/catalog/define/layer'
import type { CheckedNode } from '@shared/compile/checkedGraph'
import { borrowWeights } from '@shared/graph/commands/borrowWeights'
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

/** Sizes of weights that must be equal to use one another's: of all of them, or of those borrowed but for the size that follows. */
function sizesOf(checked: CheckedNode | undefined, borrows: LayerDefinition['borrows']) {
  const all = Object.entries(checked?.weights ?? {}).map(([name, { shape }]) => [name, shape] as const)
  if (!borrows) return all
  return all.filter(([name]) => borrows.weights.includes(name)).map(([name, shape]) => [name, shape.slice(1)] as const)
}

/** Whose weights the node uses: its own, or those of a node with weights of the same shapes. */
export default function ShareWeights({ node }: { node: GraphNode }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const checked = useDocument((state) => state.checked)
  const document = useDocument((state) => state.document)
  const item = checked.nodes[node.id]?.item
  const borrows = item?.kind === 'layer' ? item.borrows : undefined
  const options = useMemo(() => {
    const own = sizesOf(checked.nodes[node.id], borrows)
    // Nodes of one type are told apart by their number among them.
    return document.nodes
      .filter((other) => other.type === (borrows?.type ?? node.type))
      .map((other, i) => ({ other, label: `${nodeTitle(other, language)} · ${i + 1}` }))
      .filter(({ other }) => other.id !== node.id && other.sharesWith === undefined)
      .filter(({ other }) => sameValue(sizesOf(checked.nodes[other.id], borrows), own))
      .map(({ other, label }) => ({ value: other.id, label }))
  }, [checked, document, node, borrows, language])
  const chosen = node.sharesWith ?? OWN
  const data = borrows ? [...options] : [{ value: OWN, label: t('inspector.ownWeights') }, ...options]
  if (options.length === 0 && chosen === OWN) return null
  const choose = (value: string) => {
    const current = studio.documents.getState().document
    const size = borrows && checked.nodes[value]?.weights[borrows.weights[0] ?? '']?.shape[0]
    if (!borrows || size === undefined) return applyChange(studio, shareWeights(current, [node.id], value || null))
    return applyChange(studio, borrowWeights(current, node.id, value, { param: borrows.sizedBy, value: size }))
  }
  if (!data.some((option) => option.value === chosen)) data.push({ value: chosen, label: chosen })
  return (
    <FieldRow title={t('inspector.sharesWith')} help={t('inspector.sharesWithHelp')}>
      <Select
        size="xs"
        allowDeselect={false}
        value={borrows && chosen === OWN ? null : chosen}
        data={data}
        aria-label={t('inspector.sharesWith')}
        onChange={(value) => value !== null && choose(value)}
      />
    </FieldRow>
  )
}
