import { useCallback, useEffect, useRef, useState } from 'react'
import type { TsneNews } from './tsneJob'

/** Fewer points have no neighborhoods. */
const FEWEST = 4

/** Rows as points of a plane by t-SNE, in a worker. */
export interface Tsne {
  /** The last news; absent: it was not begun. */
  readonly news?: TsneNews | undefined
  readonly going: boolean
  start(rows: readonly (readonly number[])[], perplexity: number): void
  /** The points stay where they are. */
  stop(): void
}

export function useTsne(): Tsne {
  const worker = useRef<Worker>(undefined)
  const [news, setNews] = useState<TsneNews>()
  const [going, setGoing] = useState(false)
  const stop = useCallback(() => {
    worker.current?.terminate()
    worker.current = undefined
    setGoing(false)
  }, [])
  useEffect(() => stop, [stop])
  const start = useCallback(
    (rows: readonly (readonly number[])[], perplexity: number) => {
      stop()
      if (rows.length < FEWEST) return
      const made = new Worker(new URL('./tsne.worker.ts', import.meta.url), { type: 'module' })
      worker.current = made
      setGoing(true)
      made.onmessage = ({ data }: MessageEvent<TsneNews>) => {
        if (worker.current !== made) return
        setNews(data)
        if (data.share >= 1) stop()
      }
      // Of rows each has itself and more neighbors than the perplexity.
      made.postMessage({ rows, perplexity: Math.min(perplexity, (rows.length - 1) / 3) })
    },
    [stop],
  )
  return { news, going, start, stop }
}
