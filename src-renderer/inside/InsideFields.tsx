import { Select } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerView } from '@shared/catalog/define/layer'
import type { Inside } from '@shared/ipc/inside'
import type { RunStatus } from '@shared/training/runState'
import { nodeTitle } from '../canvas/card/itemWords'
import { numberedTitles } from '../canvas/card/numberedTitles'
import RunOrigin from '../insight/RunOrigin'
import Live from '../samples/Live'
import { useFormat } from '../shell/useFormat'
import { useInterface, useRuns } from '../state/studio'
import { useRunDocument } from '../training/useRunDocument'
import classes from './inside.module.css'
import { showsWeights, type ViewLayer } from './viewLayers'

interface Props {
  readonly layer: ViewLayer
  readonly layers: readonly ViewLayer[]
  /** Number of the view that is shown. */
  readonly view: number
  readonly status: RunStatus | null
  readonly inside: Inside | undefined
  onChoose(id: string): void
  onView(view: number): void
}

/** What a view is drawn from, where a layer has several of one kind. */
const sourceOf = (view: LayerView<never>): string =>
  view.kind === 'tour' ? view.order : view.kind === 'film' ? view.frames : 'weight' in view ? view.weight : ''

/** Which layer, which of its views, and of which moment of the run. */
export default function InsideFields(props: Props): ReactElement {
  const { layer, layers, view, status, inside, onChoose, onView } = props
  const { t } = useTranslation()
  const { number } = useFormat()
  const language = useInterface((s) => s.language)
  const runId = useRuns((s) => s.currentId)
  const made = useRunDocument(runId ?? undefined)
  const nodes = layers.map(({ node }) => node)
  const titles = numberedTitles(nodes, (node) => nodeTitle(node, language))
  const several = (kind: string): boolean => layer.views.filter((one) => one.kind === kind).length > 1
  const viewTitle = (one: LayerView<never>): string => {
    if (showsWeights(one, layer.size)) return t('inside.kinds.weights')
    if (one.kind === 'prototypes' && one.weight === 'transitions') return t('inside.kinds.transitions')
    const title = t(`inside.kinds.${one.kind === 'raster' && one.heads ? 'heads' : one.kind}`)
    return several(one.kind) ? `${title}: ${t(`inside.sources.${sourceOf(one)}`, sourceOf(one))}` : title
  }
  return (
    <div className={classes['side']}>
      <Select
        size="xs"
        label={t('inside.layer')}
        value={layer.node.id}
        allowDeselect={false}
        onChange={(id) => id !== null && onChoose(id)}
        data={nodes.map(({ id }) => ({ value: id, label: titles.get(id) ?? '' }))}
      />
      {layer.views.length > 1 ? (
        <Select
          size="xs"
          label={t('inside.view')}
          value={String(view)}
          allowDeselect={false}
          onChange={(next) => next !== null && onView(Number(next))}
          data={layer.views.map((one, i) => ({ value: String(i), label: viewTitle(one) }))}
        />
      ) : (
        layer.views[0] && <p className={classes['viewTitle']}>{viewTitle(layer.views[0])}</p>
      )}
      {runId !== null && (
        <p className={classes['state']}>
          {status === 'running' && <Live />}
          {inside && <span>{t('samples.runStep', { step: number(inside.trained) })}</span>}
        </p>
      )}
      {runId !== null && <RunOrigin runId={runId} made={made} />}
    </div>
  )
}
