import type { Tensor } from '@shared/catalog/define/tf'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import { feedsOf } from '@shared/compile/feedsOf'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { passRows, upstream } from '../inspect/throughRows'
import type { Values } from '../program/createNetwork'
import { portKey } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'

/** The answer of a network whose scores are explained, and what leads to it. */
export interface Answering {
  readonly node: string
  readonly port: string
  readonly nodes: ReadonlySet<string>
}

/** The first answer that is made of data. Refused: there is none. */
export function answering(open: OpenNetwork): Result<Answering> {
  const { plan } = open
  for (const { prediction } of plan.objectives) {
    const nodes = upstream(open, [prediction.node])
    const fed = feedsOf(plan).some(({ node }) => nodes.has(node))
    if (fed && plan.order.includes(prediction.node)) return ok({ node: prediction.node, port: prediction.port, nodes })
  }
  return trainerFailure('noScores')
}

/** Scores of rows, `[rows, outputs]`. */
export const scoresOf = (open: OpenNetwork, { node, port, nodes }: Answering, given: Values, rows: number): Tensor =>
  open.tf.reshape(passRows(open, nodes, given, rows)[portKey(node, port)] as Tensor, [rows, -1])

/** A part of the row of a data node: one of its ports. */
export interface Part {
  readonly node: string
  readonly key: string
  readonly shape: Shape
  /** Where it begins in the row. */
  readonly at: number
}

/** Ports whose numbers are measured, not names of things. */
export function measuredParts({ plan }: OpenNetwork, { nodes }: Answering): readonly Part[] {
  return feedsOf(plan)
    .filter(({ node }) => nodes.has(node))
    .flatMap(({ node, ports }) => {
      let next = 0
      return ports.flatMap(({ name, type }) => {
        const at = next
        next += sizeOf(type.shape)
        const measured = type.dtype === 'float32' && type.vocabulary === undefined
        return measured ? [{ node, key: portKey(node, name), shape: type.shape, at }] : []
      })
    })
}
