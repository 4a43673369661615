import { defineJointOptimizer } from '../define/optimizer'
import { searchSlots, searchStep } from './_lineSearch'
import { learningRate } from './_learningRate'

/** Directions d ← −g + βd with β = max(0, g·(g − g′)/g′·g′) (E. Polak, G. Ribière, 1969), straight down again after as many as there are weights. */
export default defineJointOptimizer({
  id: 'conjugateGradient',
  params: { learningRate: learningRate(1) },
  joint: {
    slots: (_p, count) => ({ ...searchSlots(count), turns: [] }),
    update: (tf, args) =>
      searchStep(tf, args, {
        left: 0.05,
        full: false,
        direct: ({ accepted, fresh, changed, gradient, gradientBefore, directionBefore }) => {
          const turns = args.slots['turns'] ?? tf.scalar(0)
          const count = args.weights.size
          const again = tf.cast(tf.greaterEqual(turns, count), 'float32')
          const beta = tf.div(tf.sum(tf.mul(gradient, changed)), tf.maximum(tf.sum(tf.square(gradientBefore)), 1e-30))
          const share = tf.mul(tf.relu(beta), tf.sub(1, tf.maximum(again, fresh)))
          const counted = tf.mul(tf.add(tf.mul(turns, tf.sub(1, again)), accepted), tf.sub(1, fresh))
          return {
            direction: tf.sub(tf.mul(directionBefore, share), gradient),
            slots: { turns: tf.add(tf.mul(accepted, counted), tf.mul(tf.sub(1, accepted), turns)) },
          }
        },
      }),
  },
  text: {
    en: {
      title: 'Conjugate gradients',
      keywords: ['CG', 'Polak–Ribière', 'Fletcher–Reeves', 'train_cg', 'fmin_cg', 'line search'],
      help: 'Each direction is the gradient bent so that it does not undo what those before have reached, and along each the minimum is searched for; a step looks at one place on the line. On a bowl of n weights it is at the bottom after n directions. Use it with all rows in one batch and without dropout; the last place tried may be a little worse than the best.',
      formula: 'd ← −g + β·d,  β = max(0, g·(g − g′) / g′·g′)',
      params: {
        learningRate: {
          title: 'First step',
          help: 'How far the first place lies along a direction, at most; the search takes over from there.',
        },
      },
    },
    uk: {
      title: 'Спряжені градієнти',
      short: 'Спряж. градієнти',
      keywords: ['CG', 'Полак', 'Рібьєр', 'train_cg', 'fmin_cg', 'лінійний пошук'],
      help: 'Кожен напрям — це градієнт, зігнутий так, щоб не псувати досягнутого раніше, і вздовж кожного шукають мінімум; крок розглядає одну точку на прямій. У чаші з n ваг доходить до дна за n напрямів. Беріть усі рядки в одному пакеті й без dropout; остання випробувана точка може бути трохи гіршою за найкращу.',
      formula: 'd ← −g + β·d,  β = max(0, g·(g − g′) / g′·g′)',
      params: {
        learningRate: {
          title: 'Перший крок',
          help: 'Як далеко вздовж напряму лежить перша точка, щонайбільше; далі довжину визначає пошук.',
        },
      },
    },
  },
})
