import type { RunChange } from './runChange'
import type { RunEvent, SeriesPoints } from './runEvent'
import { plannedEpochs } from './runPhases'
import type { RunState, RunStatus, Series } from './runState'
import { thinSeries } from './thinSeries'
import { editOf, joinEdits } from './weightEdit'

/** Most points kept of a curve. */
export const MAX_POINTS = 1000
/** Points left when a curve grew beyond that: room for what comes, so that thinning stays rare. */
const THINNED_POINTS = 700
/** Most epochs kept; beyond, every other of the older ones goes. */
export const MAX_EPOCHS = 2000
/** Most notices kept; the first ones, as they are nearest to the cause. */
export const MAX_NOTICES = 100
/** Most changes kept, the last ones: no person makes as many in one run. */
const MAX_CHANGES = 500

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>

const isOver = (status: RunStatus): boolean => status === 'finished' || status === 'stopped' || status === 'failed'

/** A run of which nothing has been said yet. */
const begin = (event: RunEvent): RunState => ({
  runId: event.runId,
  status: 'starting',
  seq: event.seq - 1,
  startedAt: event.at,
  step: 0,
  epoch: 0,
  examplesPerSecond: 0,
  secondsLeft: null,
  series: {},
  epochs: [],
  notices: [],
  changes: [],
  edits: [],
  phases: [],
})

/** The curve with more points. Points that do not come after the last one have been seen and are left out. */
function grown(old: Series | undefined, { key, steps, values }: SeriesPoints): Series {
  const nextSteps = [...(old?.steps ?? [])]
  const nextValues = [...(old?.values ?? [])]
  for (let k = 0; k < steps.length; k++) {
    const step = steps[k]
    const value = values[k]
    if (step === undefined || value === undefined || step <= (nextSteps.at(-1) ?? -1)) continue
    nextSteps.push(step)
    nextValues.push(value)
  }
  const points = { steps: nextSteps, values: nextValues }
  return { key, ...(nextSteps.length > MAX_POINTS ? thinSeries(points, THINNED_POINTS) : points) }
}

function withMetrics(state: RunState, event: EventOf<'metrics'>): RunState {
  const series: Record<string, Series> = { ...state.series }
  for (const points of event.points) {
    const old = Object.hasOwn(series, points.key) ? series[points.key] : undefined
    if (points.key !== '__proto__') series[points.key] = grown(old, points)
  }
  const { step, epoch, examplesPerSecond, secondsLeft } = event
  return { ...state, step: Math.max(state.step, step), epoch, examplesPerSecond, secondsLeft, series }
}

function withEpoch(state: RunState, { epoch, step, values }: EventOf<'epoch'>): RunState {
  const all = [...state.epochs, { epoch, step, values }]
  const epochs = all.length > MAX_EPOCHS ? all.filter((_, k) => k % 2 === 1 || k >= all.length - 100) : all
  return { ...state, epoch, step: Math.max(state.step, step), epochs }
}

const withNotice = (state: RunState, code: string, values: Readonly<Record<string, string | number>>): RunState =>
  state.notices.length >= MAX_NOTICES ? state : { ...state, notices: [...state.notices, { code, values }] }

/** The state with the number of epochs that the run comes to as far as is known now: a phase may have ended early. */
const planned = (state: RunState): RunState => {
  if (!state.started) return state
  const epochs = plannedEpochs(state.started, state.phases)
  return epochs === state.started.epochs ? state : { ...state, started: { ...state.started, epochs } }
}

function withPhase(state: RunState, { phase, step, epoch }: EventOf<'phase'>): RunState {
  const phases = [...state.phases.filter((begun) => begun.phase < phase), { phase, step, epoch }]
  return planned({ ...state, phases, step: Math.max(state.step, step) })
}

/** What was planned, with other numbers of epochs. */
const replanned = (started: NonNullable<RunState['started']>, { phase, to }: RunChange) => {
  const epochs = Number(to)
  if (phase === undefined) {
    const phases = started.phases?.map((own) => ({ ...own, epochs }))
    // Of a run with phases of its own the document's number says nothing.
    return started.phases && started.phases.length > 1 ? started : { ...started, epochs, ...(phases && { phases }) }
  }
  const phases = started.phases?.map((own) => (own.id === phase ? { ...own, epochs } : own))
  return { ...started, ...(phases && { phases }) }
}

function withChanges(state: RunState, { step, changes }: EventOf<'changed'>): RunState {
  const lengths = changes.filter(
    ({ of, setting, to }) => of === 'training' && setting === 'epochs' && typeof to === 'number',
  )
  const started = state.started && lengths.reduce(replanned, state.started)
  return planned({
    ...state,
    ...(started && { started }),
    changes: [...state.changes, { step, changes }].slice(-MAX_CHANGES),
  })
}

const ended = (state: RunState, status: RunStatus, event: RunEvent & { readonly step: number }): RunState => ({
  ...state,
  status,
  endedAt: event.at,
  step: Math.max(state.step, event.step),
  examplesPerSecond: 0,
  secondsLeft: null,
})

function applied(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'started': {
      if (state.started) return state
      return {
        ...state,
        status: 'running',
        device: event.device,
        started: event,
        startedAt: event.at,
        step: event.fromStep,
      }
    }
    case 'metrics':
      return withMetrics(state, event)
    case 'epoch':
      return withEpoch(state, event)
    case 'engine':
      return state.device
        ? {
            ...state,
            device: { ...state.device, engine: event.engine, chains: event.chains, engineReason: event.reason },
          }
        : state
    case 'phase':
      return withPhase(state, event)
    case 'changed':
      return withChanges(state, event)
    case 'edited':
      return { ...state, edits: joinEdits(state.edits, editOf(event)), edited: event.seq }
    case 'paused':
      return { ...state, status: 'paused', step: Math.max(state.step, event.step), examplesPerSecond: 0 }
    case 'resumed':
      return { ...state, status: state.started ? 'running' : state.status }
    case 'diagnostic':
      return withNotice(state, event.code, event.values)
    case 'checkpoint':
      return state
    case 'finished':
      return { ...ended(state, 'finished', event), test: event.test }
    case 'stopped':
      return ended(state, 'stopped', event)
    case 'failed':
      return { ...ended(state, 'failed', event), problem: event.problem }
  }
}

/**
 * The state of a run after one more event. Pure, and bounded in memory however long the run is. Left as it is: an event seen
 * before, of another run, or after the end, but that somebody changed weights; progress before the start. A gap in the numbers is noted (`eventsMissing`) and passed
 * over. `undefined`: nothing is known yet, as the first event seen is not the first of its run; its history has to be loaded.
 */
export function reduceRun(state: RunState | undefined, event: RunEvent): RunState | undefined {
  if (!state) return event.seq === 0 || event.type === 'started' ? reduceRun(begin(event), event) : undefined
  if (event.runId !== state.runId || event.seq <= state.seq) return state
  if (isOver(state.status) && event.type !== 'edited') return state
  const early = (event.type === 'metrics' || event.type === 'epoch') && !state.started
  if (early) return { ...state, seq: event.seq }
  const missing = event.seq - state.seq - 1
  const noted = missing > 0 ? withNotice(state, 'eventsMissing', { count: missing }) : state
  return { ...applied(noted, event), seq: event.seq }
}
