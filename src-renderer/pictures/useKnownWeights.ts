import { useMemo } from 'react'
import { sameShape, sizeOf } from '@shared/catalog/define/tensorType'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { ViewSubject } from '../views/defineView'
import { useLook, type Looking } from '../views/useLook'
import type { KnownWeights } from './pictureOptions'

/** Most numbers of a weight that is asked for: more of them are no lines that anybody could follow. */
const FEW = 20_000

/** Nodes with weights that lines can be drawn for. */
const askedNodes = ({ nodes }: CheckedGraph): readonly string[] =>
  Object.values(nodes).flatMap(({ node, weights }) =>
    node.sharesWith === undefined &&
    Object.keys(weights).length > 0 &&
    Object.values(weights).every(({ shape }) => sizeOf(shape) <= FEW)
      ? [node.id]
      : [],
  )

/** The weights of the run that is looked at, those that fit the network that is drawn; `undefined`: none are known yet. */
export function useKnownWeights(
  subject: ViewSubject,
  drawn: CheckedGraph,
  wanted: boolean,
): { readonly weights: KnownWeights | undefined; readonly look: Looking<unknown> } {
  const nodes = useMemo(() => askedNodes(subject.checked), [subject.checked])
  const look = useLook(subject, wanted && nodes.length > 0 ? { kind: 'networkWeights', nodes: [...nodes] } : null)
  const { answer } = look
  const weights = useMemo(
    () =>
      answer &&
      Object.fromEntries(
        Object.entries(answer.weights).map(([node, own]) => [
          node,
          Object.fromEntries(
            Object.entries(own).filter(([name, { shape }]) => {
              const spec = drawn.nodes[node]?.weights[name]
              return spec !== undefined && sameShape(spec.shape, shape)
            }),
          ),
        ]),
      ),
    [answer, drawn],
  )
  return { weights, look }
}
