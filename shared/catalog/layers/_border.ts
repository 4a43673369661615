import type { Localized } from '../../language'
import { fail, ok } from '../../result'
import type { ItemText } from '../define/item'
import { defineLayer, type LayerDefinition } from '../define/layer'
import { int } from '../define/params'
import { shapeText } from '../define/shapeText'
import type { Tensor, Tf } from '../define/tf'
import { imageProblem } from './_window'

const params = { top: int(0, 1024, 1), bottom: int(0, 1024, 1), left: int(0, 1024, 1), right: int(0, 1024, 1) }

/** Rows or columns before and after. */
type Ends = readonly [number, number]

interface Border {
  readonly id: string
  readonly icon: string
  readonly className: string
  /** Keras's name of the parameter. */
  readonly argument: string
  /** Whether rows and columns are added or taken away. */
  readonly sign: 1 | -1
  change(tf: Tf, x: Tensor, rows: Ends, columns: Ends): Tensor
  readonly text: Localized<ItemText>
}

/** A layer that changes the border of an image. */
export const defineBorder = ({ className, argument, sign, change, ...d }: Border): LayerDefinition<typeof params> =>
  defineLayer({
    ...d,
    category: 'convolution',
    inputs: [{ name: 'input' }],
    outputs: [{ name: 'output' }],
    params,
    inferShape: (p, [x = []]) => {
      const problem = imageProblem(x)
      const [height = 1, width = 1, channels = 1] = x
      if (problem) return fail(problem)
      const sides = [height + sign * (p.top + p.bottom), width + sign * (p.left + p.right)]
      return sides.every((side) => side > 0)
        ? ok([...sides, channels])
        : fail({ code: 'impossibleShape', values: { shape: shapeText([...sides, channels]) } })
    },
    weights: () => ({}),
    multiplyAdds: () => 0,
    forward: (tf, { x, p }) => change(tf, x, [p.top, p.bottom], [p.left, p.right]),
    keras: (p) => ({
      className,
      config: {
        [argument]: [
          [p.top, p.bottom],
          [p.left, p.right],
        ],
      },
    }),
    summary: (p) => `${p.top} ${p.right} ${p.bottom} ${p.left}`,
  })
