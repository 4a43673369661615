import { Loader } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import ProblemAlert from '../../problems/why/ProblemAlert'
import { useInside } from '../../inside/useInside'
import type { ViewLayer } from '../../inside/viewLayers'
import RecallAnswer from './RecallAnswer'
import WinnerAnswer from './WinnerAnswer'

interface Props {
  readonly runId: string
  readonly layer: ViewLayer
  readonly kind: 'winner' | 'recall'
  /** What is given, by data node. */
  readonly inputs: Record<string, number[][]>
}

/** What a layer that is compared with nothing says of what it is given. */
export default function LayerAnswer({ runId, layer, kind, inputs }: Props): ReactElement | null {
  const { t } = useTranslation()
  const look = useInside({ runId, node: layer.node.id, inputs, ...(kind === 'recall' && { inner: true }) })
  if (look?.problem) return <ProblemAlert problem={look.problem} />
  if (!look?.inside) return <Loader size="xs" aria-label={t('drawer.computing')} />
  return kind === 'winner' ? (
    <WinnerAnswer layer={layer} inside={look.inside} />
  ) : (
    <RecallAnswer layer={layer} inside={look.inside} />
  )
}
