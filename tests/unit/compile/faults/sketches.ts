import type { DiagnosticTarget } from '@shared/graph/diagnostic'
import type { DiagnosticCode } from '@shared/graph/diagnostics/texts'
import type { GraphDocument } from '@shared/graph/document'
import { graphOf } from '../graphOf'

/** The smallest network with a fault, and where it shows. `fixes`: how many buttons there are. */
export interface Fault {
  readonly code: DiagnosticCode
  readonly document: GraphDocument
  readonly target: DiagnosticTarget
  readonly severity: 'error' | 'warning' | 'info'
  readonly fixes: number
  readonly name?: string
}

export const node = (id: string): DiagnosticTarget => ({ kind: 'node', node: id })
export const port = (id: string, name = 'input'): DiagnosticTarget => ({
  kind: 'port',
  node: id,
  port: name,
  side: 'input',
})
export const param = (id: string, name: string): DiagnosticTarget => ({ kind: 'param', node: id, param: name })
export const edge = (id: string): DiagnosticTarget => ({ kind: 'edge', edge: id })
export const setting = (name: string): DiagnosticTarget => ({ kind: 'training', setting: name })
export const whole: DiagnosticTarget = { kind: 'document' }

export const xor = ['logicGate', { gate: 'xor', encoding: 'binary' }] as ['logicGate', Record<string, string>]
export const out = ['dense', { units: 1, activation: 'sigmoid' }] as ['dense', Record<string, string | number>]
export const bce = 'binaryCrossentropy'
export const blobs = ['blobs', { classes: 3, samples: 100, encoding: 'oneHot' }] as [
  'blobs',
  Record<string, string | number>,
]
export const WIRES = ['data.features > out > loss.prediction', 'data.target > loss.target']
export const training = (patch: object): Partial<GraphDocument> => ({
  training: { batchSize: 4, split: { validation: 0, test: 0 }, ...patch } as GraphDocument['training'],
})
export const calm = training({})

/** A sound network on XOR: one sigmoid unit. */
export const unit = (more: Partial<GraphDocument> = {}): GraphDocument =>
  graphOf({ data: xor, out, loss: bce }, WIRES, { ...calm, ...more })
/** Three classes, any output layer and loss. */
export const classes = (
  params: Record<string, string | number>,
  loss: string | [string, Record<string, string>],
  data = blobs,
): GraphDocument => graphOf({ data, out: ['dense', params], loss }, WIRES)
/** Images through one layer. */
export const images = (
  type: string,
  params: Record<string, never> | Record<string, string | number | number[]>,
): GraphDocument =>
  graphOf(
    {
      data: 'mnist',
      x: [type, params],
      flat: 'flatten',
      out: ['dense', { units: 10, activation: 'softmax' }],
      loss: 'categoricalCrossentropy',
    },
    ['data.features > x > flat > out > loss.prediction', 'data.target > loss.target'],
  )
export const merge = (type: string, params: Record<string, number>, a: number, b: number): GraphDocument =>
  graphOf(
    { data: xor, a: ['dense', { units: a }], b: ['dense', { units: b }], m: [type, params], out, loss: bce },
    ['data.features > a > m', 'data.features > b > m', 'm > out > loss.prediction', 'data.target > loss.target'],
    calm,
  )
