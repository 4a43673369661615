import type { Problem } from '@shared/result'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../i18n/problemText'
import Why from './Why'

/** A failure in the person's language and, on asking, why it is one and what helps. */
export default function ProblemWords({ problem }: { problem: Problem }): ReactElement {
  useTranslation()
  return (
    <>
      {problemText(problem)}
      <Why of={problem} />
    </>
  )
}
