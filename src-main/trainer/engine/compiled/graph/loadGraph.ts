import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Binding } from '../../../backends/native/binding'
import type { GraphNodes } from './GraphNodes'
import { integer, message, text, type Message } from './protobuf'

/** Version of GraphDefs that TensorFlow 2.21 writes, and the oldest that can read ours. */
const PRODUCER = 2200
const MIN_CONSUMER = 12
const TAG = 'serve'

/** Tensors of a session by name. */
export interface Session {
  /**
   * @param feeds Tensor ids of the binding by the name of a placeholder's output (`x:0`).
   * @returns Values of the fetched outputs (`y:0`), in order.
   */
  run(feeds: Readonly<Record<string, number>>, fetches: readonly string[]): (Float32Array | Int32Array | Uint8Array)[]
  dispose(): void
}

/** A graph with its functions as a session, by way of a SavedModel: the one door that the binding has for graphs. */
export function loadGraph(binding: Binding, graph: GraphNodes, functions: readonly Message[]): Session {
  const versions = message(4, integer(1, PRODUCER), integer(2, MIN_CONSUMER))
  const graphDef = message(2, graph.encode(1), message(2, ...functions), versions)
  const metaGraph = message(2, message(1, text(4, TAG)), graphDef)
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-step-'))
  let id: number
  try {
    writeFileSync(join(folder, 'saved_model.pb'), Buffer.concat([...integer(1, 1), ...metaGraph]))
    id = binding.loadSavedModel(folder, TAG)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    run: (feeds, fetches) => {
      const outputs = binding.runSavedModel(id, Object.values(feeds), Object.keys(feeds).join(), fetches.join())
      return outputs.map((output) => {
        const values = binding.tensorDataSync(output.id)
        binding.deleteTensor(output.id)
        return values
      })
    },
    dispose: () => binding.deleteSavedModel(id),
  }
}
