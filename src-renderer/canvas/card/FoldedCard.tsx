import { ActionIcon } from '@mantine/core'
import { setFolded } from '@shared/graph/commands/setFolded'
import { IconAlertTriangle, IconCircleX, IconFoldDown, IconStack2 } from '@tabler/icons-react'
import { Handle, Position, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShape, localized } from '../../i18n/format'
import { useInterface, useStudio } from '../../state/studio'
import { applyChange } from '../applyChange'
import type { FoldedData, FoldedNode } from '../flow/flowTypes'
import { CARD_SIZE, FIRST_PORT, PORT_ROW } from '../flow/portLayout'
import EditableTitle from './EditableTitle'
import styles from './FoldedCard.module.css'
import Glyph from './Glyph'
import card from './NodeCard.module.css'
import portStyles from './Port.module.css'

/** A folded group: one card with the totals of what is inside, wired as its members are. */
function FoldedCard({ id, data, selected }: NodeProps<FoldedNode>) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const number = (value: number) => formatNumber(value, language)
  const unfold = () => applyChange(studio, setFolded(studio.documents.getState().document, id, false))
  const more = (Math.max(data.inputs.length, data.outputs.length, 1) - 1) * PORT_ROW
  return (
    <div
      className={`${card.card} ${styles.folded}`}
      data-state={data.errors > 0 ? 'error' : data.warnings > 0 ? 'warning' : 'ok'}
      data-selected={selected || undefined}
      data-card={id}
      tabIndex={-1}
      role="group"
      aria-label={[localized(data.title, language), t('canvas.foldedName', { count: data.count })]
        .filter(Boolean)
        .join('. ')}
      style={{ minHeight: CARD_SIZE.height + more }}
      onDoubleClick={unfold}
    >
      <Ports type="target" ports={data.inputs} />
      <Ports type="source" ports={data.outputs} />
      <div className={card.head}>
        <Glyph icon={<IconStack2 size={13} />} category={data.categories[0] ?? null} />
        <EditableTitle id={id} title={data.title} />
        <ActionIcon
          className={`nodrag ${styles.unfold}`}
          size={22}
          variant="subtle"
          color="gray"
          onClick={unfold}
          aria-label={t('canvas.unfold')}
          title={t('canvas.unfold')}
        >
          <IconFoldDown size={14} />
        </ActionIcon>
      </div>
      <div className={card.line} style={{ marginBottom: 6 + more }}>
        <span className={card.summary}>
          {t('canvas.nodesInside', { count: data.count, number: number(data.count) })}
        </span>
        {data.categories.map((category) => (
          <i key={category} className={styles.dot} style={{ background: `var(--cat-${category})` }} />
        ))}
      </div>
      <div className={card.foot}>
        <span className={card.chip}>{data.output ? formatShape(data.output.shape) : ''}</span>
        <span title={t('canvas.multiplyAdds', { count: data.multiplyAdds, number: number(data.multiplyAdds) })}>
          {t('canvas.parametersShort', { number: number(data.parameterCount) })}
        </span>
      </div>
      <Problems data={data} />
    </div>
  )
}

/** Ports of a folded group: where the edges of its members come out. */
function Ports({ type, ports }: { type: 'source' | 'target'; ports: readonly string[] }) {
  return ports.map((port, i) => (
    <Handle
      key={port}
      id={port}
      type={type}
      position={type === 'target' ? Position.Left : Position.Right}
      className={portStyles.port}
      style={{ top: FIRST_PORT + i * PORT_ROW }}
      isConnectable={false}
    />
  ))
}

function Problems({ data }: { data: FoldedData }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const count = data.errors + data.warnings
  if (count === 0) return null
  return (
    <div className={card.problem} data-state={data.errors > 0 ? 'error' : 'warning'}>
      {data.errors > 0 ? <IconCircleX size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}
      <span>{t('canvas.problemsInside', { count, number: formatNumber(count, language) })}</span>
    </div>
  )
}

export default memo(FoldedCard)
