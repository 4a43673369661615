import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { control } from '../actions/run/currentRun'
import { stepAction } from '../actions/run/step'
import ProblemWords from '../problems/why/ProblemWords'
import { useRunView } from '../shell/useRunView'
import { isLive } from '../state/session/isLive'
import { isWaiting } from '../state/session/isWaiting'
import { startStepping } from '../state/session/startStepping'
import { useDocument, useRuns, useSteps, useStudio } from '../state/studio'
import Courses from './Courses'
import Explanation from './Explanation'
import StepControls from './StepControls'
import classes from './steps.module.css'
import { useWalk } from './useWalk'

/** The next step of the shown run, stage by stage: what every node computes, what comes back to it, and what becomes of its weights. */
export default function StepsPanel(): ReactElement {
  const { t } = useTranslation()
  const { status, state } = useRunView()
  const stands = status !== null && status !== 'running' && status !== 'starting'
  const { document, checked, problem } = useWalk(stands)
  const walk = useSteps((s) => s.walk)
  if (!stands) return <Waiting status={status} />
  // A run that was just told to go on is soon known to do so.
  if (problem && problem.code !== 'runGoing')
    return (
      <p className={classes['words']} role="alert">
        <ProblemWords problem={problem} />
      </p>
    )
  if (!walk || !checked || !document)
    return <p className={classes['words']}>{t(isWaiting(state) ? 'drawer.waitingRun' : 'drawer.computing')}</p>
  return (
    <div className={classes['panel']}>
      <StepControls live={isLive(status)} several={document.training.batchSize > 1} />
      <Courses />
      <Explanation checked={checked} document={document} />
    </div>
  )
}

/** Why nothing is walked through yet, and what begins it. */
function Waiting({ status }: { status: ReturnType<typeof useRunView>['status'] }): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const runId = useRuns((s) => s.currentId)
  const trainable = useDocument((s) => s.checked.trainable)
  if (status === 'starting') return <p className={classes['words']}>{t('drawer.computing')}</p>
  const going = status === 'running' && runId !== null
  return (
    <div className={classes['words']}>
      <p>{t(going ? 'steps.going' : 'steps.empty')}</p>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() =>
          going ? control(studio, 'run.pause', runId) : trainable ? startStepping(studio) : stepAction.run(studio)
        }
      >
        {t(going ? 'shell.run.pause' : 'steps.begin')}
      </Button>
    </div>
  )
}
