import { useTranslation } from 'react-i18next'
import type { SeenTensor } from '@shared/ipc/rehearsal'
import { formatMeasure } from '../../i18n/format'
import { nodeStep, type NodeStep } from '../../state/steps/createStepStore'
import { useInterface, useSteps } from '../../state/studio'
import styles from './StepValues.module.css'

/** Numbers that fit on a card. */
const FEW = 3

type Shown = { readonly value?: SeenTensor; readonly gradient?: SeenTensor }

/** What a card shows: what comes out at the first port; of a loss, its value and the 1 that gradients begin with. */
function shownOf(node: string, { batch, returned }: NodeStep): Shown {
  const [made] = Object.values(batch.values[node] ?? {})
  const loss = batch.losses[node]
  const one = (value: number): SeenTensor => ({ shape: [], values: [value], least: value, most: value, mean: value, deviation: 0 }) // prettier-ignore
  const value = made?.value ?? (loss === undefined ? undefined : one(loss))
  const gradient = !returned ? undefined : made ? made.gradient : loss === undefined ? undefined : one(1)
  return { ...(value && { value }), ...(gradient && { gradient }) }
}

/** The value of a node and its gradient, as far as the walk through a step has come; nothing while nobody walks. */
export default function StepValues({ node }: { node: string }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const walk = useSteps((state) => state.walk)
  const place = useSteps((state) => state.place)
  const step = nodeStep({ walk, place }, node)
  if (!step) return null
  const words = ({ values, mean, deviation }: SeenTensor): string =>
    values && values.length <= FEW
      ? values.map((value) => formatMeasure(value, language, values.length === 1 ? 5 : 3)).join('; ')
      : `${formatMeasure(mean, language, 2)} ± ${formatMeasure(deviation, language, 2)}`
  const shown = shownOf(node, step)
  return (
    <div className={styles.rows} data-step={step.current}>
      {(['value', 'gradient'] as const).map((kind) => {
        const tensor = shown[kind]
        return (
          tensor && (
            <div key={kind} className={styles.row} data-kind={kind} data-testid={`step-${kind}`}>
              <span>{t(`steps.card.${kind}`)}</span>
              <b>{words(tensor)}</b>
            </div>
          )
        )
      })}
    </div>
  )
}
