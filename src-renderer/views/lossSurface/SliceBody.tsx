import { Button, Progress, Select } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_SLICE_POINTS } from '@shared/looks/lossSlice'
import { formatMeasure } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import { useInterface } from '../../state/studio'
import drawClasses from '../draw/draw.module.css'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'
import { useSequence } from '../useSequence'
import type { BodyProps } from './bodyProps'
import { drawSurface } from './drawSurface'

const SIZES = [11, 25, 41]
const HALVES = [0.5, 1, 2, 4]
/** Points of the first piece, and how long one is to take, ms. */
const FIRST = 5
const PIECE = 250
/** Most places of the run's way that are kept. */
const MOST_WAY = 500

type Point = [number, number]

/** The loss on a plane through the weights of one moment; the run goes on. */
export default function SliceBody({ subject, settings, onSettings, choice }: BodyProps): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const { runId } = subject
  const [slice, setSlice] = useState<string | null>(null)
  const [cancelled, setCancelled] = useState(false)
  const { size, half } = settings
  const points = useMemo(() => {
    const at = (i: number): number => -half + (2 * half * i) / (size - 1)
    return Array.from({ length: size * size }, (_, i): Point => [at(i % size), at(Math.floor(i / size))])
  }, [size, half])
  const { answers, problem } = useSequence<'lossSlice'>(
    runId,
    cancelled ? null : slice && `${slice} ${size} ${half}`,
    (all) => {
      const done = all.reduce((sum, { losses }) => sum + losses.length, 0)
      const last = all.at(-1)
      if (done >= points.length || slice === null) return null
      const count = last ? Math.round((PIECE / Math.max(1, last.worked)) * last.losses.length) : FIRST
      const next = points.slice(done, done + Math.min(MOST_SLICE_POINTS, Math.max(1, count)))
      return { kind: 'lossSlice', slice: `${slice} ${size} ${half}`, begin: done === 0, points: next }
    },
  )
  const losses = useMemo(() => answers.flatMap((piece) => piece.losses), [answers])
  const going = slice !== null && !cancelled && !problem && losses.length < points.length
  const complete = losses.length >= points.length
  const now = useLook(subject, complete ? { kind: 'lossSlice', slice: `${slice} ${size} ${half}`, points: [] } : null)
  const [way, setWay] = useState<readonly Point[]>([])
  const place = now.answer?.place
  useEffect(() => setWay([]), [slice, size, half])
  useEffect(() => {
    if (place) setWay((all) => [...all, [place[0], place[1]] as Point].slice(-MOST_WAY))
  }, [place])
  const middle = answers[0]?.weights ?? [0, 0]
  const told = useCallback((value: number) => formatMeasure(value, language, 3), [language])
  const [mx, my] = middle
  const draw = useCallback<Draw>(
    (context, room, colors) => {
      if (losses.length === 0) return
      const values = points.map((_, i) => losses[i] ?? null)
      const moved = [[0, 0] as Point, ...way].map(([a, b]) => [a + mx, b + my] as const)
      const [x, y] = [mx, my].map((at) => ({ low: at - half, high: at + half })) as [never, never]
      drawSurface(context, room, colors, { x, y, values, columns: size, ways: [{ points: moved, color: 1 }] }, told)
    },
    [losses, points, way, mx, my, half, size, told],
  )
  const field = (name: 'size' | 'half', values: readonly number[]): ReactElement => (
    <Select
      size="xs"
      label={t(`views.lossSurface.${name}`)}
      value={String(settings[name])}
      allowDeselect={false}
      onChange={(next) => next !== null && onSettings({ [name]: Number(next) })}
      data={values.map((value) => ({
        value: String(value),
        label: name === 'size' ? `${value}×${value}` : `± ${told(value)}`,
      }))}
    />
  )
  const start = (): void => (setCancelled(false), setSlice(crypto.randomUUID().slice(0, 36)))
  return (
    <ViewBody
      subject={subject}
      {...(runId === null && { look: {} })}
      {...(problem && { look: { problem } })}
      {...(losses.length === 0 && runId !== null && !problem && { words: t('views.lossSurface.begin') })}
      fields={
        runId !== null && (
          <>
            {choice}
            {going ? (
              <>
                <Button size="compact-sm" variant="default" onClick={() => setCancelled(true)}>
                  {t('views.lossSurface.cancel')}
                </Button>
                <Progress value={(100 * losses.length) / points.length} aria-label={t('views.lossSurface.progress')} />
              </>
            ) : (
              <Button size="compact-sm" variant="default" onClick={start}>
                {t('views.lossSurface.measure')}
              </Button>
            )}
            {field('size', SIZES)}
            {field('half', HALVES)}
          </>
        )
      }
    >
      {() => (
        <>
          <Picture draw={draw} name={t('views.lossSurface.name')} label={t('views.lossSurface.slicePicture')} />
          <p className={drawClasses['caption']}>
            <span>{t(answers[0]?.weights ? 'views.lossSurface.pair' : 'views.lossSurface.random')}</span>
            {complete && (
              <span>
                {t('views.lossSurface.least', { loss: told(Math.min(...losses.map((loss) => loss ?? Infinity))) })}
              </span>
            )}
          </p>
        </>
      )}
    </ViewBody>
  )
}
