import type { Problem } from '@shared/result'
import type { ReactElement } from 'react'
import ProblemWords from './ProblemWords'

/** A failure in a line of its own, read out at once. */
export default function ProblemAlert({ problem }: { problem: Problem }): ReactElement {
  return (
    <p role="alert">
      <ProblemWords problem={problem} />
    </p>
  )
}
