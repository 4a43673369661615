import type { Constant } from './constants/Constant'
import { fold } from './constants/fold'
import type { OnnxGraph, OnnxNode } from './OnnxGraph'

/** How near numbers of a formula are to what they stand for. */
const NEAR = 1e-4
const near = (a: number | undefined, b: number): boolean => a !== undefined && Math.abs(a - b) < NEAR

/** Finds formulas of activations that older sets of operators have no operator for. */
class Patterns {
  private readonly makers: ReadonlyMap<string, OnnxNode>

  constructor(private readonly graph: OnnxGraph) {
    this.makers = new Map(graph.nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)))
  }

  /** A node that does what a formula of several does, or the node itself. */
  join(node: OnnxNode): OnnxNode {
    if (node.op !== 'Mul' || node.inputs.length !== 2) return node
    return this.swish(node) ?? this.gelu(node) ?? node
  }

  /** `x · σ(x)` */
  private swish(node: OnnxNode): OnnxNode | undefined {
    const [a = '', b = ''] = node.inputs
    const gates = (gate: string, x: string): boolean => this.makes(gate, 'Sigmoid')?.inputs[0] === x
    const x = gates(b, a) ? a : gates(a, b) ? b : undefined
    return x === undefined ? undefined : { ...node, op: 'Swish', inputs: [x], attributes: new Map() }
  }

  /** `½ · x · (1 + erf(x / √2))`, in any order. */
  private gelu(node: OnnxNode): OnnxNode | undefined {
    const { leaves, factor } = this.factorsOf(node, 2)
    const [a = '', b = ''] = leaves
    if (leaves.length !== 2 || !near(factor, 0.5)) return undefined
    const x = this.isErf(b, a) ? a : this.isErf(a, b) ? b : undefined
    return x === undefined ? undefined : { ...node, op: 'Gelu', inputs: [x], attributes: new Map() }
  }

  /** Whether a value is `1 + erf(x / √2)`. */
  private isErf(name: string, x: string): boolean {
    const sum = this.makes(name, 'Add')
    const erf = sum?.inputs.map((one) => this.makes(one, 'Erf')).find((one) => one !== undefined)
    const one = sum?.inputs.some((input) => near(this.number(input), 1))
    const scaled = this.makers.get(erf?.inputs[0] ?? '')
    const [first = '', second = ''] = scaled?.inputs ?? []
    if (!one || !scaled) return false
    if (scaled.op === 'Div') return first === x && near(this.number(second), Math.SQRT2)
    const [of, by] = first === x ? [first, second] : [second, first]
    return scaled.op === 'Mul' && of === x && near(this.number(by), Math.SQRT1_2)
  }

  /** What a product is made of: values, and one number. */
  private factorsOf(node: OnnxNode, depth: number): { leaves: string[]; factor: number } {
    const leaves: string[] = []
    let factor = 1
    for (const name of node.inputs) {
      const number = this.number(name)
      const product = depth > 0 ? this.makes(name, 'Mul') : undefined
      if (number !== undefined) factor *= number
      else if (product) {
        const inner = this.factorsOf(product, depth - 1)
        leaves.push(...inner.leaves)
        factor *= inner.factor
      } else leaves.push(name)
    }
    return { leaves, factor }
  }

  private makes(name: string, op: string): OnnxNode | undefined {
    const maker = this.makers.get(name)
    // Each of them takes two values at most; others are no formulas of these.
    return maker?.op === op && maker.inputs.length <= 2 ? maker : undefined
  }

  /** A number that is known. */
  private number(name: string): number | undefined {
    const maker = this.makes(name, 'Constant')
    const constant: Constant | undefined = this.graph.constants.get(name) ?? (maker && fold(maker, []))
    return constant?.uniform
  }
}

/** A network with operators for the activations that it spells out. */
export function joinPatterns(graph: OnnxGraph): OnnxGraph {
  const patterns = new Patterns(graph)
  return { ...graph, nodes: graph.nodes.map((node) => patterns.join(node)) }
}
