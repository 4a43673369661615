import { EdgeLabelRenderer } from '@xyflow/react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '@shared/graph/document'
import type { SeenTensor } from '@shared/ipc/rehearsal'
import { formatMeasure } from '../../i18n/format'
import { nodeStep } from '../../state/steps/createStepStore'
import { useInterface, useSteps } from '../../state/studio'
import { edgeFlow } from '../../steps/edgeFlow'
import styles from './Wire.module.css'

/** Numbers that fit on a wire. */
const FEW = 2

interface Props {
  readonly edge: string
  readonly source: string
  readonly target: string
  /** Where it stands on the canvas. */
  readonly at: Position
}

/** What goes along a wire in a step that is walked through; nobody walks, nothing is asked. */
export default function StepChip(props: Props): ReactElement | null {
  return useSteps((state) => state.walk !== null) ? <Chip {...props} /> : null
}

/** What goes along a wire at the stage that was reached: its value with an arrow on, its gradient with an arrow back. */
function Chip({ edge, source, target, at }: Props): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const walk = useSteps((state) => state.walk)
  const place = useSteps((state) => state.place)
  const step = nodeStep({ walk, place }, source)
  const wire = walk?.checked.nodes[target]?.incoming.find(({ id }) => id === edge)
  const value = wire && step?.batch.values[source]?.[wire.source.port]?.value
  if (!walk || !wire || !step || !value) return null
  const number = (one: number): string => formatMeasure(one, language)
  // The shape stands on the card that it comes from.
  const text = ({ values, mean }: SeenTensor): string =>
    values && values.length <= FEW ? values.map(number).join('; ') : `⌀ ${formatMeasure(mean, language, 2)}`
  const back = nodeStep({ walk, place }, target)?.returned ? edgeFlow(walk.checked, step.batch, wire) : undefined
  return (
    <EdgeLabelRenderer>
      <div className={styles.step} style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)` }}>
        <span data-kind="value" data-testid="wire-value" aria-label={`${t('steps.card.value')} ${text(value)}`}>
          {text(value)} →
        </span>
        {back && (
          <span
            data-kind="gradient"
            data-testid="wire-gradient"
            aria-label={`${t('steps.card.gradient')} ${text(back)}`}
          >
            ← {text(back)}
          </span>
        )}
      </div>
    </EdgeLabelRenderer>
  )
}
