import { fail, ok, problem, type Result } from '@shared/result'
import { version } from '../../../package.json'
import type { ExportSource } from '../defineExporter'
import { describeEnds } from '../describeEnds'
import type { InferenceGraph } from '../graph/InferenceGraph'
import { lengthOf, type Piece } from '../files/latePieces'
import { KernelCall, NotInOnnx } from './KernelCall'
import { kernels } from './kernels'
import { OnnxBuilder } from './OnnxBuilder'
import { IR_VERSION, modelMessage, nodeMessage, OPSET, tensorMessage, valueMessage } from './onnxMessages'

/** A protocol buffer cannot be read beyond this. */
const LIMIT = 2 ** 31 - 1

/** Writes every operation; names the first that has no counterpart. */
function writeOperations(builder: OnnxBuilder, graph: InferenceGraph): Result<null, { node: string; what: string }> {
  for (const operation of graph.operations) {
    builder.node = operation.node
    const write = kernels[operation.kernel]
    if (!write) return fail({ node: operation.node, what: operation.kernel })
    try {
      write(new KernelCall(builder, operation))
    } catch (error) {
      if (error instanceof NotInOnnx) return fail({ node: operation.node, what: error.message })
      throw error
    }
  }
  for (const { value, node } of graph.outputs) {
    builder.node = node
    builder.get(value)
  }
  return ok(null)
}

/** A recorded pass as an ONNX file: its inputs and outputs as the network has them, pictures with channels last. */
export function toOnnxModel(
  graph: InferenceGraph,
  { document, weights }: Pick<ExportSource, 'document' | 'weights'>,
): Result<readonly Piece[]> {
  const titles = new Map(document.nodes.map(({ id, name }) => [id, name ?? id]))
  const titleOf = (node: string): string => titles.get(node) ?? node
  const builder = new OnnxBuilder({ graph, weights, titleOf })
  const written = writeOperations(builder, graph)
  if (!written.ok) {
    const { node, what } = written.error
    const values = { node: titleOf(node), operation: what, format: 'ONNX' }
    return fail(problem('operationNotInFormat', `“${values.node}” computes with ${what}, for which ONNX has nothing.`, values)) // prettier-ignore
  }
  const inputs = Object.entries(graph.given).flatMap(([id, one]) =>
    one.kind === 'input' ? [{ ...one, value: Number(id) }] : [],
  )
  const given = inputs.map(({ name, value }) => {
    const { type, shape } = builder.valueOf(value)
    return valueMessage(11, name, type, shape)
  })
  const made = graph.outputs.map(({ name, value }) => {
    const { type, shape } = builder.valueOf(value)
    return valueMessage(12, name, type, shape)
  })
  const ends = describeEnds(document, { inputs, outputs: graph.outputs })
  const model = modelMessage({
    name: graph.name,
    producerVersion: version,
    description: document.title,
    metadata: {
      format: `ONNX IR ${IR_VERSION}, opset ${OPSET}`,
      generatedBy: `Neuroloom ${version}`,
      inputs: JSON.stringify(ends.inputs),
      outputs: JSON.stringify(ends.outputs),
    },
    graph: [...builder.nodes.map(nodeMessage), ...builder.tensors.map(tensorMessage), ...given, ...made],
  })
  const size = lengthOf(model)
  if (size <= LIMIT) return ok(model)
  const values = { format: 'ONNX', size: Math.ceil(size / 2 ** 20), most: Math.floor(LIMIT / 2 ** 20) }
  const text = `ONNX holds at most ${values.most} MiB, and this network needs ${values.size} MiB.`
  return fail(problem('tooLargeForFormat', text, values))
}
