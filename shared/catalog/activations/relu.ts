import { defineActivation } from '../define/activation'

/** max(x, 0); its derivative at 0 is taken as 0, as TensorFlow does. */
export default defineActivation({
  id: 'relu',
  icon: 'R',
  params: {},
  apply: (tf, x) => tf.relu(x),
  plot: (x) => Math.max(x, 0),
  keras: () => ({ className: 'ReLU', config: {}, name: 'relu' }),
  related: ['leakyRelu', 'elu', 'initializers/heNormal'],
  text: {
    en: {
      title: 'ReLU',
      keywords: ['rectifier', 'rectified linear unit'],
      help: 'Keeps what is positive and sets the rest to zero. Cheap, and its slope of 1 lets gradients pass many layers: the first choice for hidden layers. A unit whose sum is always negative no longer learns.',
      pitfall:
        'A unit that is negative for all data gets no gradient any more: it is dead. A lower learning rate, He weights or Leaky ReLU help.',
      formula: 'φ(x) = max(x, 0)',
      params: {},
    },
    uk: {
      title: 'ReLU',
      keywords: ['випрямляч', 'зрізана лінійна', 'релу'],
      help: 'Лишає додатне, решту робить нулем. Дешева, а похідна 1 проводить градієнти крізь багато шарів: перший вибір для прихованих шарів. Вузол, у якого сума завжди від’ємна, більше не вчиться.',
      pitfall:
        'Вузол, від’ємний на всіх даних, більше не дістає градієнта: він мертвий. Допоможуть менша швидкість навчання, ваги He або Leaky ReLU.',
      formula: 'φ(x) = max(x, 0)',
      params: {},
    },
  },
})
