import { useElementSize } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { Boundary } from '@shared/looks/boundary'
import type { PlaneOutput } from '@shared/looks/planeOutputs'
import { formatMeasure } from '../../i18n/format'
import { classNames } from '../../inside/classNames'
import Legend from '../../inside/Legend'
import Picture, { type Draw } from '../../inside/Picture'
import { useFormat } from '../../shell/useFormat'
import drawClasses from '../draw/draw.module.css'
import ToneScale from '../draw/ToneScale'
import { usePointer } from '../draw/usePointer'
import { classAt, drawBoundary, levelOf, tonesOf } from './drawBoundary'
import { featureNames } from './featureNames'

interface Props {
  readonly checked: CheckedGraph
  readonly output: PlaneOutput
  readonly answer: Boundary
  readonly axes: readonly [number, number]
  /** How many times wider than high the picture is. */
  onWide(wide: number): void
}

/** Shapes of the picture that are told apart. */
const STEPS = 4

/** The plane, its points, and what the network says at the place that is pointed at. */
export default function BoundaryPicture({ checked, output, answer, axes, onWide }: Props): ReactElement {
  const { t } = useTranslation()
  const { language, number } = useFormat()
  const { ref, width, height } = useElementSize()
  const { at, handlers } = usePointer()
  const wide = width > 0 && height > 0 ? Math.max(1, Math.round((STEPS * width) / height)) / STEPS : undefined
  useEffect(() => {
    if (wide !== undefined) onWide(Math.min(wide, 20))
  }, [wide, onWide])
  const draw = useCallback<Draw>(
    (context, room, colors) => drawBoundary(context, answer, number, room, colors),
    [answer, number],
  )
  const features = featureNames(checked, output.features, language)
  const [across = '', up = ''] = axes.map((axis) => features[axis])
  const names = output.target.labels ? classNames(output.target.labels) : []
  const tones = useMemo(() => tonesOf(answer), [answer])
  const level = levelOf(answer, tones)
  const measure = (value: number): string => formatMeasure(value, language)
  const { train, validation } = answer
  return (
    <>
      <div ref={ref} className={drawClasses['pointed']} {...handlers}>
        <Picture draw={draw} name={t('views.boundary.name')} label={t('views.boundary.picture', { across, up })} />
      </div>
      <p className={drawClasses['caption']}>
        {tones ? <ToneScale tones={tones} /> : <Legend names={names} classes={train.truth} />}
        {level !== undefined && <span>{t('views.boundary.level', { level: number(level) })}</span>}
        {output.target.labels && train.truth && (
          <span data-testid="boundary-wrong">
            {t('views.boundary.wrong', { count: train.wrong.length, of: number(train.truth.length) })}
          </span>
        )}
        {validation?.truth && output.target.labels && (
          <span>
            {t('views.boundary.wrongThere', { count: validation.wrong.length, of: number(validation.truth.length) })}
          </span>
        )}
        <span data-testid="boundary-here">
          {at
            ? `${placeWords(answer, at, [across, up], measure)} → ${answerWords(answer, at, names, measure, t('views.boundary.sure'))}`
            : t('views.boundary.axes', { across, up })}
        </span>
      </p>
    </>
  )
}

type Measure = (value: number) => string
type Place = { readonly x: number; readonly y: number }

const placeWords = ({ x, y }: Boundary, at: Place, [across, up]: readonly [string, string], measure: Measure): string =>
  `${across} = ${measure(x[0] + at.x * (x[1] - x[0]))}, ${up} = ${measure(y[1] - at.y * (y[1] - y[0]))}`

function answerWords(
  answer: Boundary,
  at: Place,
  names: readonly string[],
  measure: Measure,
  sureWord: string,
): string {
  const { side, answers } = answer
  const step = (share: number): number => Math.min(side - 1, Math.max(0, Math.floor(share * side)))
  const cell = step(at.y) * side + step(at.x)
  const found = classAt(answer)?.(cell)
  const name = found && (names[found[0]] ?? String(found[0]))
  if (answers.kind === 'values') return [measure(answers.values[cell] ?? NaN), name].filter(Boolean).join(' · ')
  return `${name} · ${sureWord} ${answers.sure[cell] ?? 0} %`
}
