import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { SURFACES, surfaceOf, type Surface } from '@shared/looks/surfaces'
import { formatMeasure } from '../../i18n/format'
import { useInterface } from '../../state/studio'
import drawClasses from '../draw/draw.module.css'
import ViewBody from '../frame/ViewBody'
import { useLook } from '../useLook'
import type { BodyProps } from './bodyProps'
import { OPTIMIZERS, STEPS } from './optimizers'
import PathsFields from './PathsFields'
import PathsLegend from './PathsLegend'
import PathsPicture from './PathsPicture'
import { usePlay } from './usePlay'

const NO_PATHS: readonly [] = []

/** What optimizers do on a surface of two numbers, from a start that the person chooses. */
export default function PathsBody({ subject, settings, onSettings, choice }: BodyProps): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const surface = surfaceOf(settings.surface) ?? (SURFACES[0] as Surface)
  const [start, setStart] = useState<readonly [number, number]>(surface.start)
  const [factor, setFactor] = useState('1')
  useEffect(() => setStart(surface.start), [surface])
  const question = useMemo(() => {
    const optimizers = OPTIMIZERS.map(({ type, learningRate }) => ({ type, learningRate: learningRate * Number(factor) })) // prettier-ignore
    const [x, y] = start
    return { kind: 'optimizerPaths' as const, surface: surface.id, start: [x, y] as [number, number], steps: STEPS, optimizers } // prettier-ignore
  }, [surface, start, factor])
  const look = useLook(subject, question)
  const [step, setStep] = usePlay(question, STEPS)
  const paths = look.answer?.paths ?? NO_PATHS
  const ways = useMemo(() => paths.map((points) => points.slice(0, step + 1)), [paths, step])
  const [pointed, setPointed] = useState<number | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const shown = { surface, ways, marked: pointed ?? chosen, onMark: setPointed }
  const told = (value: number): string => formatMeasure(value, language, 3)
  const change = { onSurface: (id: string) => onSettings({ surface: id }), onFactor: setFactor, onStep: setStep }
  return (
    <ViewBody
      subject={subject}
      look={look}
      fields={
        subject.runId !== null && (
          <>
            {choice}
            <PathsFields surface={surface.id} factor={factor} step={step} {...change} />
          </>
        )
      }
    >
      {() => (
        <>
          <PathsPicture {...shown} onStart={setStart} />
          <p className={drawClasses['caption']}>
            <span>{t('views.lossSurface.from', { x: told(start[0]), y: told(start[1]), step })}</span>
            <PathsLegend {...shown} chosen={chosen} onChoose={setChosen} />
          </p>
        </>
      )}
    </ViewBody>
  )
}
