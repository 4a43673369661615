import { spawn } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import type { Result } from '@shared/result'
import { version } from '../../../package.json'
import { createStudio } from '../../composition'
import { startServer, type RunningServer } from '../../server/startServer'
import { forkNodeTrainer } from '../../services/runs/forkNodeTrainer'
import { makeFolder } from '../../services/files/makeFolder'
import { readTextFile } from '../../services/files/readTextFile'
import { toWriteProblem } from '../../services/files/toWriteProblem'
import { builtFiles, standardFolders } from '../../services/standardFolders'
import type { BackendChoice } from '../../trainer/protocol'
import type { CliContext, ExitCode } from '../CliContext'
import { tellWrongNative } from '../withStudio'

export interface ServeOptions {
  readonly port: number
  readonly folder?: string
  readonly open?: boolean
  readonly json?: boolean
  /** `false`: --no-native. */
  readonly native: boolean
  readonly backend: BackendChoice
}

/** Serves the studio to browsers on this computer until it is told to end. */
export async function serve(context: CliContext, file: string | undefined, options: ServeOptions): Promise<ExitCode> {
  const { say } = context
  const built = builtFiles(context.main)
  const standard = standardFolders()
  const path = file === undefined ? undefined : resolve(file)
  const projects = resolve(options.folder ?? (path === undefined ? standard.projects : dirname(path)))
  const read = path === undefined ? undefined : await readTextFile(path)
  if (read && !read.ok) return context.fail(read.error, 2)
  try {
    await makeFolder(projects)
  } catch (error) {
    return context.fail(await toWriteProblem(error, projects), 2)
  }
  await tellWrongNative(context)
  let server: Result<RunningServer>
  try {
    server = await startServer({
      port: options.port,
      page: built.page,
      ...(path !== undefined && { file: path }),
      studio: (publisher) =>
        createStudio({
          userData: standard.userData,
          projects,
          templates: built.templates,
          forkTrainer: forkNodeTrainer(built.trainer),
          importer: built.importer,
          publisher,
          host: 'browser',
          version,
          systemLanguage: context.language,
          confined: true,
          backend: options.backend,
          ensureNative: built.ensureNative,
          ...(!options.native && { refusesNative: true }),
        }),
    })
  } catch (error) {
    return context.fail(await toWriteProblem(error, standard.userData))
  }
  if (!server.ok) return context.fail(server.error)
  const { link, port } = server.value
  if (options.json) context.print(JSON.stringify({ link, port, projects }))
  else {
    context.print(say('serving', { link }))
    context.tell(say('projectsIn', { folder: projects }))
    context.tell(say('stopHint'))
  }
  if (options.open) openInBrowser(link)
  void server.value.studio.native.begin()
  await untilToldToEnd(context, server.value)
  return 0
}

function openInBrowser(link: string): void {
  const [command, args] =
    process.platform === 'win32'
      ? ['explorer', [link]]
      : process.platform === 'darwin'
        ? ['open', [link]]
        : ['xdg-open', [link]]
  // The link is printed too, so a system without a browser loses nothing.
  spawn(command as string, args as string[], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}

/** The second signal does not wait. */
async function untilToldToEnd(context: CliContext, server: RunningServer): Promise<void> {
  await new Promise<void>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => settle())
    context.cutOff.addEventListener('abort', () => settle())
    if (context.cutOff.aborted) settle()
  })
  process.once('SIGINT', () => process.exit(1))
  context.tell(context.say('closing'))
  await server.close()
}
