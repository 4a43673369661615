import { ActionIcon, Button, NumberInput, SegmentedControl, Tooltip } from '@mantine/core'
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
} from '@tabler/icons-react'
import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { stepAction } from '../actions/run/step'
import { useAction } from '../shell/useAction'
import { useFormat } from '../shell/useFormat'
import { useSteps, useStudio } from '../state/studio'
import controls from '../theme/controls.module.css'
import classes from './steps.module.css'

/** Time of a stage while it plays, ms. */
const PACE = 1000
const ICON = 14

/** Goes on by itself: from stage to stage, then the step is taken and the next one comes. */
function usePlaying(take: () => void): void {
  const { steps } = useStudio()
  const plays = useSteps((s) => s.plays)
  useEffect(() => {
    if (!plays) return
    const timer = setInterval(() => {
      const { walk, place, go } = steps.getState()
      if (!walk) return
      if (place < walk.stages.length - 1) go(place + 1)
      else take()
    }, PACE)
    return () => clearInterval(timer)
  }, [plays, steps, take])
  useEffect(() => () => steps.getState().set({ plays: false }), [steps])
}

/** Which stage of which step it is; `alone`: of one sample in place of several. */
function Where({ live, alone }: { live: boolean; alone: boolean }): ReactElement | null {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { walk, place } = useSteps((s) => s)
  if (!walk) return null
  return (
    <p className={classes['where']}>
      {t('steps.where', { stage: number(place + 1), count: walk.stages.length })}
      <br />
      {t(live ? 'steps.ofStep' : 'steps.ofEnded', { step: number(walk.rehearsal.step + 1) })}
      {alone && (
        <>
          <br />
          {t('steps.alone')}
        </>
      )}
    </p>
  )
}

/** Which sample of the batch goes through. */
function Sample(): ReactElement | null {
  const { t } = useTranslation()
  const { walk, row, set } = useSteps((s) => s)
  const rows = walk?.rehearsal.batchRows ?? 1
  if (rows === 1) return null
  return (
    <NumberInput
      size="xs"
      aria-label={t('steps.row')}
      prefix={`${t('steps.row')} `}
      suffix={` ${t('steps.ofRows', { count: rows })}`}
      min={1}
      max={rows}
      value={Math.min(row, rows - 1) + 1}
      onChange={(value) => set({ row: Math.max(0, Math.min(rows, Number(value) || 1) - 1) })}
    />
  )
}

interface Props {
  /** Whether the run can take the step. */
  readonly live: boolean
  /** Whether a batch has more than one sample. */
  readonly several: boolean
}

/** Back, on, by itself; one sample or the batch; and taking the step. */
export default function StepControls({ live, several }: Props): ReactElement {
  const { t } = useTranslation()
  const { steps } = useStudio()
  const take = useAction(stepAction)
  const { walk, place, sample, plays } = useSteps((s) => s)
  usePlaying(take)
  const last = (walk?.stages.length ?? 1) - 1
  const { go, set } = steps.getState()
  return (
    <div className={classes['controls']} role="group" aria-label={t('steps.controls')}>
      <div className={classes['buttons']}>
        <Tooltip label={t('steps.back')}>
          <ActionIcon aria-label={t('steps.back')} disabled={place === 0} onClick={() => go(place - 1)}>
            <IconPlayerTrackPrevFilled size={ICON} />
          </ActionIcon>
        </Tooltip>
        <Button
          size="compact-sm"
          disabled={place >= last}
          onClick={() => go(place + 1)}
          rightSection={<IconPlayerTrackNextFilled size={12} />}
        >
          {t('steps.next')}
        </Button>
        <Tooltip label={t(plays ? 'samples.pause' : 'steps.play')}>
          <ActionIcon aria-label={t(plays ? 'samples.pause' : 'steps.play')} onClick={() => set({ plays: !plays })}>
            {plays ? <IconPlayerPauseFilled size={ICON} /> : <IconPlayerPlayFilled size={ICON} />}
          </ActionIcon>
        </Tooltip>
      </div>
      <Button
        size="compact-sm"
        variant={place >= last ? 'filled' : 'default'}
        onClick={take}
        leftSection={<IconPlayerSkipForwardFilled size={12} />}
      >
        {t('steps.take')}
      </Button>
      <SegmentedControl
        size="xs"
        classNames={{ root: controls['segments'], label: controls['segment'] }}
        value={sample ? 'sample' : 'batch'}
        onChange={(value) => set({ sample: value === 'sample' })}
        data={(['sample', 'batch'] as const).map((value) => ({ value, label: t(`steps.${value}`) }))}
      />
      {sample && several && <Sample />}
      <Where live={live} alone={sample && several} />
    </div>
  )
}
