import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GraphDocument, TrainingSettings } from '@shared/graph/document'
import { FAMILIES, lesson, type Family, type Lesson } from '@shared/graph/lesson'
import { readDocument } from '@shared/graph/readDocument'
import { ROOT } from './built'

const ENDING = '.neuroloom.json'
const folder = join(ROOT, 'templates')

/** Every file of a lecture network, in the order of the gallery. */
export const templates: readonly { readonly id: string; readonly family: Family; readonly lesson: Lesson }[] =
  FAMILIES.filter((family) => readdirSync(folder).includes(family)).flatMap((family) =>
    readdirSync(join(folder, family))
      .filter((name) => name.endsWith(ENDING))
      .map((name) => {
        const file = JSON.parse(readFileSync(join(folder, family, name), 'utf8')) as { lesson: unknown }
        return { id: name.slice(0, -ENDING.length), family, lesson: lesson.parse(file.lesson) }
      })
      .sort((a, b) => a.lesson.order - b.lesson.order),
  )

/** A lecture network as its file has it, with other training settings where wanted. */
export function template(id: string, training: Partial<TrainingSettings> = {}): GraphDocument {
  const family = templates.find((one) => one.id === id)?.family
  if (!family) throw new Error(`There is no template ${id}`)
  const read = readDocument(readFileSync(join(folder, family, `${id}${ENDING}`), 'utf8'))
  if (!read.ok) throw new Error(read.error.message)
  return { ...read.value.document, training: { ...read.value.document.training, ...training } }
}
