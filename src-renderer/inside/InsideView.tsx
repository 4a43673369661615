import { useRef, useState, type ComponentType, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeTitle } from '../canvas/card/itemWords'
import { problemText } from '../i18n/problemText'
import { useRunView } from '../shell/useRunView'
import { isWaiting } from '../state/session/isWaiting'
import { useInterface, useStudio } from '../state/studio'
import classes from './inside.module.css'
import InsideFields from './InsideFields'
import { useInside } from './useInside'
import type { ViewLayer } from './viewLayers'
import { VIEWS } from './views/registry'
import type { ViewKind, ViewProps, Wish } from './views/viewProps'

interface Props {
  readonly runId: string | null
  readonly layer: ViewLayer
  readonly layers: readonly ViewLayer[]
  onChoose(id: string): void
}

/** One layer at work, as one of its views shows it. */
export default function InsideView({ runId, layer, layers, onChoose }: Props): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const language = useInterface((s) => s.language)
  const keptView = useInterface((s) => s.insideView)
  const { status, state } = useRunView()
  const [wish, setWish] = useState<Wish>({ row: 0 })
  const number = Math.min(keptView, layer.views.length - 1)
  const view = layer.views[number]
  const kind = view?.kind ?? 'line'
  const look = useInside(runId === null ? null : { runId, node: layer.node.id, ...VIEWS[kind].asks(layer, wish) })
  const rows = useRef(0)
  if (look?.inside?.rows) rows.current = look.inside.rows
  const words =
    status === null
      ? t('inside.noRun')
      : status === 'starting'
        ? t(isWaiting(state) ? 'drawer.waitingRun' : 'samples.starting')
        : !look
          ? t('drawer.computing')
          : look.problem && problemText(look.problem)
  const Component = VIEWS[kind].Component as ComponentType<ViewProps<ViewKind>>
  return (
    <div className={classes['panel']}>
      <InsideFields
        layer={layer}
        layers={layers}
        view={number}
        status={status}
        inside={look?.inside}
        onChoose={onChoose}
        onView={(next) => screen.getState().set({ insideView: next })}
      />
      <div className={classes['stage']} data-view={kind}>
        {words && (
          <p className={classes['words']} role={look?.problem ? 'alert' : undefined}>
            {words}
          </p>
        )}
        {!words && view && look?.inside && (
          <Component
            key={number}
            view={view}
            layer={layer}
            inside={look.inside}
            wish={wish}
            rows={rows.current}
            name={nodeTitle(layer.node, language)}
            onWish={setWish}
          />
        )}
      </div>
    </div>
  )
}
