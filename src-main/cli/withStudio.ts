import type { StudioContract } from '@shared/ipc/contract'
import type { Publisher } from '@shared/ipc/defineContract'
import { version } from '../../package.json'
import { createStudio } from '../composition'
import { toWriteProblem } from '../services/files/toWriteProblem'
import { wrongNative } from '../services/native/nativeFolder'
import { forkNodeTrainer } from '../services/runs/forkNodeTrainer'
import { builtFiles, standardFolders } from '../services/standardFolders'
import type { Studio } from '../studio'
import type { BackendChoice } from '../trainer/protocol'
import type { CliContext, ExitCode } from './CliContext'

export interface CliStudioOptions {
  /** Given where the work computes. */
  readonly backend?: BackendChoice
  readonly publisher?: Publisher<StudioContract>
}

const silent: Publisher<StudioContract> = { publish: () => undefined }

/** A library that was named and is not there must not be passed over in silence. */
export async function tellWrongNative({ tell, say }: CliContext): Promise<void> {
  const folder = await wrongNative(process.env)
  if (folder !== undefined) tell(`${say('warning')}: ${say('nativeWrong', { folder })}`)
}

/** Does work with all services, and leaves no process behind. */
export async function withStudio(
  context: CliContext,
  { backend, publisher = silent }: CliStudioOptions,
  work: (studio: Studio) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { userData, projects } = standardFolders()
  if (backend !== undefined) await tellWrongNative(context)
  const built = builtFiles(context.main)
  let studio: Studio
  try {
    studio = await createStudio({
      userData,
      projects,
      templates: built.templates,
      forkTrainer: forkNodeTrainer(built.trainer),
      importer: built.importer,
      publisher,
      host: 'browser',
      version,
      systemLanguage: context.language,
      confined: false,
      ...(backend && { backend }),
      ensureNative: built.ensureNative,
      keepsSpareTrainer: false,
    })
  } catch (error) {
    return context.fail(await toWriteProblem(error, userData))
  }
  try {
    return await work(studio)
  } finally {
    await studio.close()
  }
}
