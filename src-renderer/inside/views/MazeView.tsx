import { useCallback, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import Film from '../../samples/Film'
import Picture, { type Draw } from '../Picture'
import classes from '../inside.module.css'
import { drawMaze } from './drawMaze'
import { valuesOf, walkMaze } from './walkMaze'
import type { ViewProps } from './viewProps'

/** A maze with the best moves that are known, and the walk that they make. */
export default function MazeView({ view, layer, inside, name }: ViewProps<'maze'>): ReactElement | null {
  const { t } = useTranslation()
  const [step, setStep] = useState(Infinity)
  const maze = useMemo(() => view.maze(layer.params as never), [view, layer.params])
  const values = useMemo(() => valuesOf(view, inside, maze), [view, inside, maze])
  const way = useMemo(() => (values ? walkMaze(maze, values) : []), [maze, values])
  const at = Math.min(step, way.length - 1)
  const draw = useCallback<Draw>(
    (context, room, colors) => values && drawMaze(context, { maze, values, way: way.slice(0, at + 1) }, room, colors),
    [maze, values, way, at],
  )
  if (!values) return <p className={classes['words']}>{t('inside.maze.otherMaze')}</p>
  const found = way.at(-1) === maze.goal
  return (
    <>
      <Picture draw={draw} name={name} label={t('inside.maze.picture')} />
      <p className={classes['caption']}>
        <span>{found ? t('inside.maze.found', { count: way.length - 1 }) : t('inside.maze.lost')}</span>
      </p>
      {way.length > 1 && (
        <Film
          steps={way.map((_, i) => i)}
          total={way.length - 1}
          frame={at}
          onFrame={setStep}
          words={{ play: t('inside.maze.play'), pause: t('samples.pause'), way: t('inside.maze.way') }}
        />
      )}
    </>
  )
}
