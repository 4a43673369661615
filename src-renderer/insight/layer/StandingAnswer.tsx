import { useMemo, type ComponentType, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Inside } from '@shared/ipc/inside'
import { nodeTitle } from '../../canvas/card/itemWords'
import ProblemAlert from '../../problems/why/ProblemAlert'
import { useInside } from '../../inside/useInside'
import type { ViewLayer } from '../../inside/viewLayers'
import { stopsOf } from '../../inside/views/drawTour'
import { VIEWS } from '../../inside/views/registry'
import type { ViewKind, ViewProps } from '../../inside/views/viewProps'
import { valuesOf, walkMaze } from '../../inside/views/walkMaze'
import { useInterface } from '../../state/studio'
import classes from '../insight.module.css'
import { movesOf } from './movesOf'

interface Props {
  readonly runId: string
  readonly layer: ViewLayer
  readonly children: ReactNode
}

const START = { row: 0 } as const

/** What a layer found once and for all: the best way through its maze, or the shortest tour, drawn and in words. */
export default function StandingAnswer({ runId, layer, children }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const view =
    layer.views.find((one) => one.kind === 'tour' && one.order === 'best') ??
    layer.views.find(({ kind }) => kind === 'tour' || kind === 'maze')
  const kind = view?.kind ?? 'maze'
  const look = useInside({ runId, node: layer.node.id, ...VIEWS[kind].asks(layer, START) })
  const Component = VIEWS[kind].Component as ComponentType<ViewProps<ViewKind>>
  return (
    <div className={classes['standing']}>
      <div className={classes['side']}>
        {children}
        {look?.inside && view && <Words layer={layer} view={view} inside={look.inside} />}
      </div>
      <div className={classes['stage']}>
        {look?.problem ? (
          <ProblemAlert problem={look.problem} />
        ) : look?.inside && view ? (
          <Component
            {...{ view, layer, inside: look.inside, wish: START, rows: 0, onWish: () => undefined }}
            name={nodeTitle(layer.node, language)}
          />
        ) : (
          <p className={classes['hint']}>{t('drawer.computing')}</p>
        )}
      </div>
    </div>
  )
}

interface WordsProps {
  readonly layer: ViewLayer
  readonly view: ViewLayer['views'][number]
  readonly inside: Inside
}

/** The order of the cities, or the moves of the way. */
function Words({ layer, view, inside }: WordsProps): ReactElement | null {
  const { t } = useTranslation()
  const steps = useMemo(() => {
    if (view.kind === 'tour') {
      const stops = stopsOf(inside.weights[view.order]?.values ?? [], inside.entered?.shape[0] ?? 0)
      return [...stops, ...stops.slice(0, 1)].map((stop) => String(stop + 1)).join(' → ')
    }
    if (view.kind !== 'maze') return ''
    const maze = view.maze(layer.params as never)
    return movesOf(maze, walkMaze(maze, valuesOf(view, inside, maze) ?? [])).join(' ')
  }, [layer.params, view, inside])
  if (steps === '') return null
  return (
    <dl className={classes['steps']}>
      <dt>{t(view.kind === 'tour' ? 'drawer.answer.order' : 'drawer.answer.way')}</dt>
      <dd data-testid="verdict">{steps}</dd>
    </dl>
  )
}
