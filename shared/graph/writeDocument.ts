import {
  graphDocument,
  graphEdge,
  graphGroup,
  graphNode,
  graphNote,
  trainingSettings,
  type GraphDocument,
} from './document'

/** Longest line that holds a whole object or list. */
const LINE = 100

/** The object with known keys first, in the order of the format, whatever order edits left them in. */
function ordered(value: object, schema: { readonly shape: object }): object {
  const known = Object.keys(schema.shape).filter((key) => Object.hasOwn(value, key))
  const rest = Object.keys(value).filter((key) => !Object.hasOwn(schema.shape, key))
  return Object.fromEntries([...known, ...rest].map((key) => [key, (value as Record<string, unknown>)[key]]))
}

/** JSON in which what is short and flat stands on one line. */
function print(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  const list = Array.isArray(value)
  if (entries.length === 0) return list ? '[]' : '{}'
  const named = (key: string, item: string): string => (list ? item : `${JSON.stringify(key)}: ${item}`)
  const flat = entries.every(([, item]) => typeof item !== 'object' || item === null || Object.keys(item).length === 0)
  if (flat) {
    const line = entries.map(([key, item]) => named(key, print(item, ''))).join(', ')
    if (line.length + indent.length <= LINE) return list ? `[${line}]` : `{ ${line} }`
  }
  const deeper = `${indent}  `
  const lines = entries.map(([key, item]) => deeper + named(key, print(item, deeper))).join(',\n')
  return list ? `[\n${lines}\n${indent}]` : `{\n${lines}\n${indent}}`
}

/**
 * The text of a project file: JSON with its keys in the order of the format, a line for each thing that changes alone, so that
 * versions can be compared line by line. Equal documents give equal texts.
 */
export function writeDocument(document: GraphDocument): string {
  const tidy = {
    ...document,
    nodes: document.nodes.map((node) => ordered(node, graphNode)),
    edges: document.edges.map((edge) => ordered(edge, graphEdge)),
    groups: document.groups.map((group) => ordered(group, graphGroup)),
    notes: document.notes.map((note) => ordered(note, graphNote)),
    training: ordered(document.training, trainingSettings),
  }
  return `${print(ordered(tidy, graphDocument), '')}\n`
}
