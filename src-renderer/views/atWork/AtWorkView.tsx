import { Select } from '@mantine/core'
import { useRef, useState, type ComponentType, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerView } from '@shared/catalog/define/layer'
import { nodeTitle } from '../../canvas/card/itemWords'
import { useInside } from '../../inside/useInside'
import { showsWeights, viewLayers, type ViewLayer } from '../../inside/viewLayers'
import { VIEWS } from '../../inside/views/registry'
import type { ViewKind, ViewProps as DrawingProps, Wish } from '../../inside/views/viewProps'
import RunOrigin from '../../insight/RunOrigin'
import { useInterface } from '../../state/studio'
import type { ViewProps } from '../defineView'
import ViewBody from '../frame/ViewBody'

interface Settings {
  /** Number of the layer's picture. */
  readonly number: number
}

/** A classical layer as one of its own pictures shows it. */
export default function AtWorkView({ subject, settings, onSettings }: ViewProps<Settings>): ReactElement | null {
  const { runId, checked, document } = subject
  const language = useInterface((s) => s.language)
  const [wish, setWish] = useState<Wish>({ row: 0 })
  const layer = viewLayers(checked).find(({ node }) => node.id === subject.node)
  const number = Math.min(settings.number, (layer?.views.length ?? 1) - 1)
  const view = layer?.views[number]
  const kind = view?.kind ?? 'line'
  const look = useInside(
    runId === null || !layer ? null : { runId, node: subject.node, ...VIEWS[kind].asks(layer, wish) },
  )
  const rows = useRef(0)
  if (look?.inside?.rows) rows.current = look.inside.rows
  const Component = VIEWS[kind].Component as ComponentType<DrawingProps<ViewKind>>
  if (!layer || !view) return null
  return (
    <ViewBody
      subject={subject}
      look={{ answer: look?.inside, problem: look?.problem }}
      fields={
        <>
          <PictureField layer={layer} number={number} onNumber={(next) => onSettings({ number: next })} />
          {runId !== null && <RunOrigin runId={runId} made={document} />}
        </>
      }
    >
      {(inside) =>
        inside && (
          <Component
            key={number}
            view={view}
            layer={layer}
            inside={inside}
            wish={wish}
            rows={rows.current}
            name={nodeTitle(layer.node, language)}
            onWish={setWish}
          />
        )
      }
    </ViewBody>
  )
}

/** What a picture is drawn from, where a layer has several of one kind. */
const sourceOf = (view: LayerView<never>): string =>
  view.kind === 'tour' ? view.order : view.kind === 'film' ? view.frames : 'weight' in view ? view.weight : ''

interface FieldProps {
  readonly layer: ViewLayer
  readonly number: number
  onNumber(number: number): void
}

/** Which of the layer's pictures. */
function PictureField({ layer, number, onNumber }: FieldProps): ReactElement | null {
  const { t } = useTranslation()
  const { views } = layer
  const several = (kind: string): boolean => views.filter((one) => one.kind === kind).length > 1
  const title = (one: LayerView<never>): string => {
    if (showsWeights(one, layer.size)) return t('inside.kinds.weights')
    if (one.kind === 'prototypes' && one.weight === 'transitions') return t('inside.kinds.transitions')
    const name = t(`inside.kinds.${one.kind === 'raster' && one.heads ? 'heads' : one.kind}`)
    return several(one.kind) ? `${name}: ${t(`inside.sources.${sourceOf(one)}`, sourceOf(one))}` : name
  }
  const [first] = views
  if (views.length < 2) return first ? <p>{title(first)}</p> : null
  return (
    <Select
      size="xs"
      label={t('inside.view')}
      value={String(number)}
      allowDeselect={false}
      onChange={(next) => next !== null && onNumber(Number(next))}
      data={views.map((one, i) => ({ value: String(i), label: title(one) }))}
    />
  )
}
