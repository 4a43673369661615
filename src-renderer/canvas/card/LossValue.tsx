import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import { useDocument, useInterface, useRuns } from '../../state/studio'

/** The last measured loss of this node in the shown run, or why there is none. */
export default function LossValue({ node }: { node: string }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const trainable = useDocument((state) => state.checked.trainable)
  const value = useRuns(({ currentId, states, summaries }) => {
    // The one loss of a run has no name in its curves: a node that took its place has not been measured.
    const own = summaries.find(({ runId }) => runId === currentId)?.setup?.losses
    if (currentId === null || own?.includes(node) === false) return undefined
    const series = states[currentId]?.series
    return (series?.[`train/loss/${node}`] ?? series?.['train/loss'])?.values.at(-1)
  })
  if (value !== undefined)
    return (
      <span style={{ color: 'var(--text)' }}>{t('canvas.lossNow', { value: formatMeasure(value, language) })}</span>
    )
  return <span>{t(trainable ? 'canvas.notTrained' : 'canvas.cannotTrain')}</span>
}
