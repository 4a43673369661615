import { Button } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import ProblemWords from '../../problems/why/ProblemWords'
import { useRunView } from '../../shell/useRunView'
import { isWaiting } from '../../state/session/isWaiting'
import { startStepping } from '../../state/session/startStepping'
import { useDocument, useStudio } from '../../state/studio'
import type { ViewSubject } from '../defineView'
import type { Looking } from '../useLook'
import classes from './frame.module.css'
import Moment from './Moment'

interface Props<A> {
  readonly subject: ViewSubject
  /** Absent: it needs no run. */
  readonly look?: Looking<A>
  /** What the person can set. */
  readonly fields?: ReactNode
  /** In place of the picture: why there is none. */
  readonly words?: string | undefined
  /** Whatever is drawn; with a look, from its answer. */
  children(answer: A): ReactNode
}

/** What a view shows: its fields, and the picture or why there is none yet. */
export default function ViewBody<A>({ subject, look, fields, words, children }: Props<A>): ReactElement {
  const answer = look?.answer
  const shown = words === undefined && (look === undefined || (answer !== undefined && !look.problem))
  return (
    <>
      <div className={classes['fields']}>
        {fields}
        {subject.runId !== null && look && <Moment trained={(answer as { trained?: number } | undefined)?.trained} />}
      </div>
      <div className={classes['stage']}>
        {shown ? (
          children(answer as A)
        ) : words !== undefined ? (
          <p className={classes['words']}>{words}</p>
        ) : (
          <Waiting subject={subject} look={look ?? {}} />
        )}
      </div>
    </>
  )
}

/** Why there is no answer yet, and what brings it about. */
function Waiting({ subject, look }: { subject: ViewSubject; look: Looking<unknown> }): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const { status, state } = useRunView()
  const trainable = useDocument((s) => s.checked.trainable)
  if (look.problem)
    return (
      <div className={classes['words']} role="alert">
        <ProblemWords problem={look.problem} />
      </div>
    )
  if (subject.runId !== null)
    return (
      <p className={classes['words']}>
        {t(status !== 'starting' ? 'drawer.computing' : isWaiting(state) ? 'drawer.waitingRun' : 'samples.starting')}
      </p>
    )
  return (
    <div className={classes['words']}>
      <p>{t('views.noRun')}</p>
      {trainable && (
        <Button size="compact-sm" variant="default" onClick={() => void startStepping(studio)}>
          {t('views.untrained')}
        </Button>
      )}
    </div>
  )
}
