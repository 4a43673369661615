import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { LayerStatistics } from '@shared/looks/statistics'
import { formatMeasure } from '../../i18n/format'
import { useInterface } from '../../state/studio'
import { useNodeTitles } from '../../training/useNodeTitles'
import classes from './gradientFlow.module.css'
import { flowVerdicts } from './flowVerdicts'

interface Props {
  readonly checked: CheckedGraph
  readonly layers: readonly LayerStatistics[]
}

/** Whether gradients vanish or explode, and why. */
export default function FlowWords({ checked, layers }: Props): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const title = useNodeTitles(Object.values(checked.nodes).map(({ node }) => node))
  const found = flowVerdicts(checked, layers)
  const told = found.filter(({ kind }) => kind !== 'steady')
  if (found.length === 0) return null
  return (
    <div className={classes['words']} role="status">
      {told.length === 0 && <p>{t('views.gradientFlow.steady')}</p>}
      {told.map(({ loss, kind, first, last, hop, ratio }) => (
        <p key={loss} data-kind={kind}>
          <b>{t(`views.gradientFlow.${kind}`)}</b>{' '}
          {t('views.gradientFlow.hop', {
            first: title(first),
            last: title(last),
            hop: formatMeasure(hop, language, 2),
            ratio: formatMeasure(ratio, language, 2),
          })}{' '}
          {t(`views.gradientFlow.because.${kind as 'vanishes' | 'explodes'}`)}
        </p>
      ))}
    </div>
  )
}
