import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'

const ENDING = '.neuroloom.json'
const files = readdirSync('templates', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ENDING))

/** Every network of the gallery by name. */
export const templates: ReadonlyMap<string, GraphDocument> = new Map(
  files.map((file) => {
    const read = readDocument(readFileSync(join('templates', file), 'utf8'))
    if (!read.ok) throw new Error(`${file} cannot be read`)
    return [basename(file, ENDING), read.value.document]
  }),
)

export function template(name: string) {
  const document = templates.get(name)
  if (!document) throw new Error(`There is no ${name}`)
  return { document, checked: checkGraph(document) }
}
