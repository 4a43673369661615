import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import { describeProblem } from '@shared/describeProblem'
import { createDocument } from '@shared/graph/createDocument'
import { DOCUMENT_VERSION, type GraphDocument } from '@shared/graph/document'
import { findJsonFault } from '@shared/graph/findJsonFault'
import { migrations } from '@shared/graph/migrations/migrations'
import { graphProblemTexts } from '@shared/graph/problems/texts'
import { MAX_DOCUMENT_TEXT, readDocument } from '@shared/graph/readDocument'
import { writeDocument } from '@shared/graph/writeDocument'
import { createRandom } from '@shared/random'
import { randomDocument } from './randomDocument'

const golden = join(import.meta.dirname, '../../golden/documents')
const file = (name: string): string => readFileSync(join(golden, name), 'utf8')
const read = (input: unknown) => {
  const result = readDocument(input)
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}
const codeOf = (input: unknown): string => {
  const result = readDocument(input)
  return result.ok ? 'read' : result.error.code
}
const plain = createDocument('d', 'D')
const node = (id: string) => ({ id, type: 'dense', params: {}, position: { x: 0, y: 0 } })

describe('golden files', () => {
  test('every migration has run, in order, up to the version that is written', () => {
    expect(migrations.map((migration) => migration.from)).toEqual(Array.from({ length: DOCUMENT_VERSION }, (_, k) => k))
  })
  test.each(migrations.map(({ from }) => from))(
    'version %i is read, migrated and written in the form of today',
    (version) => {
      const names = readdirSync(join(golden, `v${version}`)).filter((name) => !name.includes('.migrated.'))
      expect(names.length).toBeGreaterThan(0)
      for (const name of names) {
        const { document, migratedFrom, readOnly, notices } = read(file(`v${version}/${name}`))
        expect({ migratedFrom, readOnly, notices }).toEqual({ migratedFrom: version, readOnly: false, notices: [] })
        expect(writeDocument(document)).toBe(file(`v${version}/${name.replace('.json', '.migrated.json')}`))
      }
    },
  )
  test.each(readdirSync(join(golden, 'v1')))(
    'v1/%s is written byte for byte as it was, unknown keys and all',
    (name) => {
      const { document, migratedFrom, notices } = read(file(`v1/${name}`))
      expect([migratedFrom, notices]).toEqual([undefined, []])
      expect(writeDocument(document)).toBe(file(`v1/${name}`))
    },
  )
  test('a migrated network trains as the old one did', () => {
    const { totals, trainable } = checkGraph(read(file('v0/xor.json')).document)
    expect([totals.parameterCount, trainable]).toEqual([2 * 4 + 4 + 4 + 1, true])
  })
})

describe('a newer file', () => {
  const newer = file('v1/everything.json').replace('"version": 1', '"version": 7')
  test('opens read-only and loses nothing', () => {
    const { document, readOnly, notices } = read(newer)
    expect([readOnly, notices.map((notice) => notice.code)]).toEqual([true, ['openedNewer']])
    expect(writeDocument(document)).toBe(newer)
  })
  test('whose form cannot be shown says which version it is', () => {
    const result = readDocument(newer.replace('"nodes": [', '"cells": ['))
    expect(result.ok || [result.error.code, result.error.values]).toEqual([
      'documentTooNew',
      { version: 7, known: DOCUMENT_VERSION },
    ])
  })
  test('is not repaired', () => {
    const dangling = {
      ...plain,
      version: 9,
      edges: [{ id: 'e', source: { node: 'a', port: 'x' }, target: { node: 'b', port: 'y' } }],
    }
    expect(read(dangling).document.edges).toHaveLength(1)
  })
})

describe('what is not a project', () => {
  const deep = (levels: number): string =>
    `{"format":"neuroloom","version":1,"x":${'['.repeat(levels)}${']'.repeat(levels)}}`
  const cases: [string, () => unknown, string][] = [
    ['nothing', () => '', 'documentEmpty'],
    ['blanks', () => ' \n\t', 'documentEmpty'],
    ['a file of 100 MB', () => ' '.repeat(100 * 2 ** 20), 'documentTooLarge'],
    ['half a file', () => file('v1/everything.json').slice(0, 700), 'documentSyntax'],
    ['binary', () => '\u0000\u0001PK\u0003', 'documentSyntax'],
    ['NaN', () => '{"format":"neuroloom","version":NaN}', 'documentSyntax'],
    ['a number', () => '42', 'documentNotNeuroloom'],
    ['null', () => 'null', 'documentNotNeuroloom'],
    ['a list', () => '[]', 'documentNotNeuroloom'],
    ['a Keras model', () => '{"class_name":"Sequential","config":{"layers":[]}}', 'documentNotNeuroloom'],
    ['a clip', () => '{"format":"neuroloom-clip","version":1,"nodes":[]}', 'documentIsClip'],
    ['100,000 levels of lists', () => deep(100_000), 'documentTooDeep'],
    ['an infinite number', () => '{"format":"neuroloom","version":1,"x":1e999}', 'documentBadValue'],
    ['no version', () => '{"format":"neuroloom"}', 'documentInvalid'],
    ['half a version', () => '{"format":"neuroloom","version":0.5}', 'documentInvalid'],
    ['a negative version', () => '{"format":"neuroloom","version":-1}', 'documentInvalid'],
    ['an old file without layers', () => '{"format":"neuroloom","version":0,"id":"a"}', 'documentInvalid'],
    ['NaN in an object', () => ({ ...plain, x: Number.NaN }), 'documentBadValue'],
    ['a function in an object', () => ({ ...plain, x: () => 1 }), 'documentBadValue'],
    ['a date', () => ({ ...plain, x: new Date(0) }), 'documentBadValue'],
    [
      'an object that holds itself',
      () => {
        const self: Record<string, unknown> = { ...plain }
        self['self'] = self
        return self
      },
      'documentTooDeep',
    ],
    ['undefined', () => undefined, 'documentBadValue'],
    ['ids that name parts of every object', () => ({ ...plain, nodes: [node('constructor')] }), 'documentBadId'],
    ['a wrong place', () => ({ ...plain, nodes: [{ ...node('a'), position: { x: '0', y: 0 } }] }), 'documentInvalid'],
  ]
  test.each(cases)('%s is refused', (_name, make, code) => {
    expect(codeOf(make())).toBe(code)
  })
  test('an invalid value is found by its path', () => {
    const result = readDocument({ ...plain, nodes: [node('a'), { ...node('b'), position: { x: null, y: 0 } }] })
    expect(result.ok || result.error.values).toEqual({ path: 'nodes[1].position.x' })
  })
})

describe('damaged JSON is found by line and column', () => {
  test.each([
    ['{\n  "a": 1,\n  "b": }', 3, 8],
    ['{"a": 1', 1, 8],
    ['{"a": tru}', 1, 7],
    ["{'a': 1}", 1, 2],
    ['[1, 2,]', 1, 7],
    ['{"a": 1,}', 1, 9],
    ['{"a" 1}', 1, 6],
    ['{} {}', 1, 4],
    ['[01]', 1, 3],
    ['["a\nb"]', 1, 2],
    ['[1}', 1, 3],
    ['', 1, 1],
  ])('%j', (text, line, column) => {
    expect(() => JSON.parse(text) as unknown).toThrow()
    expect(findJsonFault(text)).toEqual({ line, column })
  })
  test('agrees with JSON.parse on what is wrong, for a thousand damaged files', () => {
    const whole = file('v1/everything.json')
    const random = createRandom(1, 'damage')
    for (let k = 0; k < 1000; k++) {
      const at = random.int(whole.length)
      const damaged = whole.slice(0, at) + '{}[],:"x1\\ '.charAt(random.int(11)) + whole.slice(at + random.int(3))
      const { line, column } = findJsonFault(damaged)
      const lines = damaged.split('\n')
      const end = line === lines.length && column === (lines.at(-1)?.length ?? 0) + 1
      let valid = true
      try {
        JSON.parse(damaged)
      } catch {
        valid = false
      }
      if (valid) expect(end).toBe(true)
      else if (!end)
        expect(
          () =>
            JSON.parse(
              `${damaged
                .split('\n')
                .slice(0, line - 1)
                .join('\n')}`,
            ) as unknown,
        ).toThrow()
    }
  })
})

describe('hostile and broken projects', () => {
  test('keys that reach for prototypes are left out, and counted', () => {
    const text =
      '{"format":"neuroloom","version":1,"id":"d","title":"","nodes":[{"id":"a","type":"dense","params":{"__proto__":{"units":9}},"position":{"x":0,"y":0},"constructor":1}],"edges":[],"training":{},"__proto__":{"polluted":1}}'
    const { document, notices } = read(text)
    expect(notices.map(({ code, values }) => [code, values])).toEqual([['repairedKeys', { count: 3 }]])
    expect((document as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(Object.keys(document.nodes[0]?.params ?? { x: 1 })).toEqual([])
  })
  test('repeated ids: equal twins go, different ones get an id of their own, edges stay with the first', () => {
    const nodes = [
      node('a'),
      { ...node('a'), type: 'flatten' },
      node('b'),
      node('b'),
      { ...node('a'), type: 'dropout' },
      node('a-2'),
    ]
    const edges = [{ id: 'e', source: { node: 'a', port: 'output' }, target: { node: 'b', port: 'input' } }]
    const { document, notices } = read({ ...plain, nodes, edges })
    expect(document.nodes.map(({ id, type }) => [id, type])).toEqual([
      ['a', 'dense'],
      ['a-3', 'flatten'],
      ['b', 'dense'],
      ['a-4', 'dropout'],
      ['a-2', 'dense'],
    ])
    expect(document.edges).toEqual(edges)
    expect(notices.map(({ code, values }) => [code, values])).toEqual([['repairedIds', { count: 3, id: 'a' }]])
  })
  test('a file of 50,000 nodes of one id is repaired in no time worth telling', () => {
    const nodes = Array.from({ length: 50_000 }, (_, k) => ({ ...node('a'), position: { x: k, y: 0 } }))
    const before = performance.now()
    const { document } = read({ ...plain, nodes, edges: [] })
    expect(performance.now() - before).toBeLessThan(10_000)
    expect(new Set(document.nodes.map(({ id }) => id)).size).toBe(50_000)
  })
  test('edges to nowhere are left out with a notice', () => {
    const edge = (id: string, a: string, b: string) => ({
      id,
      source: { node: a, port: 'output' },
      target: { node: b, port: 'input' },
    })
    const { document, notices } = read({
      ...plain,
      nodes: [node('a'), node('b')],
      edges: [edge('1', 'a', 'b'), edge('2', 'a', 'z'), edge('3', 'y', 'b')],
    })
    expect(document.edges.map(({ id }) => id)).toEqual(['1'])
    expect(notices.map(({ code, values }) => [code, values])).toEqual([['repairedEdges', { count: 2, node: 'z' }]])
  })
  test('a cyclic network opens; the cycle is a diagnostic', () => {
    const edge = (a: string, b: string) => ({
      id: a + b,
      source: { node: a, port: 'output' },
      target: { node: b, port: 'input' },
    })
    const { document, notices } = read({
      ...plain,
      nodes: [node('a'), node('b')],
      edges: [edge('a', 'b'), edge('b', 'a')],
    })
    expect(notices).toEqual([])
    expect(checkGraph(document).diagnostics.map(({ code }) => code)).toContain('cycle')
  })
  test('a byte order mark does not matter', () => {
    expect(codeOf(`\uFEFF${writeDocument(plain)}`)).toBe('read')
  })
  test('20,000 nodes are read whole', () => {
    const nodes = Array.from({ length: 20_000 }, (_, k) => node(`n${k}`))
    const text = writeDocument({ ...plain, nodes })
    expect(text.length).toBeLessThan(MAX_DOCUMENT_TEXT)
    expect(read(text).document.nodes).toHaveLength(20_000)
  })
})

test('writing and reading any document gives the same document and the same text', () => {
  for (let seed = 0; seed < 100; seed++) {
    const document: GraphDocument = randomDocument(createRandom(seed, 'write'), 15)
    const text = writeDocument(document)
    const back = read(text).document
    expect(back).toStrictEqual(document)
    expect(writeDocument(back)).toBe(text)
  }
})

test('the order in which edits left the keys does not show in the file', () => {
  const [first] = [node('a')]
  const turned = Object.fromEntries(Object.entries(first ?? {}).reverse()) as ReturnType<typeof node>
  expect(writeDocument({ ...plain, nodes: [turned] })).toBe(writeDocument({ ...plain, nodes: [node('a')] }))
})

test('every problem has its words in both languages', () => {
  const values = {
    id: 'a',
    path: 'p',
    count: 5,
    limit: 3,
    megabytes: 100,
    line: 1,
    column: 2,
    version: 2,
    known: 1,
    node: 'n',
    index: 3,
    port: 'input',
  }
  for (const code of Object.keys(graphProblemTexts)) {
    for (const language of ['uk', 'en'] as const) {
      const sentence = describeProblem({ code, message: '', values }, language)
      expect(sentence).toMatch(/\.$/)
      expect(sentence).not.toMatch(/undefined|NaN/)
      expect(/[а-яіїєґ]/i.test(sentence)).toBe(language === 'uk')
    }
  }
})
