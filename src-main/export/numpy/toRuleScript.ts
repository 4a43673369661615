import { parseParams } from '@shared/catalog/define/params'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { CheckedGraph, CheckedNode } from '@shared/compile/checkedGraph'
import { weightOwner } from '@shared/compile/weightOwner'
import type { GraphDocument, GraphEdge } from '@shared/graph/document'
import { fail, ok, problem, type Problem, type Result } from '@shared/result'
import { toKerasName } from '../keras/kerasNames'
import type { NeededData } from '../python/writeData'
import { numpyInitializer } from './numpyInitializer'
import { numpyRules } from './numpyRules'
import type { NumpyRule, RuleUse } from './NumpyRule'

/** A value as Python: of all rows, or of some. */
export interface RowValue {
  /** `at`: `''`, or an index such as `[rows]`. */
  code(at: string): string
  /** Whether it changes while something learns. */
  readonly learns: boolean
  readonly type: TensorType
}

/** A rule of a document with all that a script says of it. */
export interface RuleObjective {
  readonly node: string
  readonly title: string
  readonly item: LossDefinition
  readonly params: Readonly<Record<string, unknown>>
  readonly rule: NumpyRule
  readonly layer: CheckedNode
  readonly x: RowValue
  readonly y: RowValue | undefined
}

export interface RuleScript {
  readonly objectives: readonly RuleObjective[]
  readonly arrays: readonly NeededData[]
  /** Python's name of a weight. */
  nameOf(node: string, weight: string): string
  /** First values of the weights, of layers that learn and of those that stay as they were drawn. */
  readonly start: readonly { readonly node: string; readonly weight: string; readonly code: string }[]
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const TRAINED = new Set(['rbf', 'rbm', 'extremeLearning'])
const ACTIVATIONS: Readonly<Record<string, (x: string) => string>> = {
  linear: (x) => x,
  relu: (x) => `np.maximum(${x}, 0)`,
  tanh: (x) => `np.tanh(${x})`,
  sigmoid: (x) => `sigmoid(${x})`,
}

/** A network of learning rules as a script of NumPy says it, or why it cannot be one. */
export function toRuleScript(document: GraphDocument, checked: CheckedGraph): Result<RuleScript> {
  return new RuleScriptMaker(document, checked).make()
}

class RuleScriptMaker {
  private readonly arrays = new Map<string, NeededData>()
  private readonly several: boolean
  private readonly weighted: readonly string[]

  constructor(
    private readonly document: GraphDocument,
    private readonly checked: CheckedGraph,
  ) {
    const { nodes } = checked
    this.several = document.nodes.filter(({ id }) => nodes[id]?.item?.kind === 'dataset').length > 1
    const learns = (id: string): boolean =>
      nodes[id]?.item?.kind === 'layer' && Object.keys(nodes[id].weights).length > 0 && this.owner(id) === id
    this.weighted = Object.keys(nodes).filter((id) => learns(id) && nodes[id]?.node.type !== 'batchNormalization')
  }

  make(): Result<RuleScript> {
    const objectives: RuleObjective[] = []
    for (const { id } of this.document.nodes) {
      const loss = this.checked.nodes[id]
      if (loss?.item?.kind !== 'loss') continue
      const made = this.objective(loss, loss.item)
      if (!made.ok) return made
      objectives.push(made.value)
    }
    if (objectives.length === 0)
      return fail(
        problem('notExportable', 'This network cannot be exported: it has no objective.', {
          node: this.document.title,
        }),
      )
    const start = this.start()
    return start.ok
      ? ok({ objectives, arrays: [...this.arrays.values()], nameOf: this.nameOf, start: start.value })
      : start
  }

  private owner(node: string): string {
    return weightOwner((id) => this.checked.nodes[id], node)
  }

  private readonly nameOf = (node: string, weight: string): string => {
    const id = this.owner(node)
    if (this.weighted.length === 1) return snake(weight)
    return `${toKerasName(this.checked.nodes[id]?.node.name ?? '') || toKerasName(id)}_${snake(weight)}`
  }

  private start(): Result<RuleScript['start']> {
    const found: { node: string; weight: string; code: string }[] = []
    for (const node of this.weighted)
      for (const [weight, spec] of Object.entries(this.checked.nodes[node]?.weights ?? {})) {
        const code = numpyInitializer(spec)
        if (code === undefined) return fail(this.notInNumpy(node))
        found.push({ node, weight, code })
      }
    return ok(found)
  }

  private notInNumpy(id: string): Problem {
    const node = this.checked.nodes[id]?.node
    const name = node?.name ?? id
    return problem('layerNotInFormat', `NumPy scripts cannot hold the layer “${name}” (${node?.type ?? ''}).`, {
      name,
      layer: node?.type ?? '',
      format: 'NumPy',
    })
  }

  private objective(loss: CheckedNode, item: LossDefinition): Result<RuleObjective> {
    const title = loss.node.name ?? loss.node.id
    if (!item.rule)
      return fail(
        problem('taughtByGradients', `“${title}” teaches by gradients: choose Python for Keras or PyTorch.`, {
          node: title,
          type: item.id,
        }),
      )
    const rule = numpyRules[item.id]
    const at = (port: string) => loss.incoming.find(({ target }) => target.port === port)
    const [layerEdge, targetEdge] = [at('layer'), at('target')]
    const layer = layerEdge && this.checked.nodes[layerEdge.source.node]
    if (!layer || layer.incoming.length !== 1) return fail(this.notInNumpy(layerEdge?.source.node ?? loss.node.id))
    const params = parseParams(item.params, loss.node.params).params
    const x = this.valueOf(layer.incoming[0] as GraphEdge)
    if (!x.ok) return x
    const y = targetEdge && this.valueOf(targetEdge)
    if (y && !y.ok) return y
    const made = { node: loss.node.id, title, item, params, layer, x: x.value, y: y?.value }
    const use = { p: params, layer, taught: y !== undefined, x: '', y: '', rate: '', progress: '', name: String }
    const fits = rule && (rule.fits?.(use as RuleUse) ?? true) && this.readable(item.id, made)
    if (!rule || !fits)
      return fail(
        problem('ruleNotWritten', `The rule of “${title}” (${item.id}) is not written in NumPy yet in this form.`, {
          node: title,
          type: item.id,
        }),
      )
    return ok({ ...made, rule })
  }

  /** Whether rows are one number after another where a rule weighs them, and classes are rows where it wants that. */
  private readable(rule: string, { x, y }: { readonly x: RowValue; readonly y: RowValue | undefined }): boolean {
    const classes = ['lvq1', 'lvq21', 'storePatterns'].includes(rule)
    if (classes) return y?.type.labels?.encoding === 'oneHot' || y?.type.labels?.encoding === 'index'
    const linear = 'perceptronRule pocket hebb widrowHoff winnow leastSquares outstarRule contrastiveDivergence'
    return !linear.split(' ').includes(rule) || x.type.shape.length === 1
  }

  private valueOf({ source }: GraphEdge): Result<RowValue> {
    const node = this.checked.nodes[source.node]
    const type = node?.outputs[source.port]
    if (!node?.item || !type) return fail(this.notInNumpy(source.node))
    if (node.item.kind === 'dataset') {
      const name = this.several ? `${source.port}_${toKerasName(source.node)}` : source.port
      this.arrays.set(JSON.stringify(source), { node: source.node, port: source.port, type })
      return ok({ code: (at) => `${name}${at}`, learns: false, type })
    }
    const [edge] = node.incoming
    const from = edge && this.valueOf(edge)
    if (!from?.ok) return from ?? fail(this.notInNumpy(source.node))
    const write = this.layer(node, from.value, type)
    return write ? ok(write) : fail(this.notInNumpy(source.node))
  }

  /** What a layer before a rule makes of its input. */
  private layer(node: CheckedNode, x: RowValue, type: TensorType): RowValue | undefined {
    const { id } = node.node
    const p = node.params
    const name = (weight: string): string => this.nameOf(id, weight)
    const learns = x.learns || TRAINED.has(node.node.type)
    const value = (code: RowValue['code']): RowValue => ({ code, learns, type })
    switch (node.node.type) {
      case 'flatten':
        return x.type.shape.length < 2 ? x : value((at) => `${x.code(at)}.reshape(-1, ${type.shape[0] ?? 1})`)
      case 'rescaling':
        return value((at) => `(${Number(p['scale'])} * ${x.code(at)} + ${Number(p['offset'])})`)
      case 'batchNormalization':
        return p['center'] === false && p['scale'] === false && !x.learns
          ? value((at) => `((${x.code('')} - ${x.code('')}.mean(axis=0)) / np.sqrt(${x.code('')}.var(axis=0) + ${Number(p['epsilon'])}))${at}`) // prettier-ignore
          : undefined
      case 'rbf':
        return value((at) => `gaussians(${x.code(at)}, ${name('centers')}, ${name('widths')})`)
      case 'rbm':
        return value((at) => `sigmoid(${x.code(at)} @ ${name('kernel')} + ${name('hiddenBias')})`)
      case 'extremeLearning': {
        const write = ACTIVATIONS[String(p['activation'])]
        return write && value((at) => write(`${x.code(at)} @ ${name('kernel')} + ${name('bias')}`))
      }
      default:
        return undefined
    }
  }
}
