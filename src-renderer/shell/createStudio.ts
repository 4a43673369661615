import type { AppInfo, Settings } from '@shared/ipc/types'
import { createDocument } from '@shared/graph/createDocument'
import { createId } from '@shared/graph/createId'
import type { Language } from '@shared/language'
import type { StudioClient } from '../bridge/client'
import { createBlockStore } from '../state/blockStore'
import { createDeviceStore } from '../state/deviceStore'
import { createDocumentStore } from '../state/documentStore'
import { createInterfaceStore } from '../state/interfaceStore'
import { createLibraryStore } from '../state/libraryStore'
import { createMomentStore } from '../state/moments/createMomentStore'
import type { Tell } from '../state/notice'
import { createQuestionStore } from '../state/questionStore'
import { createRunStore } from '../state/runStore'
import { createSampleFeed } from '../state/samples/createSampleFeed'
import { createViewStore } from '../state/views/createViewStore'
import { createStepStore } from '../state/steps/createStepStore'
import { runSource } from '../state/samples/runSource'
import { readPanels } from '../state/session/keepPanels'
import type { Studio } from '../state/studio'

interface Parts {
  readonly client: StudioClient
  readonly app: AppInfo
  readonly settings: Settings
  readonly language: Language
  readonly tell: Tell
}

/** The stores of one window, with the settings and panels as they were last time. */
export function createStudio({ client, app, settings, language, tell }: Parts): Studio {
  const screen = createInterfaceStore(language)
  const runs = createRunStore()
  screen.getState().set({ theme: settings.theme, favorites: settings.favorites, ...readPanels() })
  return {
    client,
    app,
    tell,
    devices: createDeviceStore(app.device),
    documents: createDocumentStore(createDocument(createId(), '')),
    interface: screen,
    runs,
    samples: createSampleFeed(runSource(client, runs)),
    moments: createMomentStore(),
    steps: createStepStore(),
    views: createViewStore(),
    library: createLibraryStore(client),
    blocks: createBlockStore(client),
    questions: createQuestionStore(),
  }
}
