import { nodeItems } from '@shared/catalog/catalog'
import { describeDiagnostic } from '@shared/graph/diagnostics/texts'
import { IconAlertTriangle, IconCircleX, IconLink, IconPlayerPlay, IconSnowflake } from '@tabler/icons-react'
import type { NodeProps } from '@xyflow/react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShape } from '../../i18n/format'
import { useInterface } from '../../state/studio'
import type { CardNode } from '../flow/flowTypes'
import { PORT_ROW } from '../flow/portLayout'
import ActivationPlot from './ActivationPlot'
import CardProblems from './CardProblems'
import Glyph from './Glyph'
import { cardTitle, nodeSummary, portTitle } from './itemWords'
import LossValue from './LossValue'
import styles from './NodeCard.module.css'
import Port from './Port'
import { useTrainingNow } from './useTrainingNow'

const ICON = 14

/** A node as a card. Its state is told by icon and words as well as by color. */
function NodeCard({ id, data, selected, dragging }: NodeProps<CardNode>) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const [hovered, setHovered] = useState(false)
  const trainingNow = useTrainingNow(data.hasWeights && !data.frozen)
  const item = nodeItems.get(data.type)
  const title = cardTitle(data, language)
  const worst = data.diagnostics.find((d) => d.severity === 'error') ?? data.diagnostics.find((d) => d.severity === 'warning')
  const state = worst?.severity ?? 'ok'
  const left = data.ports.filter((port) => port.at === 'left')
  const right = data.ports.filter((port) => port.at === 'right')
  const rows = Math.max(left.length, right.length)
  const output = Object.values(data.outputs)[0]
  const rowCount = item?.kind === 'dataset' ? item.describe(data.params as never).rows : null
  const rowsText = rowCount === null ? null : t('canvas.rows', { count: rowCount, number: formatNumber(rowCount, language) })
  const summary = item ? nodeSummary(item, data.params, language) : t('canvas.unknownType')
  const label = (side: typeof left, row: number) => {
    const port = side[row]
    return port?.named ? <span className={styles.portName}>{portTitle(data.type, port.name, language)}</span> : null
  }

  return (
    <div
      className={styles.card}
      data-state={state}
      data-selected={selected || undefined}
      data-dragging={dragging || undefined}
      data-card={id}
      tabIndex={-1}
      role="group"
      aria-label={t('canvas.cardName', { title, summary: rowsText ?? summary, problem: worst ? describeDiagnostic(worst, language).title : '' }).trim()}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      {data.ports.map((port) => (
        <Port key={`${port.kind}/${port.name}`} node={id} type={data.type} port={port} />
      ))}
      <div className={styles.head}>
        <Glyph icon={item?.icon ?? '?'} category={data.category} />
        <span className={styles.title} title={title}>
          {title}
        </span>
        <span className={styles.marks}>
          {trainingNow && <IconPlayerPlay size={ICON} className={styles.training} aria-label={t('canvas.trainingNow')} />}
          {data.frozen && <IconSnowflake size={ICON} aria-label={t('canvas.frozen')} />}
          {data.shared && <IconLink size={ICON} aria-label={t('canvas.shared')} />}
        </span>
      </div>
      <div className={styles.line}>
        {label(left, 0)}
        <span className={styles.summary} title={summary}>
          {summary}
        </span>
        {item?.kind === 'activation' && <ActivationPlot item={item} params={data.params} width={36} height={18} />}
        {label(right, 0)}
      </div>
      {Array.from({ length: Math.max(0, rows - 1) }, (_, i) => (
        <div key={i} className={styles.portRow} style={{ height: PORT_ROW }}>
          {label(left, i + 1)}
          <span className={styles.gap} />
          {label(right, i + 1)}
        </div>
      ))}
      <div className={styles.foot}>
        {item?.kind === 'loss' ? (
          <LossValue node={id} />
        ) : (
          <>
            <span className={styles.chip}>{output ? formatShape(output.shape) : '?'}</span>
            {rowsText !== null && <span>{rowsText}</span>}
            {item?.kind === 'layer' && (
              <span title={t('canvas.multiplyAdds', { count: data.multiplyAdds, number: formatNumber(data.multiplyAdds, language) })}>
                {t('canvas.parametersShort', { number: formatNumber(data.parameterCount, language) })}
              </span>
            )}
          </>
        )}
      </div>
      {worst && (
        <div className={styles.problem} data-state={state}>
          {worst.severity === 'error' ? <IconCircleX size={ICON} aria-hidden /> : <IconAlertTriangle size={ICON} aria-hidden />}
          <span>{describeDiagnostic(worst, language).title}</span>
        </div>
      )}
      {worst && !dragging && <CardProblems node={id} diagnostics={data.diagnostics} hovered={hovered} selected={selected} />}
    </div>
  )
}

export default memo(NodeCard)
