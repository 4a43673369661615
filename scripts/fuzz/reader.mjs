// The thread of importers.mjs that reads cases: it may hang or die, and is made anew then.
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

const { importNetwork, readDocument, checkGraph, limitMemory } = createRequire(import.meta.url)(workerData.bundle)
limitMemory()
parentPort.on('message', async (path) => {
  try {
    const read = await importNetwork(path)
    if (!read.ok) return parentPort.postMessage({ code: read.error.code, cause: read.error.cause })
    const document = readDocument(JSON.parse(JSON.stringify(read.value.document)))
    if (!document.ok)
      return parentPort.postMessage({ fault: `not a document: ${document.error.message} ${document.error.cause}` })
    checkGraph(document.value.document)
    parentPort.postMessage({ code: 'read' })
  } catch (error) {
    parentPort.postMessage({ fault: error.stack })
  }
})
parentPort.postMessage('ready')
