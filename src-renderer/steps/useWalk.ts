import { useEffect, useMemo } from 'react'
import { checkGraph } from '@shared/compile/checkGraph'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { GraphDocument } from '@shared/graph/document'
import type { StudioContract } from '@shared/ipc/contract'
import type { InputOf } from '@shared/ipc/defineContract'
import type { Problem } from '@shared/result'
import type { StudioClient } from '../bridge/client'
import { useAnswer } from '../state/asking/useAnswer'
import { toStages } from '../state/steps/toStages'
import { wholeFor } from '../state/steps/wholeFor'
import { useRuns, useSteps, useStudio } from '../state/studio'
import { useRunDocument } from '../training/useRunDocument'

type Request = InputOf<StudioContract, 'run.rehearse'>

const ask = (client: StudioClient, request: Request) => client.call('run.rehearse', request)

interface Walked {
  readonly document: GraphDocument | null
  /** The graph of the run. */
  readonly checked: CheckedGraph | undefined
  readonly problem: Problem | undefined
}

/**
 * Has the next step of the shown run walked through, for as long as this is on the screen.
 *
 * @param stands Whether the run stands still: one that goes on is not stopped for it.
 */
export function useWalk(stands: boolean): Walked {
  const { steps } = useStudio()
  const runId = useRuns((s) => s.currentId)
  const sample = useSteps((s) => s.sample)
  const row = useSteps((s) => s.row)
  const whole = useSteps((s) => s.whole)
  const made = useRunDocument(runId ?? undefined)
  const checked = useMemo(() => (made ? checkGraph(made) : undefined), [made])
  const look = useAnswer(
    stands && runId !== null
      ? { runId, ...(sample && { rows: 1, skipped: row }), ...(whole.length > 0 && { whole: [...whole] }) }
      : null,
    ask,
  )
  const answer = stands && look?.request.runId === runId ? look?.answer : undefined
  useEffect(() => {
    steps
      .getState()
      .show(
        answer && checked && runId !== null
          ? { runId, rehearsal: answer, checked, stages: toStages(answer, checked.order) }
          : null,
      )
  }, [steps, answer, checked, runId])
  useEffect(() => () => steps.getState().show(null), [steps])
  const wanted = useSteps((s) => (checked ? wholeFor(s, checked) : s.whole))
  useEffect(() => steps.getState().set({ whole: wanted }), [steps, wanted])
  return { document: made, checked, problem: stands ? look?.problem : undefined }
}
