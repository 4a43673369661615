import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphDocument } from '@shared/graph/document'
import type { Evaluation } from '@shared/ipc/types'
import { parseSeriesKey } from '../training/parseSeriesKey'
import { useMetricTitle } from '../training/useMetricTitle'
import { useNodeTitles } from '../training/useNodeTitles'
import ConfusionMatrix from './ConfusionMatrix'
import { hasTargets } from './hasTargets'
import classes from './insight.module.css'

interface Props {
  readonly value: Evaluation
  /** The network that was measured; `null`: not read yet. */
  readonly made: GraphDocument | null
}

/** A confusion matrix for each objective with classes; where there is none, why, and what is measured in its place. */
export default function Matrices({ value: { confusion, values }, made }: Props): ReactElement {
  const { t } = useTranslation()
  const nodeTitle = useNodeTitles(made?.nodes)
  const metricTitle = useMetricTitle(made?.nodes)
  const matrices = Object.entries(confusion)
  const several = Object.keys(values).filter((key) => parseSeriesKey(key).metric === 'loss').length > 1
  if (matrices.length > 0)
    return (
      <>
        {matrices.map(([node, { classes: names, counts }]) => (
          <ConfusionMatrix key={node} {...(several && { title: nodeTitle(node) })} names={names} counts={counts} />
        ))}
      </>
    )
  const measures = new Set(
    Object.keys(values).map((key) => {
      const { metric, node } = parseSeriesKey(key)
      return metricTitle(metric, node)
    }),
  )
  return (
    <p className={classes['hint']}>
      {t(!made || hasTargets(made) ? 'drawer.noConfusion' : 'drawer.noTarget')}{' '}
      {t('drawer.measured', { measures: [...measures].join(', ') })}
    </p>
  )
}
