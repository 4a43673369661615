import type { StudioContract } from '@shared/ipc/contract'
import type { Handlers } from '@shared/ipc/defineContract'
import { fail, ok, problem } from '@shared/result'
import type { DeviceInfo } from '@shared/training/runEvent'
import { previewRows } from './services/previewRows'
import type { Studio, StudioOptions } from './studio'

type Services = Pick<
  Studio,
  'settings' | 'blocks' | 'native' | 'projects' | 'runs' | 'templates' | 'exports' | 'imports'
> & {
  readonly options: StudioOptions
}
type Part<P extends string> = Pick<Handlers<StudioContract>, Extract<keyof Handlers<StudioContract>, `${P}.${string}`>>

const done = ok(null)

/** The lecture network that backends are measured with. */
const MEASURED = 'mnistMlp'

/** What is shown of a device that could not be opened: the reason is the code of a sentence. */
const noDevice = (reason: string): DeviceInfo => ({
  backend: 'none',
  title: '',
  engine: 'none',
  version: '',
  threads: 0,
  simd: false,
  reason,
})

function nativeHandlers({
  native,
  runs,
  templates,
}: Services): Part<'native'> & Pick<Handlers<StudioContract>, 'app.device' | 'app.backends' | 'app.measure'> {
  return {
    'app.backends': async () => ok(await runs.backends()),
    'app.measure': async () => {
      const network = await templates.open(MEASURED)
      return network.ok ? runs.measure(network.value.document) : network
    },
    'app.device': async () => {
      const device = await runs.device()
      return ok(device.ok ? device.value : noDevice(device.error.code))
    },
    'native.state': async () => ok(native.state),
    // Who asks for it while it is there has found it broken.
    'native.install': () => native.install(true),
    'native.cancel': () => native.cancel(),
    'native.remove': () => native.remove(),
  }
}

function appHandlers({
  options,
  runs,
  settings,
}: Services): Omit<Part<'app' | 'settings' | 'shell' | 'window'>, 'app.device' | 'app.backends' | 'app.measure'> {
  const { version, host, projects, dialogs, closeWindow } = options
  return {
    'app.info': async () => {
      const device = await runs.device()
      const { node, electron } = process.versions
      return ok({
        version,
        platform: process.platform,
        host,
        node,
        ...(electron !== undefined && { electron }),
        device: device.ok ? device.value : noDevice(device.error.code),
        projectsFolder: projects,
      })
    },
    'settings.get': async () => ok(await settings.get()),
    'settings.set': (patch) => settings.set(patch),
    'shell.reveal': async ({ path }) => {
      if (!dialogs) return fail(problem('notInBrowser', 'This is possible in the desktop window only.'))
      await dialogs.reveal(path)
      return done
    },
    'window.close': async ({ answer }, caller) => {
      closeWindow?.(caller.id, answer)
      return done
    },
  }
}

function blockHandlers({ blocks }: Services): Part<'block'> {
  return {
    'block.list': async () => ok(await blocks.list()),
    'block.save': (block) => blocks.save(block),
    'block.remove': ({ id }) => blocks.remove(id),
  }
}

function projectHandlers({ projects, templates }: Services): Part<'project' | 'template' | 'dataset'> {
  return {
    'project.open': ({ path }, caller) => projects.open(path, caller),
    'project.parse': async ({ text, name }) => projects.parse(text, name),
    'project.save': (request, caller) => projects.save(request, caller),
    'project.recent': async () => ok(await projects.recents()),
    'project.forget': async ({ path }) => {
      await projects.forget(path)
      return done
    },
    'project.folder': ({ folder, files }) => projects.folder(folder, files),
    'project.autosave': (request, caller) => projects.autosave(request, caller),
    'project.recoverable': async () => ok(await projects.recoverable()),
    'project.recover': ({ id }, caller) => projects.recover(id, caller),
    'project.discardRecoverable': async ({ id }) => {
      await projects.discardRecoverable(id)
      return done
    },
    'project.discardAutosave': async ({ id }, caller) => {
      await projects.discardAutosave(id, caller)
      return done
    },
    'template.list': () => templates.list(),
    'template.open': ({ id }) => templates.open(id),
    'dataset.preview': (request) => previewRows(request),
  }
}

function runHandlers({ options, runs, exports, imports }: Services): Part<'run' | 'export' | 'import'> {
  return {
    'run.start': (request, caller) => runs.start(request, caller),
    'run.pause': async ({ runId }) => runs.pause(runId),
    'run.resume': async ({ runId }) => runs.resume(runId),
    'run.step': async ({ runId }) => runs.step(runId),
    'run.speed': async ({ runId, stepsPerSecond }) => runs.speed(runId, stepsPerSecond),
    'run.change': ({ runId, document }) => runs.change(runId, document),
    'run.setWeights': ({ runId, changes }) => runs.setWeights(runId, changes),
    'run.stop': ({ runId }) => runs.stop(runId),
    'run.list': async ({ documentId }) => ok(await runs.list(documentId)),
    'run.history': ({ runId }) => runs.history(runId),
    'run.remove': ({ runId }) => runs.remove(runId),
    'run.rename': ({ runId, title }) => runs.rename(runId, title),
    'run.predict': ({ runId, ...question }) => runs.ask(runId, { type: 'predict', ...question }),
    'run.generate': ({ runId, ...request }) => runs.ask(runId, { type: 'generate', ...request }),
    'run.inside': ({ runId, ...question }) => runs.ask(runId, { type: 'inside', ...question }),
    'run.look': ({ runId, question }) => runs.ask(runId, { type: 'look', question }),
    'run.rehearse': ({ runId, ...question }) => runs.ask(runId, { type: 'rehearse', ...question }),
    'run.decode': ({ runId, ...request }) => runs.ask(runId, { type: 'decode', ...request }),
    'run.evaluate': ({ runId, ...question }) => runs.ask(runId, { type: 'evaluate', ...question }),
    'run.moments': ({ runId }) => runs.moments(runId),
    'import.open': ({ path, upload }, caller) =>
      upload ? imports.openUpload(upload, caller) : imports.open(path, caller),
    'import.receive': ({ id, name, data }, caller) =>
      imports.uploads.receive(caller.id, id, name, Buffer.from(data, 'base64')),
    'import.forget': async ({ id }, caller) => {
      await imports.uploads.forget(caller.id, id)
      return done
    },
    'export.formats': async () => ok([...exports.formats()]),
    'export.preview': (request) => exports.preview(request),
    'export.write': ({ job, ...request }, caller) =>
      job === undefined
        ? exports.write(request, caller)
        : exports.start(request, job, caller, (progress) =>
            options.publisher.publish('export.progress', { job, ...progress }, caller.id),
          ),
    'export.cancel': async ({ job }, caller) => {
      exports.cancel(job, caller)
      return done
    },
  }
}

/** What each call of the contract does. */
export const createHandlers = (services: Services): Handlers<StudioContract> => ({
  ...appHandlers(services),
  ...nativeHandlers(services),
  ...blockHandlers(services),
  ...projectHandlers(services),
  ...runHandlers(services),
})
