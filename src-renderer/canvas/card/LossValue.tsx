import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import { useDocument, useInterface, useRuns } from '../../state/studio'
import { lossOf } from './lossOf'

/** The last measured loss of this node in the shown run, or why there is none. */
export default function LossValue({ node }: { node: string }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const trainable = useDocument((state) => state.checked.trainable)
  const value = useRuns(({ currentId, states, summaries }) => {
    const state = currentId === null ? undefined : states[currentId]
    return state && lossOf(node, state, summaries.find(({ runId }) => runId === currentId)?.setup?.losses)
  })
  if (value === 'later') return <span>{t('canvas.lossLater')}</span>
  if (value !== undefined)
    return (
      <span style={{ color: 'var(--text)' }}>{t('canvas.lossNow', { value: formatMeasure(value, language) })}</span>
    )
  return <span>{t(trainable ? 'canvas.notTrained' : 'canvas.cannotTrain')}</span>
}
