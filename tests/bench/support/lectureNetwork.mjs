import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

/** Every network of the gallery with its id, family after family. */
export function lectureNetworks() {
  const folder = join(ROOT, 'templates')
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.neuroloom.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .sort((a, b) => a.lesson.order - b.lesson.order)
    .map((document) => ({ id: document.id.replace('template-', ''), document }))
}

/**
 * A network of the gallery that trains for long without a pass over the validation part, so that what is measured is training
 * alone.
 */
export function lectureNetwork(id, { epochs = 1000, validation = 0 } = {}) {
  const folder = join(ROOT, 'templates')
  const file = readdirSync(folder, { recursive: true }).find((name) => name.endsWith(`/${id}.neuroloom.json`))
  const document = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  return {
    ...document,
    id: `bench-${id}`,
    training: { ...document.training, epochs, split: { validation, test: 0.1 } },
  }
}
