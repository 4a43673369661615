import type { TFunction } from 'i18next'
import { useCallback, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import Film from '../../samples/Film'
import { toneRange } from '../../samples/toPicture'
import { useFormat } from '../../shell/useFormat'
import classes from '../inside.module.css'
import Picture, { type Draw } from '../Picture'
import { drawFrame } from './drawFrame'
import { drawLevel } from './drawLevel'
import { frameParts } from './frameParts'
import { momentsOf } from './momentsOf'
import StartFields from './StartFields'
import type { ViewProps } from './viewProps'

/** The levels that have words of their own. */
const LEVELS = ['energy', 'freeEnergy', 'active'] as const

function levelWords(t: TFunction, level = ''): string {
  const known = LEVELS.find((one) => one === level)
  return known ? t(`inside.film.levels.${known}`) : level
}

/** States one after another, from a row of the data or from what the person made of it. */
export default function FilmView(props: ViewProps<'film'>): ReactElement | null {
  const { view, layer, inside, name } = props
  const { t } = useTranslation()
  const { language } = useFormat()
  const [frame, setFrame] = useState(0)
  const states = inside.inner[view.frames]
  const levels = view.level === undefined ? undefined : inside.inner[view.level]
  const film = useMemo(() => {
    if (!states) return null
    const frames = momentsOf(states)
    const size = frames[0]?.length ?? 0
    const entered = inside.entered ? inside.entered.values.length / (inside.entered.shape[0] ?? 1) : 0
    return {
      frames,
      parts: frameParts(size, entered, layer.picture, view.grid?.(layer.params as never)),
      tones: toneRange(frames),
    }
  }, [states, inside.entered, layer.picture, layer.params, view])
  const last = (film?.frames.length ?? 0) - 1
  const at = Math.min(frame, last)
  const draw = useCallback<Draw>(
    (context, room, colors) => {
      const values = film?.frames[at]
      if (film && values) drawFrame(context, { values, parts: film.parts, tones: film.tones }, room, colors)
    },
    [film, at],
  )
  const drawCurve = useCallback<Draw>(
    (context, room, colors) => {
      const format = (value: number): string => formatMeasure(value, language)
      if (levels) drawLevel(context, { values: levels.values.slice(0, last + 1), at, format }, room, colors)
    },
    [levels, at, last, language],
  )
  if (!film || last < 0) return null
  const level = levelWords(t, view.level)
  return (
    <div className={classes['filmRow']}>
      <StartFields {...props} />
      <div className={classes['filmStage']}>
        <div className={classes['filmPictures']}>
          <Picture draw={draw} name={name} label={t('inside.film.state', { step: at, count: last })} />
          {levels && (
            <figure className={classes['level']}>
              <figcaption>{level}</figcaption>
              <Picture draw={drawCurve} label={t('inside.film.level', { level })} />
            </figure>
          )}
        </div>
        <Film
          steps={film.frames.map((_, i) => i)}
          total={last}
          frame={at}
          onFrame={setFrame}
          words={{ play: t('inside.film.play'), pause: t('samples.pause'), way: t('inside.film.way') }}
        />
      </div>
    </div>
  )
}
