import { nodeItems } from '@shared/catalog/catalog'
import type { Diagnostic } from '@shared/graph/diagnostic'
import { describeDiagnostic } from '@shared/graph/diagnostics/texts'
import type { Language } from '@shared/language'
import { IconAlertTriangle, IconCircleX, IconLink, IconPlayerPlay, IconSnowflake } from '@tabler/icons-react'
import type { NodeProps } from '@xyflow/react'
import type { TFunction } from 'i18next'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShape } from '../../i18n/format'
import ExplainButton from '../../explain/ExplainButton'
import Live from '../../samples/Live'
import { useInterface } from '../../state/studio'
import { useCanvas } from '../canvasStore'
import type { CardData, CardNode } from '../flow/flowTypes'
import { PORT_ROW, type PlacedPort } from '../flow/portLayout'
import ActivationPlot from './ActivationPlot'
import CardProblems from './CardProblems'
import CardSamples from './CardSamples'
import Glyph from './Glyph'
import { cardTitle, nodeSummary, portTitle } from './itemWords'
import LossValue from './LossValue'
import styles from './NodeCard.module.css'
import Port from './Port'
import StepValues from './StepValues'
import { useTrainingNow } from './useTrainingNow'

const ICON = 14

const worstOf = (found: readonly Diagnostic[]): Diagnostic | undefined =>
  found.find((d) => d.severity === 'error') ?? found.find((d) => d.severity === 'warning')

/** What the card says, for those who do not see it. */
const cardWords = (data: CardData, [summary, problem]: readonly [string, string], language: Language, t: TFunction) =>
  [cardTitle(data, language), summary, data.frozen && t('canvas.frozen'), data.shared && t('canvas.shared'), problem]
    .filter(Boolean)
    .join('. ')

/** A node as a card. Its state is told by icon and words as well as by color. */
function NodeCard({ id, data, selected, dragging }: NodeProps<CardNode>) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const [hovered, setHovered] = useState(false)
  const pointed = useCanvas((state) => state.pointed === id)
  const item = nodeItems.get(data.type)
  const worst = worstOf(data.diagnostics)
  const summary = item ? nodeSummary(item, data.params, language) : t('canvas.unknownType')
  const problem = worst ? describeDiagnostic(worst, language).title : ''
  return (
    <div
      className={styles.card}
      data-state={worst?.severity ?? 'ok'}
      data-selected={selected || undefined}
      data-pointed={pointed || undefined}
      data-dragging={dragging || undefined}
      data-card={id}
      tabIndex={-1}
      role="group"
      aria-label={cardWords(data, [summary, problem], language, t)}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      {data.ports.map((port) => (
        <Port key={`${port.kind}/${port.name}`} node={id} type={data.type} port={port} />
      ))}
      <Head data={data} />
      {item && (hovered || selected) && !dragging && <ExplainButton item={item} node={id} onCard />}
      {item?.kind === 'view' ? <CardSamples id={id} /> : <Lines data={data} summary={summary} />}
      <Foot id={id} data={data} />
      <StepValues node={id} />
      {worst && (
        <div className={styles.problem} data-state={worst.severity}>
          {worst.severity === 'error' ? (
            <IconCircleX size={ICON} aria-hidden />
          ) : (
            <IconAlertTriangle size={ICON} aria-hidden />
          )}
          <span>{problem}</span>
        </div>
      )}
      {worst && !dragging && (
        <CardProblems node={id} diagnostics={data.diagnostics} hovered={hovered} selected={selected} />
      )}
    </div>
  )
}

/** Icon, name, and the marks of its state. */
function Head({ data }: { data: CardData }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const trainingNow = useTrainingNow(data.hasWeights && !data.frozen)
  const title = cardTitle(data, language)
  return (
    <div className={styles.head}>
      <Glyph icon={nodeItems.get(data.type)?.icon ?? '?'} category={data.category} />
      <span className={styles.title} title={title}>
        {title}
      </span>
      <span className={styles.marks}>
        {trainingNow && <IconPlayerPlay size={ICON} className={styles.training} aria-label={t('canvas.trainingNow')} />}
        {data.frozen && <IconSnowflake size={ICON} aria-label={t('canvas.frozen')} />}
        {data.shared && <IconLink size={ICON} aria-label={t('canvas.shared')} />}
      </span>
    </div>
  )
}

/** The parameters that matter, between the names of the ports; a row more for each further port. */
function Lines({ data, summary }: { data: CardData; summary: string }) {
  const language = useInterface((state) => state.language)
  const item = nodeItems.get(data.type)
  const left = data.ports.filter((port) => port.at === 'left')
  const right = data.ports.filter((port) => port.at === 'right')
  const rows = Math.max(left.length, right.length)
  const label = (port: PlacedPort | undefined) =>
    port?.named ? <span className={styles.portName}>{portTitle(data.type, port.name, language)}</span> : null
  return (
    <>
      <div className={styles.line}>
        {label(left[0])}
        <span className={styles.summary} title={summary}>
          {summary}
        </span>
        {item?.kind === 'activation' && <ActivationPlot item={item} params={data.params} width={36} height={18} />}
        {label(right[0])}
      </div>
      {Array.from({ length: Math.max(0, rows - 1) }, (_, i) => (
        <div key={i} className={styles.portRow} style={{ height: PORT_ROW }}>
          {label(left[i + 1])}
          <span className={styles.gap} />
          {label(right[i + 1])}
        </div>
      ))}
    </>
  )
}

/** How many samples a node shows, and whether they follow a run that goes on. */
function Shown({ rows }: { rows: number }) {
  const { t } = useTranslation()
  const going = useTrainingNow(true)
  return going ? <Live /> : <span>{t('samples.number', { count: rows })}</span>
}

/** What comes out and what it costs; of a loss, its value. */
function Foot({ id, data }: { id: string; data: CardData }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const item = nodeItems.get(data.type)
  if (item?.kind === 'loss') {
    return (
      <div className={styles.foot}>
        <LossValue node={id} />
      </div>
    )
  }
  const [output] = item?.kind === 'view' ? [data.input] : Object.values(data.outputs)
  const number = (value: number) => formatNumber(value, language)
  // A data set that could not be described has no outputs.
  const rows = item?.kind === 'dataset' && output ? item.describe(data.params as never).rows : null
  return (
    <div className={styles.foot}>
      <span className={styles.chip}>{output ? formatShape(output.shape) : '?'}</span>
      {rows !== null && <span>{t('canvas.rows', { count: rows, number: number(rows) })}</span>}
      {item?.kind === 'view' && <Shown rows={item.rows(data.params as never)} />}
      {item?.kind === 'layer' && (
        <span title={t('canvas.multiplyAdds', { count: data.multiplyAdds, number: number(data.multiplyAdds) })}>
          {t('canvas.parametersShort', { number: number(data.parameterCount) })}
        </span>
      )}
    </div>
  )
}

/** React Flow tells a card each place that it is dragged to, which changes nothing in it. */
const isSame = (before: NodeProps<CardNode>, next: NodeProps<CardNode>): boolean =>
  before.id === next.id &&
  before.data === next.data &&
  before.selected === next.selected &&
  before.dragging === next.dragging

export default memo(NodeCard, isSame)
