import { Button, Slider, Tooltip } from '@mantine/core'
import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Moments } from '@shared/ipc/moments'
import type { StudioClient } from '../bridge/client'
import { sizeText } from '../export/sizeText'
import { problemText } from '../i18n/problemText'
import { useFormat } from '../shell/useFormat'
import { useAnswer } from '../state/asking/useAnswer'
import { useRuns, useStudio } from '../state/studio'
import classes from './moments.module.css'
import { nearestStep } from './nearestStep'
import Past from './Past'
import { useChosenMoment } from './useChosenMoment'

const ask = (client: StudioClient, { runId }: { readonly runId: string }) => client.call('run.moments', { runId })

/** Goes back to what a run has been, from kept step to kept step, and on to now. */
export default function Scrubber({ runId }: { readonly runId: string }): ReactElement | null {
  const { t } = useTranslation()
  const { moments: store } = useStudio()
  const { language } = useFormat()
  const chosen = useChosenMoment(runId)
  const look = useAnswer({ runId }, ask)
  const moments = look?.request.runId === runId ? look.answer : undefined
  const steps = moments?.steps
  const at = steps && chosen !== undefined ? nearestStep(steps, chosen) : undefined
  const { choose } = store.getState()
  // What was looked at is not there any more.
  useEffect(() => {
    if (steps && at !== undefined && steps[at] !== chosen) choose(runId, steps[at] ?? null)
  }, [steps, at, chosen, choose, runId])
  const none = moments && whyNone(moments)
  if (!look?.problem && !moments) return null
  return (
    <div className={classes['scrubber']} role="group" aria-label={t('moments.name')} data-testid="scrubber">
      {look?.problem ? (
        <p role="alert">{problemText(look.problem)}</p>
      ) : none ? (
        <p>
          {t(`moments.${none}`, { each: sizeText(moments.each, language), limit: sizeText(moments.limit, language) })}
        </p>
      ) : (
        moments && <Way moments={moments} at={at} onChoose={(step) => choose(runId, step)} runId={runId} />
      )}
    </div>
  )
}

/** Why there is nothing to go back to: the key of a sentence. */
function whyNone({ steps, each, limit, reopened }: Moments): 'reopened' | 'tooLarge' | 'soon' | undefined {
  if (reopened) return 'reopened'
  if (2 * each > limit) return 'tooLarge'
  return steps.length < 2 ? 'soon' : undefined
}

interface WayProps {
  readonly moments: Moments
  readonly runId: string
  /** Place of the chosen step; `undefined`: now. */
  readonly at: number | undefined
  /** @param step `null`: now. */
  onChoose(step: number | null): void
}

function Way({ moments, runId, at, onChoose }: WayProps): ReactElement {
  const { t } = useTranslation()
  const { number, language } = useFormat()
  const { steps, bytes, limit, dropped, stride } = moments
  const current = useRuns((runs) => runs.states[runId]?.step ?? 0)
  // The last kept step of a run that stands is how it is now.
  const past = steps.at(-1) === current ? steps.slice(0, -1) : steps
  const place = at === undefined ? past.length : Math.min(at, past.length)
  const told =
    place < past.length
      ? t('samples.runStep', { step: number(past[place] ?? 0) })
      : t('moments.present', { step: number(current) })
  // The first is how it was before the steps.
  const count = Math.max(current, steps.at(-1) ?? 0) - (steps[0] ?? 0)
  const help = dropped > 0 ? 'moments.ceiling' : 'moments.room'
  return (
    <>
      <span className={classes['state']}>
        {place < past.length ? <Past /> : null}
        <span data-testid="scrubber-step">{told}</span>
      </span>
      <Slider
        className={classes['slider']}
        size="sm"
        min={0}
        max={past.length}
        step={1}
        value={place}
        label={null}
        onChange={(next) => onChoose(past[next] ?? null)}
        thumbLabel={t('moments.way')}
        thumbValueText={told}
      />
      <Button size="compact-sm" variant="default" disabled={place === past.length} onClick={() => onChoose(null)}>
        {t('moments.now')}
      </Button>
      <Tooltip
        label={t(help, { limit: sizeText(limit, language), dropped: number(dropped), stride: number(stride) })}
        multiline
        maw={320}
        events={{ hover: true, focus: true, touch: true }}
      >
        <span className={classes['kept']} tabIndex={0}>
          {t('moments.kept', { kept: number(steps.length - 1), count: number(count), size: sizeText(bytes, language) })}
        </span>
      </Tooltip>
    </>
  )
}
