import type { Fix } from '../../graph/diagnostic'
import type { PortRef, Position } from '../../graph/document'
import type { CheckContext } from '../checkContext'
import { makeFix } from './makeFix'

/** Puts a loss or a rule on the canvas, with edges from these outputs to its ports. */
export function addWired(
  context: CheckContext,
  type: string,
  position: Position,
  wires: readonly (readonly [source: PortRef, port: string])[],
): Fix {
  const id = context.newId()
  return makeFix(
    'addLoss',
    { type },
    {
      type: 'batch',
      edits: [
        { type: 'insert', collection: 'nodes', items: [{ value: { id, type, params: {}, position } }] },
        {
          type: 'insert',
          collection: 'edges',
          items: wires.map(([source, port]) => ({
            value: { id: context.newId(), source, target: { node: id, port } },
          })),
        },
      ],
    },
  )
}
