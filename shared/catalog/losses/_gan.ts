import type { ItemProblem } from '../define/item'
import { shapeText } from '../define/shapeText'
import { sizeOf, type TensorType } from '../define/tensorType'
import { activationUnsuited, setActivation, setUnits } from './_check'

/** A discriminator gives one number a sample, above 0 where it takes the sample for a real one: not squeezed by an activation. */
export function checkVerdict(type: TensorType, port: string): readonly ItemProblem[] {
  const { shape, labels } = type
  if (labels || sizeOf(shape) !== 1 || shape.length > 1) {
    const fixes = !labels && shape.length === 1 ? [setUnits(1, port)] : []
    return [{ code: 'notVerdict', port, values: { shape: shapeText(shape) }, fixes }]
  }
  const made = type.activation ?? 'linear'
  if (made === 'linear') return []
  const types = { prediction: type, target: type }
  return [{ ...activationUnsuited(types, 'linear', [setActivation('linear', port)]), port }]
}
