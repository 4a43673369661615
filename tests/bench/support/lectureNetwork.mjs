import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

/** Every network of the gallery with its id, by its place among the lectures of its family. */
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
  const { document } = lectureNetworks().find((network) => network.id === id)
  return {
    ...document,
    id: `bench-${id}`,
    training: { ...document.training, epochs, split: { validation, test: 0.1 } },
  }
}
