import { createId } from '@shared/graph/createId'
import { readDocument } from '@shared/graph/readDocument'
import { ok } from '@shared/result'
import { defineImporter } from '../defineImporter'

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')

/** The studio's own projects, of any version. */
export const studioImporter = defineImporter({
  id: 'studio',
  recognizes: ({ bytes }) => /^\uFEFF?\s*\{[^]*"format"\s*:\s*"neuroloom"/.test(textOf(bytes.subarray(0, 2 ** 16))),
  read: ({ bytes }) => {
    const read = readDocument(textOf(bytes))
    if (!read.ok) return read
    const { document, notices, readOnly } = read.value
    // A copy is a document of its own; one of a newer version stays what it is.
    return ok({
      document: readOnly ? document : { ...document, id: createId() },
      missing: [],
      notices,
      arranged: true as const,
    })
  },
})
