import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkGraph } from '../../shared/compile/checkGraph'
import type { GraphDocument } from '../../shared/graph/document'
import { readDocument } from '../../shared/graph/readDocument'
import { removeFolders, trainDocument } from './trainer/trainDocument'

const folder = resolve(import.meta.dirname, '../../templates')
const index = JSON.parse(readFileSync(resolve(folder, 'index.json'), 'utf8')) as {
  templates: {
    id: string
    file: string
    family: string
    title: Record<string, string>
    subtitle: Record<string, string>
  }[]
}
function open(file: string): GraphDocument {
  const read = readDocument(readFileSync(resolve(folder, file), 'utf8'))
  if (!read.ok) throw new Error(`${file}: ${read.error.message}`)
  return read.value.document
}

/** What each note promises, on the test part where there is one. */
const PROMISED: Readonly<
  Record<
    string,
    { readonly series: string; readonly atLeast?: number; readonly atMost?: number; readonly parameters: number }
  >
> = {
  logisticRegression: { series: 'test/accuracy', atLeast: 0.95, parameters: 3 },
  xorMlp: { series: 'train/loss', atMost: 0.05, parameters: 17 },
  spiralsMlp: { series: 'test/accuracy', atLeast: 0.95, parameters: 1185 },
  sineRegression: { series: 'test/loss', atMost: 0.015, parameters: 1153 },
  irisSoftmax: { series: 'test/accuracy', atLeast: 0.9, parameters: 15 },
  mnistMlp: { series: 'test/accuracy', atLeast: 0.96, parameters: 101_770 },
  lenet5: { series: 'test/accuracy', atLeast: 0.97, parameters: 61_706 },
  lstmForecast: { series: 'test/loss', atMost: 0.015, parameters: 1169 },
  attentionClassifier: { series: 'test/accuracy', atLeast: 0.95, parameters: 1697 },
}

afterAll(removeFolders)

describe('templates', () => {
  it('are all listed, with titles in both languages and a promise that is checked', () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.neuroloom.json'))
      .sort()
    expect(index.templates.map(({ file }) => file).sort()).toEqual(files)
    expect(index.templates.map(({ id }) => id).sort()).toEqual(Object.keys(PROMISED).sort())
    for (const { title, subtitle } of index.templates)
      for (const language of ['uk', 'en'])
        expect([title[language], subtitle[language]].every((words) => words && words.length > 2)).toBe(true)
  })

  it.each(index.templates)('$id has no problems, no overlapping cards, and notes in both languages', ({ id, file }) => {
    const document = open(file)
    const checked = checkGraph(document)
    expect(checked.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(checked.totals.parameterCount).toBe(PROMISED[id]?.parameters)
    for (const a of document.nodes)
      for (const b of document.nodes)
        if (a.id < b.id)
          expect(
            Math.abs(a.position.x - b.position.x) >= 184 || Math.abs(a.position.y - b.position.y) >= 110,
            `${a.id} over ${b.id}`,
          ).toBe(true)
    expect(document.notes.length).toBeGreaterThan(0)
    for (const { text } of document.notes)
      expect(typeof text === 'object' && text.uk.length > 100 && text.en.length > 100).toBe(true)
  })

  it.each(index.templates)('$id reaches what its note promises', { timeout: 600_000 }, async ({ id, file }) => {
    const run = await trainDocument(open(file), { backend: 'wasm' })
    const promise = PROMISED[id]
    if (!promise) throw new Error(`No promise for ${id}.`)
    const value = promise.series.startsWith('test/')
      ? run.finished.test[promise.series]
      : run.curve(promise.series).values.at(-1)
    if (promise.atLeast !== undefined) expect(value).toBeGreaterThanOrEqual(promise.atLeast)
    if (promise.atMost !== undefined) expect(value).toBeLessThanOrEqual(promise.atMost)
    console.log(`${id}: ${promise.series} ${value}`)
  })
})
