import { describe, expect, it } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { LANGUAGES } from '@shared/language'

const layers = [...catalog.layers.values()]

describe.each([...catalog.rules])('the rule %s', (_id, item) => {
  it('is wired to a layer first, trains layers that exist, and gives no gradients', () => {
    expect(item.category).toBe('rule')
    expect(item.inputs[0]?.name).toBe('layer')
    expect(item.rule?.trains.length).toBeGreaterThan(0)
    expect(item.rule?.trains.filter((type) => !catalog.layers.has(type))).toEqual([])
    expect(item.keras({} as never)).toBeNull()
  })

  it('says by a formula how it changes weights, and has a title for each of its measures', () => {
    for (const language of LANGUAGES) expect(item.text[language].formula, language).toBeTruthy()
    const [en, uk] = [item.rule?.measures.en ?? {}, item.rule?.measures.uk ?? {}]
    expect(Object.keys(uk)).toEqual(Object.keys(en))
    if (item.rule?.measure) expect(Object.keys(en).length).toBeGreaterThan(0)
  })
})

it('every layer that has weights which only a rule changes is known to some rule', () => {
  const trained = new Set([...catalog.rules.values()].flatMap(({ rule }) => rule?.trains ?? []))
  const waiting = layers.filter(({ weights, params }) => {
    const defaults = Object.fromEntries(Object.entries(params).map(([name, spec]) => [name, spec.default]))
    try {
      return Object.values(weights(defaults as never, [[4], [4]])).some(({ byRule }) => byRule)
    } catch {
      return false
    }
  })
  expect(waiting.length).toBeGreaterThan(0)
  expect(waiting.filter(({ id }) => !trained.has(id)).map(({ id }) => id)).toEqual([])
})
