import { afterEach, describe, expect, test, vi } from 'vitest'
import { catalog, nodeItems } from '@shared/catalog/catalog'
import { checkGraph } from '@shared/compile/checkGraph'
import { applyEdit } from '@shared/graph/applyEdit'
import type { Diagnostic } from '@shared/graph/diagnostic'
import { describeFix, fixTexts } from '@shared/graph/diagnostics/fixTexts'
import { describeDiagnostic, isDiagnosticCode, texts } from '@shared/graph/diagnostics/texts'
import type { GraphDocument } from '@shared/graph/document'
import { fail, ok } from '@shared/result'
import { faults } from './faults/faults'
import { graphOf } from './graphOf'

afterEach(() => vi.restoreAllMocks())

const isSame = (a: Diagnostic, b: Pick<Diagnostic, 'code' | 'target'>): boolean =>
  a.code === b.code && JSON.stringify(a.target) === JSON.stringify(b.target)

/** Sentences in both languages have no holes, and speak the language they should. */
function expectWords(diagnostic: Diagnostic): void {
  for (const language of ['uk', 'en'] as const) {
    const { title, why } = describeDiagnostic(diagnostic, language)
    for (const sentence of [title, why, ...diagnostic.fixes.map((fix) => describeFix(fix, language))]) {
      expect(sentence).not.toMatch(/undefined|NaN|\?\?|\[object|null|“”|«»/)
      expect(sentence.trim()).not.toBe('')
    }
    expect(/[а-яіїєґ]{4}/i.test(title)).toBe(language === 'uk')
    expect(why).toMatch(/[.)]$/)
  }
}

describe('the smallest network with each fault', () => {
  test.each(faults.map((fault) => [`${fault.code} ${fault.name ?? ''}`, fault] as const))(
    '%s',
    (_name, { code, document, target, severity, fixes }) => {
      const { diagnostics, trainable } = checkGraph(document)
      const found = diagnostics.filter((d) => isSame(d, { code, target }))
      expect(found, JSON.stringify(diagnostics.map((d) => [d.code, d.target]))).toHaveLength(1)
      const [diagnostic] = found
      if (!diagnostic) return
      expect([diagnostic.severity, diagnostic.fixes.length]).toEqual([severity, fixes])
      if (severity === 'error') expect(trainable).toBe(false)
      expectWords(diagnostic)
      for (const fix of diagnostic.fixes) {
        const applied = applyEdit(document, fix.change.edit)
        if (!applied.ok) throw new Error(`${fix.code}: ${applied.error.message}`)
        const after = checkGraph(applied.value.document).diagnostics
        expect(after.filter((d) => isSame(d, diagnostic)).map((d) => [fix.code, d.values])).toEqual([])
        const back = applyEdit(applied.value.document, applied.value.inverse)
        expect(back.ok && back.value.document).toStrictEqual(document)
      }
    },
  )
})

test('every code has a network that shows it', () => {
  // These need an item that misbehaves, or a learning rate that optimizers do not allow; they are tested below.
  const special = ['itemFailed', 'impossibleShape', 'learningRateZero']
  const shown = new Set<string>([...faults.map(({ code }) => code), ...special])
  expect(Object.keys(texts).filter((code) => !shown.has(code))).toEqual([])
})

describe('items that misbehave do not take the check with them', () => {
  const document = graphOf({ data: 'logicGate', a: 'dense', b: 'flatten' }, ['data.features > a > b'])
  const dense = catalog.layers.get('dense')
  const flatten = catalog.layers.get('flatten')
  if (!dense || !flatten) throw new Error('The catalog lacks dense or flatten.')
  const codesOf = (of: GraphDocument) =>
    checkGraph(of)
      .diagnostics.filter((d) => d.target.kind === 'node')
      .map((d) => [d.code, d.values])
  test('an exception', () => {
    vi.spyOn(dense, 'inferShape').mockImplementation(() => {
      throw new Error('boom')
    })
    const diagnostics = checkGraph(document).diagnostics.filter((d) => d.code === 'itemFailed')
    expect(diagnostics.map((d) => d.values)).toEqual([{ type: 'dense', reason: 'boom' }])
    diagnostics.forEach(expectWords)
  })
  test('an exception in the weights', () => {
    vi.spyOn(dense, 'weights').mockImplementation(() => {
      throw new TypeError('no weights')
    })
    expect(codesOf(document)).toContainEqual(['itemFailed', { type: 'dense', reason: 'no weights' }])
  })
  test('a code without words', () => {
    vi.spyOn(dense, 'inferShape').mockReturnValue(fail({ code: 'madeUp' }))
    expect(codesOf(document)).toContainEqual(['itemFailed', { type: 'dense', reason: 'madeUp' }])
  })
  test.each([[[0]], [[2.5]], [[Number.NaN]], [[-3, 4]]])('the shape %j', (shape) => {
    vi.spyOn(flatten, 'inferShape').mockReturnValue(ok(shape))
    const found = checkGraph(document).diagnostics.filter((d) => d.code === 'impossibleShape')
    expect(found.map((d) => d.target)).toEqual([{ kind: 'node', node: 'b' }])
    found.forEach((d) => expectWords({ ...d, values: { ...d.values, shape: '0' } }))
  })
})

test('a learning rate of 0 is warned of where an optimizer allows it', () => {
  const adam = catalog.optimizers.get('adam')
  const spec = adam?.params['learningRate']
  if (spec?.type !== 'float') throw new Error('Adam has no learning rate.')
  const document = graphOf({ data: 'logicGate' }, [], {
    training: { optimizer: { type: 'adam', params: { learningRate: 0 } } } as unknown as GraphDocument['training'],
  })
  const codes = checkGraph(document).diagnostics.filter(
    (d) => d.target.kind === 'training' && d.target.setting === 'optimizer.learningRate',
  )
  expect(codes.map((d) => d.code)).toEqual([spec.min > 0 ? 'badSetting' : 'learningRateZero'])
  codes.forEach(expectWords)
})

test('every hint and code that items give has words', () => {
  const codes = new Set<string>()
  const values = [[], [1], [2, 3], [28, 28, 1], [4, 4, 4, 4]]
  for (const item of nodeItems.values()) {
    if (item.kind !== 'layer') continue
    for (const first of values) {
      for (const second of values) {
        const shape = item.inferShape(
          Object.fromEntries(Object.entries(item.params).map(([name, spec]) => [name, spec.default])) as never,
          item.inputs[0]?.many ? [first, second] : [first],
        )
        if (!shape.ok) codes.add(shape.error.code)
      }
    }
  }
  expect(codes.size).toBeGreaterThan(2)
  expect([...codes].filter((code) => !isDiagnosticCode(code))).toEqual([])
})

test('every fix has words in both languages, whatever its values', () => {
  for (const code of Object.keys(fixTexts)) {
    for (const language of ['uk', 'en'] as const) {
      const words = describeFix(
        {
          code,
          values: {
            type: 'dense',
            param: 'units',
            value: '10',
            name: 'n',
            port: 'input',
            count: 3,
            batch: 8,
            validation: 0.1,
            test: 0.1,
            metric: 'accuracy',
            patience: 5,
            params: '',
          },
        },
        language,
      )
      expect(words).not.toMatch(/undefined|NaN/)
      expect(words).not.toBe(code)
    }
  }
})

test('Ukrainian numerals take the right form', () => {
  const title = (rank: number) =>
    describeDiagnostic({ code: 'predictionNotFlat', values: { rank, shape: '4×4' } }, 'uk').title
  expect(title(1)).toContain('1 вісь ')
  expect(title(2)).toContain('2 осі ')
  expect(title(12)).toContain('12 осей ')
  expect(title(22)).toContain('22 осі ')
})

test('the number of units is said beside that of classes', () => {
  const values = { units: 7, classes: 10, needed: 10, type: 'categoricalCrossentropy' }
  expect(describeDiagnostic({ code: 'unitsUnlikeClasses', values }, 'uk').title).toBe(
    'Вузлів — 7, а класів у мітках — 10; потрібно 10.',
  )
})

test('a port is named by its title, and the only one not at all', () => {
  const why = (type: string, port: string) =>
    describeDiagnostic({ code: 'missingInput', values: { type, port } }, 'uk').why
  expect(why('dense', 'input')).toMatch(/^Порт потребує/)
  expect(why('meanSquaredError', 'prediction')).toMatch(/^Порт «Передбачення» потребує/)
})
