import { Slider } from '@mantine/core'
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@shared/result'
import type { WeightPlace } from '@shared/training/weightEdit'
import { problemText } from '../../i18n/problemText'
import NumberField from '../../inspector/NumberField'
import { moveWeight } from '../../state/session/moveWeight'
import { useStudio } from '../../state/studio'
import classes from './weights.module.css'
import { shortFloat } from './shortFloat'

export interface WeightEditorProps {
  readonly runId: string
  readonly place: WeightPlace
  /** What the weight is now. */
  readonly value: number
  /** Which weight it is, such as `Dense, kernel: from input 1 to unit 2`. */
  readonly title: string
}

/** Largest number that a weight can be: float32 has no larger one. */
const MOST = 3.4028234663852886e38
const STEPS = 200

/** One weight of a run with its exact value, to be moved with a slider or typed; the run follows at once. */
export default function WeightEditor({ runId, place, value, title }: WeightEditorProps): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const [problem, setProblem] = useState<Problem | null>(null)
  /** What it was moved to, until the run says what it is. */
  const [wanted, setWanted] = useState<number | null>(null)
  const moving = useRef(false)
  const { node, name, index } = place
  const moved = useMemo(
    () => moveWeight(studio, runId, { node, name, index }, setProblem),
    [studio, runId, node, name, index],
  )
  useEffect(() => () => moved.end(), [moved])
  useEffect(() => {
    if (!moving.current) setWanted(null)
  }, [value])
  // As it was opened: a scale that moves under the pointer cannot be hit.
  const [reach, setReach] = useState(() => reachOf(value))
  const shown = wanted ?? value
  if (Math.abs(shown) > reach && !moving.current) setReach(reachOf(shown))
  const to = (next: number): void => {
    setProblem(null)
    setWanted(Math.fround(next))
    moved.to(next)
  }
  const end = (): void => {
    moving.current = false
    moved.end()
  }
  return (
    <div className={classes['editor']}>
      <p>{title}</p>
      <Slider
        size="sm"
        label={null}
        min={-reach}
        max={reach}
        step={reach / STEPS}
        marks={[{ value: 0 }]}
        value={shown}
        thumbProps={{ 'aria-label': t('views.weights.edit.slider') }}
        onChange={(next) => {
          moving.current = true
          to(next)
        }}
        onChangeEnd={end}
      />
      <NumberField
        label={t('views.weights.edit.value')}
        spec={{ type: 'float', min: -MOST, max: MOST }}
        value={shortFloat(shown)}
        onChange={(next) => {
          to(next)
          end()
        }}
      />
      {problem && <p role="alert">{problemText(problem)}</p>}
    </div>
  )
}

/** How far the slider goes to both sides, a round number. */
function reachOf(value: number): number {
  const wanted = Math.max(1, 2 * Math.abs(value))
  const power = 10 ** Math.floor(Math.log10(wanted))
  return Math.min(MOST, Math.ceil(wanted / power) * power)
}
