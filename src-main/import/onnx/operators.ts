import type { OperatorTable } from './OperatorCall'
import { activations } from './operators/activations'
import { arithmetic } from './operators/arithmetic'
import { dense } from './operators/dense'
import { pictures } from './operators/pictures'
import { recurrences } from './operators/recurrent'
import { shapes } from './operators/shapes'

/** How each operator of ONNX is read, by its name. */
export const operators: OperatorTable = {
  ...activations,
  ...arithmetic,
  ...dense,
  ...pictures,
  ...recurrences,
  ...shapes,
}
