import type { ItemProblem } from '../define/item'
import type { LossTypes } from '../define/loss'
import { perSample } from '../define/perSample'
import type { LearnArgs, RuleArgs } from '../define/teaching'
import { shapeText } from '../define/shapeText'
import { answersEach, placesOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { membership } from './_membership'
import { placedByClass, startsNowhere, unplaced } from './_placing'
import { meet, type Met } from './_pull'
import { FAR } from '../layers/_squaredDistances'

/** +1 where a prototype is of the class of a row, −1 where it is not: `[batch, classes]` to `[batch, units]`. */
export function loyalties(tf: Tf, member: Tensor, units: number): Tensor {
  const [batch = 1, classes = 1] = member.shape
  const each = tf.mul(tf.reshape(member, [batch, classes, 1]), tf.ones([units / classes]))
  return tf.sub(tf.mul(tf.reshape(each, [batch, units]), 2), 1)
}

/** Rows, the prototypes once those that had no place have one, and distances; prototypes that still wait are far away. */
export function meetClasses(tf: Tf, args: LearnArgs<unknown>): Met & { readonly loyal: Tensor } {
  const member = membership(tf, args.target, Number(args.layer.p['classes']))
  const met = meet(tf, args.layer, placedByClass(tf, args, member))
  const [units = 1] = met.prototypes.shape
  const loyal = loyalties(tf, member, units)
  if (!startsNowhere(args.layer)) return { ...met, loyal }
  const waiting = tf.reshape(unplaced(tf, met.prototypes), [1, units])
  return { ...met, loyal, squared: tf.add(met.squared, tf.mul(waiting, FAR)) }
}

/** 1 for each row whose nearest prototype is of another class, `[batch]`. */
export function mistakes(tf: Tf, { prediction, target, layer }: RuleArgs<unknown>): Tensor {
  const right = tf.argMax(membership(tf, target, Number(layer.p['classes'])), 1)
  return perSample(tf, tf.cast(tf.notEqual(tf.argMax(prediction, 1), right), 'float32'))
}

/** LVQ wants one label a row, of as many classes as its layer has. */
export function checkClasses({ prediction, target }: LossTypes): readonly ItemProblem[] {
  const { labels, shape } = target
  if (!labels) return [{ code: 'prototypesWithoutLabels', port: 'target', values: { shape: shapeText(shape) } }]
  const classes = prediction.shape.at(-1) ?? 1
  if (!answersEach(prediction.shape, target))
    return [
      {
        code: 'answersUnlikeLabels',
        port: 'layer',
        values: { shape: shapeText(prediction.shape), needed: shapeText([...placesOf(target), labels.classes]) },
      },
    ]
  if (classes === labels.classes) return []
  return [
    {
      code: 'prototypesOfClasses',
      port: 'layer',
      values: { classes: labels.classes, own: classes },
      fixes: [{ kind: 'setParam', on: 'upstream', port: 'layer', param: 'classes', value: labels.classes }],
    },
  ]
}
