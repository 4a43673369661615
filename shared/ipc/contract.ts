import { z } from 'zod'
import { LANGUAGES } from '../language'
import { ownBlock, ownBlockName } from '../graph/blocks/ownBlock'
import { graphDocument, jsonValue } from '../graph/document'
import { runEvent, type DeviceInfo } from '../training/runEvent'
import { decoding } from './decoding'
import { generation } from './generation'
import { insideQuestion, type Inside } from './inside'
import { lookQuestion, type Look } from '../looks/looks'
import { ofMoment, type Moments } from './moments'
import { rehearsalQuestion, type Rehearsal } from './rehearsal'
import { call, stream } from './defineContract'
import { weightChanges, type WeightsSet } from '../training/weightEdit'
import { nativeState, type NativeState } from './nativeState'
import type {
  AppInfo,
  BackendSpeed,
  BackendState,
  BlockListing,
  DatasetPreview,
  Evaluation,
  ExportFormatInfo,
  ExportOutcome,
  ExportPreview,
  FolderListing,
  ImportedNetwork,
  OpenedProject,
  Prediction,
  Samples,
  RecentProject,
  RecoverableProject,
  RunChanged,
  RunHistory,
  RunSummary,
  SavedProject,
  Settings,
  TemplateSummary,
  Writing,
} from './types'

const path = z.string().min(1).max(4096)
const runId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
/** Modification stamp of a file as last read or written; a different one on disk means somebody else wrote it. */
const stamp = z.string().max(200)

/** A network that is being sent, under a name that its sender gave. */
const uploadId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const uploadedFile = z.object({ id: uploadId, name: z.string().min(1).max(255) })
/** Names an export for as long as it goes on. */
const jobId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
/** Longest piece of a file, characters. */
const MOST_BASE64 = 8 * 2 ** 20

/** Everything that crosses between the interface and the rights-holding side. Channel names appear nowhere else. */
export const contract = {
  calls: {
    'app.info': call(z.void()).returns<AppInfo>(),
    /** The device a run would use now; it changes when the native library comes or goes. */
    'app.device': call(z.void()).returns<DeviceInfo>(),
    /** Every backend, tried once; tried anew when the native library comes or goes. */
    'app.backends': call(z.void()).returns<readonly BackendState[]>(),
    /** Trains a small network on every backend, one after the other, some seconds each; refused while a run goes on. */
    'app.measure': call(z.void()).returns<readonly BackendSpeed[]>(),
    /** TensorFlow's native library: where it stands. */
    'native.state': call(z.void()).returns<NativeState>(),
    /** Begins the install in the background; `native.changed` tells how it goes. */
    'native.install': call(z.void()).returns<null>(),
    'native.cancel': call(z.void()).returns<null>(),
    'native.remove': call(z.void()).returns<null>(),
    'settings.get': call(z.void()).returns<Settings>(),
    'settings.set': call(
      z
        .object({
          language: z.enum(LANGUAGES),
          theme: z.enum(['light', 'dark', 'system']),
          favorites: z.array(z.string()).max(500),
        })
        .partial(),
    ).returns<Settings>(),

    /** The person's own blocks. Files that are none are told and left alone. */
    'block.list': call(z.void()).returns<BlockListing>(),
    /** Keeps a block; one with the same id is replaced. */
    'block.save': call(ownBlock).returns<null>(),
    'block.remove': call(z.object({ id: ownBlockName })).returns<null>(),

    /** Absent path: asks with the system's dialog; answers `null` when the person cancels. */
    'project.open': call(z.object({ path: path.optional() })).returns<OpenedProject | null>(),
    /** Reads project text that a browser or a drop handed over. */
    'project.parse': call(z.object({ text: z.string(), name: z.string().max(300) })).returns<OpenedProject>(),
    /** Absent path: asks for one. `stamp` is that of the last read or write; `force` overwrites somebody else's change. */
    'project.save': call(
      z.object({
        document: graphDocument,
        path: path.optional(),
        stamp: stamp.optional(),
        force: z.boolean().optional(),
        saveAs: z.boolean().optional(),
      }),
    ).returns<SavedProject | null>(),
    'project.recent': call(z.void()).returns<RecentProject[]>(),
    'project.forget': call(z.object({ path })).returns<null>(),
    /** Where there are no system dialogs: what lies in the folder of projects. */
    /** Folders and files in a folder: projects, or networks that can be imported. */
    'project.folder': call(
      z.object({ folder: path.optional(), files: z.enum(['projects', 'networks']).optional() }),
    ).returns<FolderListing>(),
    'project.autosave': call(
      z.object({ document: graphDocument, path: path.optional(), stamp: stamp.optional() }),
    ).returns<{ at: number }>(),
    /** Autosaves of projects that were not closed in good order. */
    'project.recoverable': call(z.void()).returns<RecoverableProject[]>(),
    'project.recover': call(z.object({ id: z.string() })).returns<OpenedProject>(),
    /** Throws away one of those. */
    'project.discardRecoverable': call(z.object({ id: z.string() })).returns<null>(),
    /** The caller's own autosave of a document is no longer needed: saved, or thrown away on purpose. */
    'project.discardAutosave': call(z.object({ id: z.string() })).returns<null>(),

    /**
     * Reads a network of another program from a path, or from what was sent. Neither: asks with the system's dialog; answers `null` when
     * the person cancels. What was sent is gone afterwards.
     */
    'import.open': call(
      z.object({ path: path.optional(), upload: uploadedFile.optional() }),
    ).returns<ImportedNetwork | null>(),
    /** Sends the next piece of a file that has no path: base64. */
    'import.receive': call(uploadedFile.extend({ data: z.string().max(MOST_BASE64) })).returns<null>(),
    /** What was sent is not needed any more. */
    'import.forget': call(z.object({ id: uploadId })).returns<null>(),

    'template.list': call(z.void()).returns<TemplateSummary[]>(),
    'template.open': call(z.object({ id: z.string() })).returns<OpenedProject>(),

    'dataset.preview': call(
      z.object({
        type: z.string(),
        params: z.record(z.string(), jsonValue),
        seed: z.number(),
        offset: z.number().int().min(0),
        count: z.number().int().min(1).max(500),
      }),
    ).returns<DatasetPreview>(),

    'run.start': call(
      z.object({
        document: graphDocument,
        /** Continue from this run's last checkpoint. */
        resumeFrom: runId.optional(),
        /** Begin with what this run's checkpoint has of the weights: those of the same nodes in the same shapes. */
        weightsFrom: runId.optional(),
        paused: z.boolean().optional(),
        stepsPerSecond: z.number().positive().max(1e6).nullable().optional(),
      }),
    ).returns<{ runId: string }>(),
    'run.pause': call(z.object({ runId })).returns<null>(),
    'run.resume': call(z.object({ runId })).returns<null>(),
    /** Exactly one training step; the run stays paused. */
    'run.step': call(z.object({ runId })).returns<null>(),
    /** Steps a second; `null`: as fast as it goes. */
    'run.speed': call(z.object({ runId, stepsPerSecond: z.number().positive().max(1e6).nullable() })).returns<null>(),
    /** Goes on with an edited document from the next step on. Refused, and the run goes on as it was, where it differs in what a going run cannot take over. */
    'run.change': call(z.object({ runId, document: graphDocument })).returns<RunChanged>(),
    /**
     * Changes weights by hand: of a going run just before its next step of learning, of one that is over at once, and then in its checkpoint
     * too. Refused, and nothing changes: a place that is none, a number that is not finite.
     */
    'run.setWeights': call(z.object({ runId, changes: weightChanges })).returns<WeightsSet>(),
    /** Ends the run and keeps its weights. */
    'run.stop': call(z.object({ runId })).returns<null>(),
    'run.list': call(z.object({ documentId: z.string() })).returns<RunSummary[]>(),
    /** The events of a run so far and the document that made it. */
    'run.history': call(z.object({ runId })).returns<RunHistory>(),
    'run.remove': call(z.object({ runId })).returns<null>(),
    'run.rename': call(z.object({ runId, title: z.string().max(200) })).returns<null>(),
    /** Sends values through the trained network: by data node, one row of features in the numbers the network sees. */
    'run.predict': call(
      ofMoment.extend({ runId, inputs: z.record(z.string(), z.array(z.array(z.number())).min(1).max(10_000)) }),
    ).returns<Prediction>(),
    /** Makes samples with the weights of a run, as they are now where it is going on. */
    'run.generate': call(generation.extend({ runId })).returns<Samples>(),
    /** Looks into a layer with the weights of a run, as they are now where it is going on. */
    'run.inside': call(insideQuestion.extend({ runId })).returns<Inside>(),
    /** Answers a question of a view with the weights of a run, as they are now where it is going on. */
    'run.look': call(z.object({ runId, question: lookQuestion })).returns<Look>(),
    /** The next step of a run with all that is computed in it, taken back. Of a run that goes on it is refused; of one that is over, a step from its beginning. */
    'run.rehearse': call(rehearsalQuestion.extend({ runId })).returns<Rehearsal>(),
    /** Writes with the weights of a run, one answer after another. */
    'run.decode': call(decoding.extend({ runId })).returns<Writing>(),
    'run.evaluate': call(
      ofMoment.extend({ runId, split: z.enum(['train', 'validation', 'test']) }),
    ).returns<Evaluation>(),
    /** Which weights that a run has had are kept: questions with the step of one (`at`) are answered as the network was then. */
    'run.moments': call(z.object({ runId })).returns<Moments>(),

    'export.formats': call(z.void()).returns<ExportFormatInfo[]>(),
    /** What would be lost, or why this network cannot be written in this format. */
    'export.preview': call(
      z.object({ document: graphDocument, format: z.string(), runId: runId.optional() }),
    ).returns<ExportPreview>(),
    /** Absent path: asks for one. Absent run: freshly initialized from the seed. */
    'export.write': call(
      z.object({
        document: graphDocument,
        format: z.string(),
        runId: runId.optional(),
        path: path.optional(),
        /** A name under which it is told how far it is, and can be cancelled: then it answers `null` and leaves nothing. */
        job: jobId.optional(),
      }),
    ).returns<ExportOutcome | null>(),
    'export.cancel': call(z.object({ job: jobId })).returns<null>(),
    /** Shows a file or folder in the system's file manager. */
    'shell.reveal': call(z.object({ path })).returns<null>(),
    /**
     * The answer to the command `closing`: `asking` at once when the person must be asked, then `close` or `stay`. Without an answer
     * the system asks. `close` stops the window's runs with their weights kept. Nothing happens in a browser.
     */
    'window.close': call(z.object({ answer: z.enum(['asking', 'close', 'stay']) })).returns<null>(),
  },
  streams: {
    'run.event': stream(runEvent),
    /** The native library is being installed, was installed, or went. */
    'native.changed': stream(nativeState),
    /** How far an export is: told to who asked for it, a few times a second. */
    'export.progress': stream(z.object({ job: jobId, share: z.number(), written: z.number(), total: z.number() })),
    /** The set of runs of a document changed. */
    'run.changed': stream(z.object({ documentId: z.string() })),
    /** A command from the system's menu, a file opened from outside, or the wish to close the window. */
    'app.command': stream(
      z.object({
        command: z.enum(['new', 'open', 'openPath', 'save', 'saveAs', 'undo', 'redo', 'closing']),
        path: path.optional(),
      }),
    ),
    /** A file that a window has open was written by somebody else. */
    'project.changedOnDisk': stream(z.object({ path, stamp })),
  },
} as const

export type StudioContract = typeof contract
