import type { GraphDocument } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { exporters } from '../../../src-main/export/exporters'
import { template } from '../../support/documents'

const WORD = 'BROKEN_OUT'
/** Texts that are code where they get out of what they stand in. */
const HOSTILE: readonly string[] = [
  `a\n${WORD}()`,
  `a\r${WORD}()`,
  `a\u2028${WORD}()`,
  `a\0${WORD}()`,
  `"""\n${WORD}()\n"""`,
  `*/ ${WORD}() /*`,
  `"]); ${WORD}(); (["`,
  `'); ${WORD}(); ('`,
  `\${${WORD}()} {${WORD}()}`,
  `\`); ${WORD}(); (\``,
  `\\"\n${WORD}() \\`,
  `${'a'.repeat(60)}, "(${WORD}()) \\", ${'b'.repeat(60)}`,
]

/** The same network with every text that a person can give replaced; ids of nodes begin so as well. */
function spoiled(document: GraphDocument, text: string): GraphDocument {
  const ids = new Map(document.nodes.map(({ id }, i) => [id, `${text.slice(0, 120)}${i}`]))
  const renamed = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return key === 'port' || key === 'type' ? value : (ids.get(value) ?? value)
    if (Array.isArray(value)) return value.map((one) => renamed(one, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, renamed(one, name)]))
  }
  const { nodes, edges, training } = document
  const read = readDocument({
    ...document,
    title: text,
    nodes: nodes.map((node) => ({ ...node, id: ids.get(node.id), name: text })),
    edges: renamed(edges),
    groups: [],
    notes: document.notes.map((note) => ({ ...note, text })),
    training: {
      ...training,
      phases: training.phases?.map((phase) => ({ ...phase, title: text, turns: renamed(phase.turns) })),
    },
  })
  if (!read.ok) throw new Error(read.error.message)
  return read.value.document
}

const PYTHON_TEXT = /"""[\s\S]*?"""|f?"(?:[^"\\\r\n]|\\.)*"|#[^\r\n]*/g

/** What of Python is neither a text nor a comment, and what f-strings compute. */
function pythonCode(script: string): string {
  const computed = [...script.matchAll(PYTHON_TEXT)].flatMap(([text]) =>
    text.startsWith('f"') ? [...text.matchAll(/\{[^}]*\}/g)].map(([code]) => code) : [],
  )
  return [script.replace(PYTHON_TEXT, '__'), ...computed].join('\n')
}

/** Every name of a TypeScript script that is code. */
function namesIn(script: string): readonly string[] {
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node.text)
    node.forEachChild(visit)
  }
  visit(ts.createSourceFile('train.ts', script, ts.ScriptTarget.Latest, true))
  return names
}

const scripts = exporters.filter(({ id }) => /^(python-|typescript$)/.test(id))

test.each(['oneNeuron', 'perceptronGates', 'headSwap', 'mazeQLearning', 'xorMlp'])(
  'no text of %s gets out of the strings and comments of a script',
  async (id) => {
    const written = new Set<string>()
    for (const text of HOSTILE) {
      const document = spoiled(template(id), text)
      for (const exporter of scripts) {
        const made = await exporter.write({ document } as never)
        if (!made.ok) continue
        written.add(exporter.id)
        const script = String(made.value.files[0]?.content)
        expect(script).not.toContain('\0')
        if (exporter.id === 'typescript') expect(namesIn(script), text).not.toContain(WORD)
        // What is left of a text that is broken is a quote.
        else expect(/.*(?:BROKEN_OUT|").*/.exec(pythonCode(script))?.[0], `${exporter.id}: ${text}`).toBeUndefined()
      }
    }
    expect(written.size).toBeGreaterThan(0)
  },
)
