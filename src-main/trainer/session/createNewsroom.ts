import type { RunNews, SeriesPoints } from '@shared/training/runEvent'

/** At most 20 messages a second. */
const SHORTEST_GAP = 50

/** What a metrics event says besides its points. */
export type Pulse = Omit<Extract<RunNews, { type: 'metrics' }>, 'type' | 'points'>

/** Gathers news and sends them in few messages, in order. */
export interface Newsroom {
  point(key: string, step: number, value: number): void
  add(news: RunNews): void
  /** Sends what has gathered: now, if the last message is long enough ago, else as soon as it is. */
  offer(): void
  /** Sends at once: for what a person waits for. */
  send(): void
}

/**
 * @param pulse Asked whenever points are sent.
 * @param now Milliseconds, for the gap between messages.
 */
export function createNewsroom(
  tell: (news: readonly RunNews[]) => void,
  pulse: () => Pulse,
  now: () => number = () => performance.now(),
): Newsroom {
  let ready: RunNews[] = []
  let points = new Map<string, { steps: number[]; values: number[] }>()
  let last = -Infinity
  let later: NodeJS.Timeout | undefined
  const closePoints = (): void => {
    if (points.size === 0) return
    const list: SeriesPoints[] = [...points].map(([key, { steps, values }]) => ({ key, steps, values }))
    points = new Map()
    ready.push({ type: 'metrics', ...pulse(), points: list })
  }
  const send = (): void => {
    closePoints()
    if (ready.length === 0) return
    const news = ready
    ready = []
    last = now()
    tell(news)
  }
  const offer = (): void => {
    const wait = last + SHORTEST_GAP - now()
    if (wait <= 0) return send()
    // Fires only when the run is idle, in slow motion or in a pause; a busy run offers again by itself.
    later ??= setTimeout(() => {
      later = undefined
      offer()
    }, wait)
  }
  return {
    point: (key, step, value) => {
      const series = points.get(key) ?? { steps: [], values: [] }
      points.set(key, series)
      series.steps.push(step)
      series.values.push(value)
    },
    add: (news) => {
      closePoints()
      ready.push(news)
    },
    offer,
    send,
  }
}
