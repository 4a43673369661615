import { appendFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { checkGraph } from '../../shared/compile/checkGraph'
import { template, templates } from '../support/documents'
import { nativeMissing } from './engine/native'
import { results } from './results/results'
import { removeFolders, trainDocument } from './trainer/trainDocument'

/** Whether this is `npm run test:long`, which trains all of them. */
const long = process.env['NEUROLOOM_LONG'] === '1'
/** File that takes a line for each result. */
const report = process.env['NEUROLOOM_RESULTS']
const backend = nativeMissing ? 'wasm' : 'tensorflow'

afterAll(removeFolders)

describe('templates', () => {
  it('each have a promise, or a result of their own, that is checked', () => {
    expect(templates.length).toBeGreaterThanOrEqual(9)
    const kept = templates.filter(({ id, lesson }) => lesson.promise !== undefined || results[id])
    expect(kept.map(({ id }) => id)).toEqual(templates.map(({ id }) => id))
    expect(Object.keys(results).filter((id) => !templates.some((one) => one.id === id))).toEqual([])
    expect(new Set(templates.map(({ family, lesson }) => `${family} ${lesson.order}`)).size).toBe(templates.length)
  })

  it.each(templates)('$id has no problems, no overlapping cards, and notes in both languages', ({ id, lesson }) => {
    const document = template(id)
    const checked = checkGraph(document)
    expect(checked.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(checked.totals.parameterCount).toBe(lesson.parameters)
    // What a folded group hides may lie where it likes.
    const hidden = new Set(document.groups.flatMap(({ folded, nodes }) => (folded ? nodes : [])))
    const cards = document.nodes.filter((node) => !hidden.has(node.id))
    for (const a of cards)
      for (const b of cards)
        if (a.id < b.id)
          expect(
            Math.abs(a.position.x - b.position.x) >= 184 || Math.abs(a.position.y - b.position.y) >= 110,
            `${a.id} over ${b.id}`,
          ).toBe(true)
    expect(document.notes.length).toBeGreaterThan(0)
    for (const { text } of document.notes)
      expect(typeof text === 'object' && text.uk.length > 100 && text.en.length > 100).toBe(true)
  })

  const trained = templates.filter(({ lesson }) => long || lesson.promise?.long !== true)
  it.each(trained)('$id reaches what its note promises', { timeout: 3_600_000 }, async ({ id, lesson }) => {
    const start = performance.now()
    const run = await trainDocument(template(id), { backend })
    const seconds = (performance.now() - start) / 1000
    const found: Record<string, number> = { ...(await results[id]?.(run)) }
    const { series, atLeast, atMost } = lesson.promise ?? {}
    if (series !== undefined) {
      const value = series.startsWith('test/') ? run.finished.test[series] : run.curve(series).values.at(-1)
      found[series] = value ?? Number.NaN
      if (atLeast !== undefined) expect(value).toBeGreaterThanOrEqual(atLeast)
      if (atMost !== undefined) expect(value).toBeLessThanOrEqual(atMost)
    }
    console.log(`${id}: ${JSON.stringify(found)}, ${seconds.toFixed(1)} s`)
    if (report !== undefined)
      appendFileSync(report, `${JSON.stringify({ id, found, seconds, backend, atLeast, atMost })}\n`)
  })
})
