import { parentPort, workerData } from 'node:worker_threads'
import { importNetwork } from './importNetwork'
import { limitMemory } from './limitMemory'

/** The thread that reads a file: its only message is what came of it. */
limitMemory()
const { path } = workerData as { readonly path: string }
void importNetwork(path).then((result) => {
  const buffers = new Set(
    result.ok ? Object.values(result.value.weights ?? {}).map(({ buffer }) => buffer as ArrayBuffer) : [],
  )
  parentPort?.postMessage(result, [...buffers])
})
