import { Button } from '@mantine/core'
import { nodeItems } from '@shared/catalog/catalog'
import { sizeOf } from '@shared/catalog/define/tensorType'
import { edgesAlong } from '@shared/graph/blocks/groupPorts'
import { disconnect } from '@shared/graph/commands/disconnect'
import type { GraphEdge, PortRef } from '@shared/graph/document'
import { IconGridDots, IconUnlink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { applyChange } from '../canvas/applyChange'
import { canvasStore } from '../canvas/canvasStore'
import Glyph from '../canvas/card/Glyph'
import { nodeTitle, portTitle } from '../canvas/card/itemWords'
import { formatNumber, formatShape } from '../i18n/format'
import { useDocument, useInterface, useStudio } from '../state/studio'
import { lookInside } from '../views/lookInside'
import styles from './Inspector.module.css'
import Problems from './Problems'
import Stat from './Stat'

/** An edge: the tensor that flows along it, and its two ends. */
export default function EdgeInspector({ edge }: { edge: GraphEdge }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const checked = useDocument((state) => state.checked)
  const type = checked.nodes[edge.source.node]?.outputs[edge.source.port]
  const found = checked.diagnostics.filter(
    ({ target }) =>
      (target.kind === 'edge' && target.edge === edge.id) ||
      (target.kind === 'port' &&
        target.side === 'input' &&
        target.node === edge.target.node &&
        target.port === edge.target.port),
  )
  return (
    <>
      <h2 className={styles.head}>{t('inspector.edge')}</h2>
      <p className={styles.help}>{t('inspector.edgeHelp')}</p>
      <Problems diagnostics={found} />
      <div className={styles.ends}>
        <End label={t('inspector.from')} end={edge.source} />
        <End label={t('inspector.to')} end={edge.target} />
      </div>
      {type ? (
        <div className={styles.stats}>
          <Stat title={t('inspector.shape')} value={formatShape(type.shape)} />
          <Stat title={t('inspector.valuesPerSample')} value={formatNumber(sizeOf(type.shape), language)} />
          <Stat title={t('inspector.dtype')} value={type.dtype} />
          {type.labels && (
            <Stat
              title={t('inspector.labels')}
              value={t(`inspector.encodings.${type.labels.encoding}`, { classes: type.labels.classes })}
            />
          )}
        </div>
      ) : (
        <p className={styles.help}>{t('inspector.shapeUnknown')}</p>
      )}
      <WeightsOf node={edge.target.node} />
      <Button
        mt={12}
        fullWidth
        leftSection={<IconUnlink size={14} />}
        onClick={() => {
          const { document } = studio.documents.getState()
          applyChange(studio, disconnect(document, edgesAlong(document, edge.id, studio.blocks.getState().find)))
        }}
      >
        {t('inspector.disconnect')}
      </Button>
    </>
  )
}

/** Leads to the weights that what flows here meets. */
function WeightsOf({ node }: { node: string }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const has = useDocument(({ checked }) => Object.keys(checked.nodes[node]?.weights ?? {}).length > 0)
  if (!has) return null
  return (
    <Button
      mt={12}
      fullWidth
      leftSection={<IconGridDots size={14} />}
      onClick={() => lookInside(studio, node, 'weights')}
    >
      {t('inspector.edgeWeights')}
    </Button>
  )
}

function End({ label, end }: { label: string; end: PortRef }) {
  const language = useInterface((state) => state.language)
  const node = useDocument((state) => state.document.nodes.find((candidate) => candidate.id === end.node))
  if (!node) return null
  const item = nodeItems.get(node.type)
  return (
    <button type="button" className={styles.end} onClick={() => canvasStore.getState().commands?.focusNode(node.id)}>
      <Glyph icon={item?.icon ?? '?'} category={item?.category ?? null} size={18} />
      {nodeTitle(node, language)}
      <small>{[label, portTitle(node.type, end.port, language)].filter(Boolean).join(' · ')}</small>
    </button>
  )
}
