import type { Studio } from '../studio'

/** Has the samples on the screen follow the runs. Returns the function that stops it. */
export function followSamples({ runs, samples }: Studio): () => void {
  const stop = runs.subscribe(samples.wake)
  document.addEventListener('visibilitychange', samples.wake)
  return () => {
    stop()
    document.removeEventListener('visibilitychange', samples.wake)
  }
}
