import { catalog, nodeItems } from '@shared/catalog/catalog'
import { expect, test } from 'vitest'
import { toSketch } from '../../../src-main/services/TemplateService'
import { template } from '../../support/documents'
import { testStudio } from '../../support/testStudio'

test('every template is listed with a sketch of its real graph', async () => {
  const studio = await testStudio()
  const listed = await studio.templates.list()
  if (!listed.ok) throw new Error(listed.error.message)
  expect(listed.value.length).toBeGreaterThanOrEqual(7)
  for (const { id, sketch, title, subtitle } of listed.value) {
    const { nodes, edges, groups } = template(id)
    // A folded block is one card, after the others.
    const folded = groups.filter((group) => group.folded)
    const seenAs = (node: string): string => folded.find((group) => group.nodes.includes(node))?.id ?? node
    const cards = [...nodes.filter((node) => seenAs(node.id) === node.id), ...folded]
    const categories = cards.map((card) =>
      'type' in card ? nodeItems.get(String(card.type))?.category : catalog.blocks.get(card.block?.id ?? '')?.category,
    )
    expect(categories).not.toContain(undefined)
    expect([id, sketch.nodes.map(({ category }) => category)]).toEqual([id, categories])
    const ends = sketch.edges.map(([from, to]) => [cards[from]?.id, cards[to]?.id])
    const wires = edges.map(({ source, target }) => [seenAs(source.node), seenAs(target.node)])
    expect([id, ends]).toEqual([id, wires.filter(([from, to]) => from !== to)])
    for (const { x, y } of sketch.nodes) expect([id, x >= 0 && x <= 1 && y >= 0 && y <= 1]).toEqual([id, true])
    for (const text of [title, subtitle]) expect(typeof text === 'string' ? text : [text.uk, text.en]).not.toContain('')
  }
})

test('a sketch of nodes in one line, and of none, has no strange numbers', () => {
  const document = template('xorMlp')
  const line = { ...document, nodes: document.nodes.map((node, i) => ({ ...node, position: { x: 10 * i, y: 5 } })) }
  expect(toSketch(line).nodes.map(({ x, y }) => [x, y])).toEqual(
    line.nodes.map((_, i) => [i / (line.nodes.length - 1), 0.5]),
  )
  expect(toSketch({ ...document, nodes: [], edges: [] })).toEqual({ nodes: [], edges: [] })
})

test('each opening is a project of its own, titled in the person’s language', async () => {
  const studio = await testStudio()
  const [first, second] = [await studio.templates.open('lenet5'), await studio.templates.open('lenet5')]
  if (!first.ok || !second.ok) throw new Error('not opened')
  expect(first.value.document.id).not.toBe(second.value.document.id)
  expect(first.value.path).toBeUndefined()
  await studio.settings.set({ language: 'uk' })
  const ukrainian = await studio.templates.open('xorMlp')
  expect(ukrainian.ok && ukrainian.value.document.title).toMatch(/[а-яіїє]/i)
  for (const id of ['none', '../package', '__proto__', 'lenet5.neuroloom.json'])
    expect(await studio.templates.open(id)).toMatchObject({ ok: false, error: { code: 'templateUnknown' } })
})

test('each tells what it costs, and after a run how long an epoch took here', { timeout: 120_000 }, async () => {
  const studio = await testStudio()
  const factsOf = async (id: string) => {
    const listed = await studio.templates.list()
    return listed.ok ? listed.value.find((one) => one.id === id)?.facts : undefined
  }
  // 4 · (2 + 1) + (4 + 1) weights; 2 · 4 + 4 multiply–adds, and those of the activations.
  expect(await factsOf('xorMlp')).toMatchObject({ parameterCount: 17 })
  expect((await factsOf('xorMlp'))?.secondsPerEpoch).toBeUndefined()
  const opened = await studio.templates.open('xorMlp')
  if (!opened.ok) throw new Error('not opened')
  const started = await studio.runs.start({ document: opened.value.document }, { id: 'test-window' })
  if (!started.ok) throw new Error(started.error.message)
  expect(await studio.runs.over(started.value.runId)).toMatchObject({ status: 'finished' })
  const seconds = (await factsOf('xorMlp'))?.secondsPerEpoch ?? 0
  expect(seconds).toBeGreaterThan(1e-6)
  expect(seconds).toBeLessThan(1)
})
