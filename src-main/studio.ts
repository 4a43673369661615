import type { StudioContract } from '@shared/ipc/contract'
import type { Handlers, Publisher } from '@shared/ipc/defineContract'
import type { Language } from '@shared/language'
import type { Dialogs } from './services/dialogs'
import type { BlockService } from './services/blocks/BlockService'
import type { ExportService } from './services/ExportService'
import type { ImportService } from './services/import/ImportService'
import type { NativeService } from './services/native/NativeService'
import type { ProjectService } from './services/project/ProjectService'
import type { RunService } from './services/runs/RunService'
import type { RunStore } from './services/runs/RunStore'
import type { ForkTrainer } from './services/runs/TrainerProcess'
import type { SettingsService } from './services/SettingsService'
import type { TemplateService } from './services/TemplateService'
import type { BackendChoice } from './trainer/protocol'

/** What differs between the desktop, the server, the command line and tests. */
export interface StudioOptions {
  /** Settings, own blocks, autosaves and runs. */
  readonly userData: string
  /** Where projects lie; in a browser nothing outside it can be reached. */
  readonly projects: string
  readonly templates: string
  readonly forkTrainer: ForkTrainer
  /** The built reader of networks of other programs. */
  readonly importer: string
  readonly publisher: Publisher<StudioContract>
  readonly host: 'desktop' | 'browser'
  readonly version: string
  /** The system's language, used until the person chooses one. */
  readonly systemLanguage: Language
  /** Only files in the folder of projects. */
  readonly confined: boolean
  readonly dialogs?: Dialogs
  readonly backend?: BackendChoice
  /** The script that installs TensorFlow's native library; absent: nothing is installed from here. */
  readonly ensureNative?: string
  /** Started with --no-native. */
  readonly refusesNative?: boolean
  /** Keeps a trainer process warm; the command line does not need one. */
  readonly keepsSpareTrainer?: boolean
  /** How long a trainer may take to end a step and write its weights before it is killed, ms. */
  readonly stopPatience?: number
  readonly closeWindow?: (caller: string, answer: 'asking' | 'close' | 'stay') => void
}

/** All services of one running studio. */
export interface Studio {
  readonly handlers: Handlers<StudioContract>
  readonly projects: ProjectService
  readonly runs: RunService
  readonly runStore: RunStore
  readonly templates: TemplateService
  readonly settings: SettingsService
  readonly blocks: BlockService
  readonly native: NativeService
  readonly exports: ExportService
  readonly imports: ImportService
  /** A window or tab came or went. */
  connected(caller: string): void
  gone(caller: string): void
  /** The page of a window is loaded anew. */
  reloads(caller: string): Promise<void>
  /** Leaves nothing running and marks a good end. */
  close(): Promise<void>
}
