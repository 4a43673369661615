import { Select } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useNodeTitles } from '../../training/useNodeTitles'
import type { ViewProps } from '../defineView'
import ViewBody from '../frame/ViewBody'
import { lossesOf, upstream } from '../upstream'
import { useSequence } from '../useSequence'
import DepthPicture from './DepthPicture'
import { MEASURES, toCurves, type DepthMeasure } from './toCurves'
import { TRIALS } from './trials'

interface Settings {
  readonly measure: DepthMeasure
  /** Which loss's layers are shown; empty: the first. */
  readonly loss: string
}

/** What the first step would be like from fresh weights of each initializer. */
export default function DepthVarianceView({ subject, settings, onSettings }: ViewProps<Settings>): ReactElement {
  const { t } = useTranslation()
  const { checked, runId } = subject
  const title = useNodeTitles(Object.values(checked.nodes).map(({ node }) => node))
  const { answers, problem } = useSequence<'statistics'>(runId, 'trials', ({ length }) => {
    const trial = TRIALS[length]
    return trial ? { kind: 'statistics', initializer: { type: trial.type, params: { ...trial.params } } } : null
  })
  const losses = lossesOf(checked)
  const loss = losses.includes(settings.loss) ? settings.loss : (losses[0] ?? '')
  const before = upstream(checked, loss)
  const nodes = (answers[0]?.layers ?? []).filter(({ node, weight }) => weight && before.has(node))
  const curves = toCurves(
    answers,
    nodes.map(({ node }) => node),
    settings.measure,
  )
  return (
    <ViewBody
      subject={subject}
      look={{ answer: answers[0] && { curves }, problem }}
      fields={
        runId !== null && (
          <>
            <Select
              size="xs"
              label={t('views.depthVariance.measure')}
              value={settings.measure}
              allowDeselect={false}
              onChange={(next) => next !== null && onSettings({ measure: next as DepthMeasure })}
              data={MEASURES.map((value) => ({ value, label: t(`views.depthVariance.measures.${value}`) }))}
            />
            {losses.length > 1 && (
              <Select
                size="xs"
                label={t('views.depthVariance.loss')}
                value={loss}
                allowDeselect={false}
                onChange={(next) => next !== null && onSettings({ loss: next })}
                data={losses.map((value) => ({ value, label: title(value) || value }))}
              />
            )}
            <p>{t(`views.depthVariance.because.${settings.measure}`)}</p>
          </>
        )
      }
    >
      {(answer) => (
        <DepthPicture curves={answer.curves} titles={nodes.map(({ node }) => title(node))} measure={settings.measure} />
      )}
    </ViewBody>
  )
}
