import { problem, type Problem } from '@shared/result'
import type { KerasModel } from './KerasModel'

/** What of a document a Keras model does not have. */
export const omissions = ({ omitted }: Pick<KerasModel, 'omitted'>): Problem[] =>
  omitted.length === 0
    ? []
    : [
        problem('nodesOmitted', `Nodes that no loss looks at are left out: ${omitted.join(', ')}.`, {
          nodes: omitted.join(', '),
        }),
      ]
