import { fail, ok } from '../../result'
import type { ItemProblem } from '../define/item'
import { defineLayer } from '../define/layer'
import { longText, shape } from '../define/params'

const unknown = (className: string): ItemProblem => ({ code: 'foreignLayer', values: { name: className } })

/** A layer of another program that has no counterpart here: it keeps its place, its name and its settings, and computes nothing. */
export default defineLayer({
  id: 'foreign',
  category: 'core',
  icon: '⊘',
  onlyImported: true,
  inputs: [{ name: 'input', many: true }],
  outputs: [{ name: 'output' }],
  params: { className: longText(''), config: longText(''), outputShape: shape([]) },
  inferShape: (p) =>
    p.outputShape.length > 0 && p.outputShape.every((size) => size > 0)
      ? ok(p.outputShape)
      : fail(unknown(p.className)),
  // Whatever follows it can be seen with its shapes; the network cannot run.
  warnings: (p) => [unknown(p.className)],
  weights: () => ({}),
  multiplyAdds: () => 0,
  forward: (tf, { x, p }) => tf.zeros([x.shape[0] ?? 1, ...p.outputShape]),
  keras: () => null,
  summary: (p) => p.className,
  text: {
    en: {
      title: 'Foreign layer',
      keywords: ['opaque', 'unsupported', 'unknown', 'custom layer', 'import'],
      help: 'A layer that an imported network has and this studio does not: it keeps its place, name and settings. The network is whole again once a layer that does the same stands here.',
      params: {
        className: { title: 'Class', help: 'Name of the layer’s class in the program that it came from.' },
        config: { title: 'Settings', help: 'Its settings as they stood in the file.' },
        outputShape: {
          title: 'Output shape',
          help: 'Sizes of one sample that it gives, where they are known; empty means unknown.',
        },
      },
    },
    uk: {
      title: 'Чужий шар',
      keywords: ['непрозорий', 'непідтримуваний', 'невідомий', 'власний шар', 'імпорт'],
      help: 'Шар, який імпортована мережа має, а ця студія — ні: він береже своє місце, назву й налаштування. Мережа знову стане цілою, коли тут буде шар, що робить те саме.',
      params: {
        className: { title: 'Клас', help: 'Назва класу цього шару в програмі, з якої він прийшов.' },
        config: { title: 'Налаштування', help: 'Його налаштування, як вони стояли у файлі.' },
        outputShape: {
          title: 'Форма виходу',
          help: 'Розміри одного прикладу, який він дає, якщо вони відомі; порожньо — невідомі.',
        },
      },
    },
  },
})
