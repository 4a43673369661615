import { join } from 'node:path'
import { createHandlers } from './handlers'
import { BlockService } from './services/blocks/BlockService'
import { ExportService } from './services/ExportService'
import { anyPath, pathsInside, type PathPolicy } from './services/files/pathPolicy'
import { ImportService } from './services/import/ImportService'
import { NativeService } from './services/native/NativeService'
import { Autosaves } from './services/project/Autosaves'
import { OpenProjects } from './services/project/OpenProjects'
import { ProjectService } from './services/project/ProjectService'
import { RecentProjects } from './services/project/RecentProjects'
import { Session } from './services/project/Session'
import { KnownNetworks } from './services/runs/KnownNetworks'
import { createRunQueue } from './services/runs/RunQueue'
import { RunService } from './services/runs/RunService'
import { RunStore } from './services/runs/RunStore'
import { TrainerPool } from './services/runs/TrainerPool'
import { SettingsService } from './services/SettingsService'
import { TemplateService } from './services/TemplateService'
import type { Studio, StudioOptions } from './studio'

const policyOf = ({ confined, projects }: StudioOptions): PathPolicy =>
  confined ? pathsInside(projects) : anyPath(process.cwd())

function createProjects(options: StudioOptions, session: Session, callers: ReadonlySet<string>): ProjectService {
  const { userData, projects, publisher, dialogs } = options
  return new ProjectService({
    allow: policyOf(options),
    projectsFolder: projects,
    autosaves: new Autosaves(join(userData, 'autosave'), session, (caller) => callers.has(caller)),
    recent: new RecentProjects(join(userData, 'recent.json')),
    open: new OpenProjects((caller, path, stamp) =>
      publisher.publish('project.changedOnDisk', { path, stamp }, caller),
    ),
    ...(dialogs && { dialogs }),
  })
}

/** The library's service is made first: what it finds goes to the trainers, and they are told when it changes. */
async function createNative(options: StudioOptions, changed: () => void): Promise<NativeService> {
  const native = new NativeService({
    script: options.ensureNative,
    file: join(options.userData, 'native.json'),
    refused: options.refusesNative ?? Boolean(process.env['NEUROLOOM_NO_NATIVE']),
    env: process.env,
    publish: (state) => options.publisher.publish('native.changed', state),
    changed,
  })
  await native.start()
  return native
}

async function createRuns(
  options: StudioOptions,
  session: Session,
  store: RunStore,
  networks: KnownNetworks,
  native: NativeService,
): Promise<RunService> {
  const { forkTrainer, publisher, backend = 'auto', keepsSpareTrainer = true, stopPatience = 20_000 } = options
  return new RunService({
    store,
    session,
    queue: createRunQueue(),
    stopPatience,
    networks,
    pool: new TrainerPool({
      fork: forkTrainer,
      backend,
      keepsSpare: keepsSpareTrainer,
      env: () => native.environment(),
    }),
    publishEvent: (event) => publisher.publish('run.event', event),
    publishChanged: (documentId) => publisher.publish('run.changed', { documentId }),
  })
}

/** Builds every service for these folders. The same for the desktop, the server, the command line and tests. */
export async function createStudio(options: StudioOptions): Promise<Studio> {
  const session = new Session(join(options.userData, 'sessions'))
  await session.start()
  const callers = new Set<string>()
  const settings = new SettingsService(join(options.userData, 'settings.json'))
  const blocks = new BlockService(join(options.userData, 'blocks'))
  const language = async () => (await settings.get()).language ?? options.systemLanguage
  const projects = createProjects(options, session, callers)
  const runStore = new RunStore(join(options.userData, 'runs'))
  const native = await createNative(options, () => runs.renew())
  const library = () => native.environment()['NEUROLOOM_NATIVE'] ?? ''
  const networks = new KnownNetworks(join(options.userData, 'knownNetworks.json'), library)
  await networks.start()
  const runs: RunService = await createRuns(options, session, runStore, networks, native)
  await runs.recover()
  const templates = new TemplateService(options.templates, language, networks)
  const exports = new ExportService({
    runs,
    allow: policyOf(options),
    ...(options.dialogs && { dialogs: options.dialogs }),
  })
  const imports = new ImportService({
    script: options.importer,
    store: runStore,
    session,
    allow: policyOf(options),
    ...(options.dialogs && { dialogs: options.dialogs }),
  })
  const services = { options, settings, blocks, native, projects, runs, templates, exports, imports }
  return {
    ...services,
    runStore,
    handlers: createHandlers(services),
    connected: (caller) => callers.add(caller),
    gone: (caller) => {
      callers.delete(caller)
      projects.callerGone(caller)
      void imports.uploads.forgetAll(caller)
    },
    reloads: (caller) => projects.callerReloads(caller),
    close: async () => {
      await native.close()
      await imports.uploads.close()
      await exports.close()
      await runs.close()
      projects.close()
      await session.end()
    },
  }
}
