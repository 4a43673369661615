import { describeProblem } from '@shared/describeProblem'
import type { BackendSpeed, BackendState } from '@shared/ipc/types'
import type { Problem, Result } from '@shared/result'
import { BACKEND_TITLES, type AdapterInfo, type BackendName, type DeviceInfo } from '@shared/training/runEvent'
import type { CliContext } from '../CliContext'

/** What is told of a backend. */
export interface BackendReport {
  readonly backend: BackendName
  readonly standing: 'inUse' | 'available' | 'notAvailable'
  readonly title?: string
  readonly version?: string
  readonly adapter?: AdapterInfo
  readonly examplesPerSecond?: number
  /** Why it does not open, or could not be measured. */
  readonly problem?: Problem
}

/** Every backend: whether it opens and which one a run would use, with its speed where that was measured. */
export const reportBackends = (
  states: readonly BackendState[],
  device: Result<DeviceInfo>,
  speeds: readonly BackendSpeed[] = [],
): readonly BackendReport[] =>
  states.map(({ backend, device: opened, problem }) => {
    const isInUse = device.ok && device.value.backend === backend
    const speed = speeds.find((one) => one.backend === backend)
    return {
      backend,
      standing: isInUse ? 'inUse' : opened ? 'available' : 'notAvailable',
      ...(opened && { title: opened.title, version: opened.version }),
      ...(opened?.adapter && { adapter: opened.adapter }),
      ...(problem ? { problem } : speed && { ...speed }),
    }
  })

/** A native library that is there and does not open. */
export const isBroken = ({ backend, standing, problem }: BackendReport): boolean =>
  backend === 'tensorflow' && standing === 'notAvailable' && problem?.code !== 'backend.nativeMissing'

/** `WebAssembly: available, WebAssembly SIMD 4.22.0, 12 345 examples a second`, or why not. */
export function backendLine(report: BackendReport, { say, language }: CliContext): string {
  const { backend, standing, title, version, adapter, examplesPerSecond, problem } = report
  const parts = [
    say(standing),
    title !== undefined && `${title} ${version ?? ''}`,
    adapter && [adapter.vendor, adapter.driver, adapter.software && say('software')].filter(Boolean).join(', '),
    examplesPerSecond !== undefined &&
      say('examplesPerSecond', { rate: Math.round(examplesPerSecond).toLocaleString(language) }),
    problem && describeProblem(problem, language),
    problem?.cause?.split('\n')[0],
  ]
  return `${BACKEND_TITLES[backend]}: ${parts.filter(Boolean).join(', ')}`
}

/** What a run would compute on, and why nothing faster does. */
export function deviceLine(device: Result<DeviceInfo>, { say, language }: CliContext): string {
  if (!device.ok) return say('deviceMissing', { reason: describeProblem(device.error, language) })
  const { title, version, threads, simd, reason } = device.value
  const why = reason === undefined ? '' : ` (${reasonIn(reason, { say, language })})`
  return `${title} ${version}, threads ${threads}, SIMD ${simd ? '+' : '–'}${why}`
}

/** Codes that have a sentence of the command line. */
function reasonIn(reason: string, { say, language }: Pick<CliContext, 'say' | 'language'>): string {
  if (reason === 'backend.nativeBroken' || reason === 'backend.nativeForeign') return say('nativeBroken')
  if (reason === 'nativeNotInstalled') return `TensorFlow: ${say('nativeAbsent')}`
  return describeProblem({ code: reason, message: reason }, language)
}
