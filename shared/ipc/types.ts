import type { Localized } from '../language'
import type { Family } from '../graph/lesson'
import type { Reads } from '../catalog/define/loss'
import type { TensorType } from '../catalog/define/tensorType'
import type { OwnBlock } from '../graph/blocks/ownBlock'
import type { GraphDocument, LocalizedText } from '../graph/document'
import type { Language } from '../language'
import type { Problem } from '../result'
import type { BackendName, DeviceInfo, RunEvent } from '../training/runEvent'
import type { RunChange } from '../training/runChange'
import type { RunStatus } from '../training/runState'
import type { WeightEdit } from '../training/weightEdit'

export interface AppInfo {
  readonly version: string
  readonly platform: string
  /** `desktop`: system dialogs and menus; `browser`: the page shows its own. */
  readonly host: 'desktop' | 'browser'
  readonly node: string
  readonly electron?: string
  /** The device a run would use now. */
  readonly device: DeviceInfo
  /** Folder for projects where there are no system dialogs. */
  readonly projectsFolder: string
}

/** Whether a backend opens on this computer: tried in a process of its own. */
export interface BackendState {
  readonly backend: BackendName
  /** What a run on it would compute with. */
  readonly device?: DeviceInfo
  /** Why it does not open. */
  readonly problem?: Problem
}

/** What a backend does on this computer: a small network was trained on it for some seconds. */
export interface BackendSpeed {
  readonly backend: BackendName
  readonly examplesPerSecond?: number
  /** Why it could not be measured. */
  readonly problem?: Problem
}

/** A person's own blocks, and what is wrong with the files that are none. */
export interface BlockListing {
  readonly blocks: readonly OwnBlock[]
  readonly problems: readonly Problem[]
}

export interface Settings {
  /** Absent: follow the system. */
  readonly language?: Language
  readonly theme: 'light' | 'dark' | 'system'
  /** Catalog ids marked with a star in the palette. */
  readonly favorites: readonly string[]
}

export interface OpenedProject {
  readonly document: GraphDocument
  readonly path?: string
  readonly stamp?: string
  /** Version before migration, when it was an older one. */
  readonly migratedFrom?: number
  /** The file is of a newer version: it may be looked at and saved under another name, not overwritten. */
  readonly readOnly: boolean
  readonly notices: readonly Problem[]
}
/** A layer of an imported network that the studio does not have. */
export interface MissingLayer {
  /** The node that stands in its place. */
  readonly node: string
  readonly className: string
  readonly name: string
}
/** A network that came in from another program. */
export interface ImportedNetwork extends Pick<OpenedProject, 'document' | 'notices' | 'readOnly'> {
  readonly missing: readonly MissingLayer[]
  /** The run that holds its weights; absent: it brought none. */
  readonly runId?: string
  /** Its nodes lie as they did in the file. */
  readonly arranged: boolean
}
export interface SavedProject {
  readonly path: string
  readonly stamp: string
}
export interface RecentProject {
  readonly path: string
  readonly title: string
  readonly at: number
  readonly missing: boolean
}
export interface RecoverableProject {
  /** Name of the copy; several copies of one document may be offered. */
  readonly id: string
  readonly title: string
  readonly at: number
  readonly path?: string
}
/** Which files a list is to hold: projects, or networks that can be imported. */
export type FilesWanted = 'projects' | 'networks'
export interface FolderListing {
  readonly folder: string
  readonly parent?: string
  readonly entries: readonly {
    readonly name: string
    readonly path: string
    readonly kind: 'folder' | 'project'
    readonly modified: number
  }[]
}

export interface TemplateSummary {
  readonly id: string
  readonly family: Family
  readonly title: LocalizedText
  readonly subtitle: LocalizedText
  /** Ids of the items and blocks that it is made of. */
  readonly types: readonly string[]
  readonly facts: {
    readonly parameterCount: number
    /** Of one sample, forward. */
    readonly multiplyAdds: number
    /** Estimate for training, bytes. */
    readonly memory: number
    /** As measured on this computer; absent: not measured yet. */
    readonly secondsPerEpoch?: number
  }
  /** For the gallery picture, drawn from the real graph. */
  readonly sketch: {
    readonly nodes: readonly { readonly x: number; readonly y: number; readonly category: string }[]
    readonly edges: readonly (readonly [number, number])[]
  }
}

export interface DatasetPreview {
  readonly rows: number
  readonly offset: number
  readonly outputs: Readonly<Record<string, TensorType>>
  /** By output port: one flat list of numbers a row, as stored (labels are class numbers). */
  readonly columns: Readonly<Record<string, readonly (readonly number[])[]>>
  /** Rows of each class, where there are classes. */
  readonly classCounts?: readonly number[]
}

/** Settings by which runs of one network are told apart. */
export interface RunSetup {
  readonly optimizer: string
  readonly learningRate?: number
  readonly batchSize: number
  /** Epochs of each phase, such as `5 + 10`; absent: one with all. */
  readonly phases?: string
  readonly losses: readonly string[]
}

export interface RunSummary {
  readonly runId: string
  readonly documentId: string
  readonly title: string
  readonly status: RunStatus
  readonly startedAt: number
  readonly endedAt?: number
  readonly epochs: number
  readonly step: number
  /** Last values by series key. */
  readonly values: Readonly<Record<string, number>>
  readonly seed: number
  readonly parameterCount: number
  /** Hash of what determines the result: the graph and its training settings. */
  readonly graphHash: string
  readonly hasCheckpoint: boolean
  /** `false`: the run failed with weights that no run can go on from. */
  readonly resumable: boolean
  /** What it was trained with, and the ids of its loss nodes; absent in runs kept before this was noted. */
  readonly setup?: RunSetup
  /** What it took over while it went on; absent: nothing. */
  readonly changed?: readonly RunChanged[]
  /** What somebody changed of its weights by hand; absent: nothing. */
  readonly edits?: readonly WeightEdit[]
  /** `import`: its weights came from another program, with a title that is shown in the person's language. */
  readonly origin?: 'import'
  /** The run whose weights this one began with, with nothing else of it. */
  readonly weightsFrom?: string
  /** The run whose checkpoint this one went on from; its curve comes before this one's. */
  readonly resumedFrom?: string
}
export interface RunHistory {
  readonly summary: RunSummary
  readonly document: GraphDocument
  readonly events: readonly RunEvent[]
}

/** What a going run took over, and after how many steps; nothing, where the document says what the run goes by already. */
export interface RunChanged {
  readonly step: number
  readonly changes: readonly RunChange[]
}

export interface Prediction {
  /** By loss node: type of its prediction, what it stands for, and one flat list of numbers a row. */
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly type: TensorType
        readonly target: TensorType
        readonly reads: Reads
        readonly rows: readonly (readonly number[])[]
      }
    >
  >
}
/** What a network wrote, one answer after another. */
export interface Writing {
  /** Of what is written: its labels tell what the ids stand for. */
  readonly target: TensorType
  /** Ids of each row, what it began with left out. */
  readonly rows: readonly (readonly number[])[]
}
/** What a network made, or what it made of data. */
export interface Samples {
  /** Of one sample. */
  readonly type: TensorType
  /** `noise`: made anew; `data`: rows of the data went in. */
  readonly from: 'noise' | 'data'
  /** States on the way to the samples, the last one the samples themselves: after how many of how many passes, and one flat list of numbers a row. */
  readonly frames: readonly { readonly step: number; readonly rows: readonly (readonly number[])[] }[]
  readonly steps: number
  /** Steps of training after which the weights were those that made them. */
  readonly trained: number
  /** What making them took from everything else that the trainer does, ms. */
  readonly worked: number
}
export interface Evaluation {
  readonly split: 'train' | 'validation' | 'test'
  readonly rows: number
  readonly values: Readonly<Record<string, number>>
  /** By loss node with class labels: `counts[actual][predicted]`. */
  readonly confusion: Readonly<
    Record<string, { readonly classes: readonly string[]; readonly counts: readonly (readonly number[])[] }>
  >
}

/** What a format is for: a network with its weights, the weights alone, or code that a person reads. */
export type ExportGroup = 'model' | 'weights' | 'code'
export interface ExportFormatInfo {
  readonly id: string
  readonly group: ExportGroup
  readonly text: Localized<{ readonly title: string; readonly help: string }>
  readonly extension: string
  /** A format that is a folder of files. */
  readonly folder: boolean
  readonly needsWeights: boolean
}
/** What an export would be, before anything is written. */
export interface ExportPreview {
  /** What does not survive and why. */
  readonly losses: readonly Problem[]
}
/** How far an export is. */
export interface ExportProgress {
  /** Of all that it has to do, 0–1. */
  readonly share: number
  /** Bytes. */
  readonly written: number
  /** About how many bytes it will be; 0: not known yet. */
  readonly total: number
}
export interface ExportOutcome {
  readonly path: string
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  /** What does not survive and why: codes of sentences. */
  readonly losses: readonly Problem[]
  /** A few lines of code that load it. */
  readonly loading: { readonly language: 'python' | 'javascript' | 'typescript' | 'shell'; readonly code: string }
}
