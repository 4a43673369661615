import { Select, Slider } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import { SURFACES, surfaceOf, valueAt, type Surface } from '@shared/looks/surfaces'
import { formatMeasure } from '../../i18n/format'
import { colorsOf } from '../../inside/colors'
import Picture, { type Draw } from '../../inside/Picture'
import { useInterface } from '../../state/studio'
import { plotPlace } from '../draw/axes'
import drawClasses from '../draw/draw.module.css'
import Pointed, { type Spot } from '../draw/Pointed'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'
import type { BodyProps } from './bodyProps'
import { drawSurface } from './drawSurface'

/** The lecture's six, with rates that suit x² + 10y². */
const OPTIMIZERS = [
  { type: 'sgd', learningRate: 0.09 },
  { type: 'momentum', learningRate: 0.02 },
  { type: 'adagrad', learningRate: 0.8 },
  { type: 'rmsprop', learningRate: 0.1 },
  { type: 'adam', learningRate: 0.2 },
]
const STEPS = 80
const FINE = 80
/** Between two steps while it plays, ms. */
const BEAT = 120

/** What optimizers do on a surface of two numbers, from a start that the person chooses. */
export default function PathsBody({ subject, settings, onSettings, choice }: BodyProps): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const surface = surfaceOf(settings.surface) ?? (SURFACES[0] as Surface)
  const [start, setStart] = useState<readonly [number, number]>(surface.start)
  const [factor, setFactor] = useState('1')
  const [step, setStep] = useState(0)
  useEffect(() => setStart(surface.start), [surface])
  const optimizers = OPTIMIZERS.map(({ type, learningRate }) => ({ type, learningRate: learningRate * Number(factor) }))
  const look = useLook(subject, {
    kind: 'optimizerPaths',
    surface: surface.id,
    start: [start[0], start[1]],
    steps: STEPS,
    optimizers,
  })
  useEffect(() => {
    setStep(0)
    const timer = setInterval(() => setStep((now) => Math.min(STEPS, now + 1)), BEAT)
    return () => clearInterval(timer)
  }, [start, factor, surface])
  const values = useMemo(() => {
    const at = ({ low, high }: Surface['x'], i: number): number => low + ((i + 0.5) * (high - low)) / FINE
    return Array.from({ length: FINE * FINE }, (_, i) =>
      valueAt(surface, at(surface.x, i % FINE), at(surface.y, Math.floor(i / FINE))),
    )
  }, [surface])
  const paths = look.answer?.paths
  const told = useCallback((value: number) => formatMeasure(value, language, 3), [language])
  const draw = useCallback<Draw>(
    (context, room, colors) => {
      const ways = (paths ?? []).map((points, color) => ({ points: points.slice(0, step + 1), color }))
      drawSurface(context, room, colors, { ...surface, values, columns: FINE, ways }, told)
    },
    [paths, step, surface, values, told],
  )
  const [room, setRoom] = useState({ width: 1, height: 1 })
  const press = ({ x, y }: Spot): void => {
    const place = plotPlace(room)
    const [px, py] = [(x * room.width - place.x) / place.width, (y * room.height - place.y) / place.height]
    setStart([
      Number((surface.x.low + Math.min(1, Math.max(0, px)) * (surface.x.high - surface.x.low)).toFixed(2)),
      Number((surface.y.high - Math.min(1, Math.max(0, py)) * (surface.y.high - surface.y.low)).toFixed(2)),
    ])
  }
  const measured = useCallback<Draw>((context, size, colors) => (setRoom(size), draw(context, size, colors)), [draw])
  const colors = colorsOf(document.body)
  return (
    <ViewBody
      subject={subject}
      look={look}
      fields={
        subject.runId !== null && (
          <>
            {choice}
            <Select
              size="xs"
              label={t('views.lossSurface.surface')}
              value={surface.id}
              allowDeselect={false}
              onChange={(next) => next !== null && onSettings({ surface: next })}
              data={SURFACES.map(({ id }) => ({ value: id, label: t(`views.lossSurface.surfaces.${id as 'bowl'}`) }))}
            />
            <Select
              size="xs"
              label={t('views.lossSurface.rates')}
              value={factor}
              allowDeselect={false}
              onChange={(next) => next !== null && setFactor(next)}
              data={['0.01', '0.1', '0.5', '1', '1.2', '2'].map((value) => ({
                value,
                label: `× ${told(Number(value))}`,
              }))}
            />
            <Slider
              size="sm"
              label={null}
              min={0}
              max={STEPS}
              value={step}
              onChange={setStep}
              thumbLabel={t('views.lossSurface.step')}
            />
          </>
        )
      }
    >
      {(answer) => (
        <>
          <Pointed label={t('views.lossSurface.keys')} onPoint={() => undefined} onPress={press}>
            <Picture draw={measured} name={t('views.lossSurface.name')} label={t('views.lossSurface.pathsPicture')} />
          </Pointed>
          <p className={drawClasses['caption']}>
            <span>{t('views.lossSurface.from', { x: told(start[0]), y: told(start[1]), step })}</span>
            {optimizers.map(({ type }, i) => {
              const path = answer.paths[i] ?? []
              const [x = NaN, y = NaN] = path[Math.min(step, path.length - 1)] ?? []
              return (
                <span key={type} style={{ color: colors.classes[i] }}>
                  {catalog.optimizers.get(type)?.text[language].title}: f = {told(valueAt(surface, x, y))}
                </span>
              )
            })}
          </p>
        </>
      )}
    </ViewBody>
  )
}
