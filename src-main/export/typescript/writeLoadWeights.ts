import type { GraphDocument } from '@shared/graph/document'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { ScriptModel } from '../script/ScriptModel'
import { weightNames } from '../weights/weightNames'

/** A function that loads weights which the studio wrote as .safetensors; empty where the network has none. */
export function writeLoadWeights(document: GraphDocument, checked: CheckedGraph, { layers }: ScriptModel): string {
  const nameOf = weightNames(document, checked)
  const entries = layers.flatMap(({ name, node, weights, lender }) => {
    const own = Object.keys(weights).filter((weight) => !lender?.weights.includes(weight))
    return own.length === 0
      ? []
      : [`${JSON.stringify(name)}: [${own.map((weight) => JSON.stringify(nameOf(node, weight))).join(', ')}]`]
  })
  if (entries.length === 0) return ''
  return [
    '/** Loads weights that Neuroloom wrote as .safetensors: a header of JSON, then the numbers. */',
    'function loadWeights(path: string): void {',
    'const bytes = readFileSync(path)',
    'const start = 8 + Number(bytes.readBigUInt64LE(0))',
    "const header = JSON.parse(bytes.toString('utf8', 8, start))",
    'const read = (name: string) => {',
    'const { shape, data_offsets: [from, to] } = header[name]',
    'const { buffer, byteOffset } = bytes.subarray(start + from, start + to)',
    'return tf.tensor(new Float32Array(buffer.slice(byteOffset, byteOffset + to - from)), shape)',
    '}',
    `const names: Record<string, string[]> = { ${entries.join(', ')} }`,
    'for (const name in names) model.getLayer(name).setWeights(names[name].map(read))',
    '}',
  ].join('\n')
}
