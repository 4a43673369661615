import { useCallback, useRef, useState } from 'react'
import type { StudioContract } from '@shared/ipc/contract'
import type { CallName, InputOf, OutputOf } from '@shared/ipc/defineContract'
import type { Problem } from '@shared/result'
import { useStudio } from '../state/studio'

/** What a component knows of its last request. */
export interface CallState<T> {
  readonly busy: boolean
  readonly value: T | undefined
  readonly problem: Problem | undefined
}

/** A request whose answer is shown: the newest one counts, an older answer that comes late is dropped. */
export function useCall<N extends CallName<StudioContract>>(
  name: N,
): CallState<OutputOf<StudioContract, N>> & { ask(input: InputOf<StudioContract, N>): Promise<void>; clear(): void } {
  type Output = OutputOf<StudioContract, N>
  const { client } = useStudio()
  const [state, setState] = useState<CallState<Output>>({ busy: false, value: undefined, problem: undefined })
  const newest = useRef(0)
  const ask = useCallback(
    async (input: InputOf<StudioContract, N>): Promise<void> => {
      const mine = ++newest.current
      setState((s) => ({ ...s, busy: true }))
      const answer = await client.call(name, input)
      if (mine !== newest.current) return
      setState(
        answer.ok
          ? { busy: false, value: answer.value, problem: undefined }
          : { busy: false, value: undefined, problem: answer.error },
      )
    },
    [client, name],
  )
  const clear = useCallback((): void => {
    newest.current++
    setState({ busy: false, value: undefined, problem: undefined })
  }, [])
  return { ...state, ask, clear }
}
