import { ActionIcon } from '@mantine/core'
import type { BlockDefinition } from '@shared/catalog/define/block'
import { IconAlertTriangle, IconCircleX, IconFoldDown, IconStack2 } from '@tabler/icons-react'
import { Handle, Position, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShape, localized } from '../../i18n/format'
import { useBlocks, useInterface, useStudio } from '../../state/studio'
import type { FoldedData, FoldedNode, FoldedPort } from '../flow/flowTypes'
import { CARD_SIZE, FIRST_PORT, PORT_ROW } from '../flow/portLayout'
import { foldGroup } from '../foldGroup'
import { usePortVerdict } from '../gesture/usePortVerdict'
import EditableTitle from './EditableTitle'
import styles from './FoldedCard.module.css'
import { foldedPortTitle } from './foldedPortTitle'
import Glyph from './Glyph'
import { nodeSummary } from './itemWords'
import card from './NodeCard.module.css'
import portStyles from './Port.module.css'

interface HeadProps {
  readonly id: string
  readonly data: FoldedData
  readonly block: BlockDefinition | undefined
  readonly unfold: () => void
}

/** A folded group: one card with the totals of what is inside, wired as its members are; of a block, with its parameters. */
function FoldedCard({ id, data, selected }: NodeProps<FoldedNode>) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const block = useBlocks((state) => (data.block ? state.find(data.block.id) : undefined))
  const number = (value: number) => formatNumber(value, language)
  const unfold = () => foldGroup(studio, id, false)
  const inside = t('canvas.nodesInside', { count: data.count, number: number(data.count) })
  const summary = block && data.block ? nodeSummary(block, data.block.params, language) : ''
  const more = (Math.max(data.inputs.length, data.outputs.length, 1) - 1) * PORT_ROW
  return (
    <div
      className={`${card.card} ${styles.folded}`}
      data-state={data.errors > 0 ? 'error' : data.warnings > 0 ? 'warning' : 'ok'}
      data-selected={selected || undefined}
      data-card={id}
      tabIndex={-1}
      role="group"
      aria-label={[localized(data.title, language), t('canvas.foldedName', { count: data.count }), summary]
        .filter(Boolean)
        .join('. ')}
      style={{ minHeight: CARD_SIZE.height + more }}
      onDoubleClick={unfold}
    >
      <Ports kind="input" data={data} />
      <Ports kind="output" data={data} />
      <Head id={id} data={data} block={block} unfold={unfold} />
      <div className={card.line}>
        <PortName ports={data.inputs} row={0} data={data} />
        <span className={card.summary} title={summary || inside}>
          {summary || inside}
        </span>
        {!summary &&
          data.categories.map((category) => (
            <i key={category} className={styles.dot} style={{ background: `var(--cat-${category})` }} />
          ))}
        <PortName ports={data.outputs} row={0} data={data} />
      </div>
      <PortNames data={data} />
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

/** Icon, title, and the way to what is inside. */
function Head({ id, data, block, unfold }: HeadProps) {
  const { t } = useTranslation()
  return (
    <div className={card.head}>
      <Glyph icon={block?.icon ?? <IconStack2 size={13} />} category={block?.category ?? data.categories[0] ?? null} />
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
  )
}

/** What a port is called, where there are several on its side. */
function usePortTitle(data: FoldedData) {
  const language = useInterface((state) => state.language)
  const block = useBlocks((state) => (data.block ? state.find(data.block.id) : undefined))
  return (port: FoldedPort | undefined, side: readonly FoldedPort[]): string =>
    port ? foldedPortTitle(port, block, side.length === 1, language) : ''
}

/** Ports on one side: what they are wired to is inside. */
function Ports({ kind, data }: { kind: 'input' | 'output'; data: FoldedData }) {
  const titleOf = usePortTitle(data)
  const ports = kind === 'input' ? data.inputs : data.outputs
  return ports.map((port, row) => (
    <InnerPort key={port.id} kind={kind} port={port} row={row} title={titleOf(port, ports)} />
  ))
}

interface PortProps {
  readonly kind: 'input' | 'output'
  readonly port: FoldedPort
  readonly row: number
  readonly title: string
}

function InnerPort({ kind, port, row, title }: PortProps) {
  const { t } = useTranslation()
  const { node, port: name } = port.end
  const verdict = usePortVerdict(node, { name, kind })
  const focused = useInterface(
    ({ focusedPort }) => focusedPort?.node === node && focusedPort.port === name && focusedPort.side === kind,
  )
  return (
    <Handle
      id={port.id}
      type={kind === 'input' ? 'target' : 'source'}
      position={kind === 'input' ? Position.Left : Position.Right}
      className={portStyles.port}
      data-verdict={verdict}
      data-focused={focused || undefined}
      style={{ top: FIRST_PORT + row * PORT_ROW }}
      role="img"
      aria-label={t(kind === 'input' ? 'canvas.inputPort' : 'canvas.outputPort', { title }).trim()}
    />
  )
}

/** Name of the port in a row; nothing where it is the only one on its side, or there is none. */
function PortName({ ports, row, data }: { ports: readonly FoldedPort[]; row: number; data: FoldedData }) {
  const title = usePortTitle(data)(ports[row], ports)
  return title ? <span className={card.portName}>{title}</span> : null
}

/** A row more for each further port. */
const PortNames = ({ data }: { data: FoldedData }) =>
  Array.from({ length: Math.max(0, Math.max(data.inputs.length, data.outputs.length) - 1) }, (_, i) => (
    <div key={i} className={card.portRow} style={{ height: PORT_ROW }}>
      <PortName ports={data.inputs} row={i + 1} data={data} />
      <span className={card.gap} />
      <PortName ports={data.outputs} row={i + 1} data={data} />
    </div>
  ))

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
