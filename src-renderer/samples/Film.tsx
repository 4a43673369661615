import { ActionIcon, Slider } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../shell/useFormat'
import classes from './samples.module.css'

/** How long a state is shown while the film plays, ms. */
const FRAME = 140

interface Props {
  /** After how many passes each state is. */
  readonly steps: readonly number[]
  /** Passes of the whole way. */
  readonly total: number
  readonly frame: number
  /** What the controls are called; absent: those of the way from noise. */
  readonly words?: { readonly play: string; readonly pause: string; readonly way: string }
  onFrame(frame: number): void
}

/** States one after another, such as the way from noise to samples, to play and to go along. */
export default function Film({ steps, total, frame, onFrame, words }: Props): ReactElement {
  const { t } = useTranslation()
  const { number } = useFormat()
  const [playing, setPlaying] = useState(false)
  const last = steps.length - 1
  useEffect(() => {
    if (!playing) return
    if (frame >= last) return setPlaying(false)
    const timer = setTimeout(() => onFrame(frame + 1), FRAME)
    return () => clearTimeout(timer)
  }, [playing, frame, last, onFrame])
  const play = (): void => {
    if (!playing && frame >= last) onFrame(0)
    setPlaying(!playing)
  }
  const named = words ?? { play: t('samples.play'), pause: t('samples.pause'), way: t('samples.way') }
  const told = t('samples.step', { step: number(steps[frame] ?? 0), count: number(total) })
  return (
    <div className={classes['film']}>
      <ActionIcon variant="default" aria-label={playing ? named.pause : named.play} onClick={play}>
        {playing ? <IconPlayerPauseFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
      </ActionIcon>
      <Slider
        className={classes['slider']}
        size="xs"
        min={0}
        max={last}
        step={1}
        value={frame}
        label={null}
        onChange={(next) => {
          setPlaying(false)
          onFrame(next)
        }}
        thumbLabel={named.way}
        thumbValueText={told}
      />
      <span data-testid="film-step">{told}</span>
    </div>
  )
}
