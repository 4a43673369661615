import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerStatistics } from '@shared/looks/statistics'
import { percentText } from '@shared/percentText'
import { formatMeasure } from '../../i18n/format'
import { useInterface } from '../../state/studio'
import { useNodeTitles } from '../../training/useNodeTitles'
import { decades, shareOfDecades } from './decades'
import classes from './gradientFlow.module.css'

export type FlowMeasure = 'mean' | 'norm'

interface Props {
  readonly layers: readonly LayerStatistics[]
  readonly measure: FlowMeasure
}

/** A row for each layer; lengths of bars go by powers of ten, the same in each column of gradients. */
export default function FlowTable({ layers, measure }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const title = useNodeTitles()
  const shown = layers.filter(({ weight, flow }) => weight ?? flow)
  const range = decades(shown.flatMap(({ gradient, flow }) => [gradient?.[measure] ?? 0, flow?.[measure] ?? 0]))
  const size = (value: number | undefined, kind: string): ReactElement => (
    <td>
      {value !== undefined && (
        <Bar share={shareOfDecades(range, value)} text={formatMeasure(value, language)} kind={kind} />
      )}
    </td>
  )
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('views.gradientFlow.name')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('views.gradientFlow.layer')}</th>
            {(['gradient', 'flow', 'update', 'idle'] as const).map((column) => (
              <th key={column} scope="col" title={t(`views.gradientFlow.titles.${column}`)}>
                {t(`views.gradientFlow.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ node, gradient, flow, weight, update, dead, saturated }) => (
            <tr key={node} data-node={node}>
              <th scope="row">{title(node)}</th>
              {size(gradient?.[measure], 'weight')}
              {size(flow?.[measure], 'flow')}
              <td>
                {update !== undefined && weight && weight.norm > 0 && formatMeasure(update / weight.norm, language, 2)}
              </td>
              <td>
                {dead !== undefined && (
                  <Bar share={dead} text={t('views.gradientFlow.dead', { share: percentText(dead, language, 0) })} />
                )}
                {saturated !== undefined && (
                  <Bar
                    share={saturated}
                    text={t('views.gradientFlow.saturated', { share: percentText(saturated, language, 0) })}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Bar({ share, text, kind }: { share: number; text: string; kind?: string }): ReactElement {
  return (
    <span className={classes['bar']} data-kind={kind}>
      <i aria-hidden style={{ width: `${100 * share}%` }} />
      <span>{text}</span>
    </span>
  )
}
