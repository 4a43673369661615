import { fail, ok } from '../../result'
import { defineLayer } from '../define/layer'
import { int } from '../define/params'

/** The last axis in two: `[..., n]` to its first `size` numbers and the rest. Keras gets a layer of ours for each part. */
export default defineLayer({
  id: 'split',
  category: 'merge',
  icon: '⑂',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'first' }, { name: 'rest' }],
  params: { size: int(1, 65_536, 1) },
  inferShape: (p, [x = []]) => {
    const last = x.at(-1)
    if (last === undefined) return fail({ code: 'rankTooLow', port: 'input', values: { needed: 1, rank: 0 } })
    if (p.size >= last)
      return fail({
        code: 'splitTooLarge',
        param: 'size',
        values: { size: p.size, length: last },
        fixes: last > 1 ? [{ kind: 'setParam', on: 'self', param: 'size', value: Math.floor(last / 2) }] : [],
      })
    const others = x.slice(0, -1)
    return ok({ first: [...others, p.size], rest: [...others, last - p.size] })
  },
  weights: () => ({}),
  multiplyAdds: () => 0,
  forward: (tf, { x, p }) => {
    const [first, rest] = tf.split(x, [p.size, (x.shape.at(-1) ?? 0) - p.size], -1)
    if (!first || !rest) throw new Error('A split in two has two parts')
    return { first, rest }
  },
  keras: () => null,
  kerasByPort: ({ size }, [x = []]) => ({
    first: { className: 'Part', config: { start: 0, size } },
    rest: { className: 'Part', config: { start: size, size: (x.at(-1) ?? 0) - size } },
  }),
  summary: (p) => `${p.size} + …`,
  text: {
    en: {
      title: 'Split',
      keywords: ['divide', 'slice', 'two parts'],
      help: 'Divides the last axis in two: the first features or channels go one way, the rest another. The inverse of Concatenate: each part can go through layers of its own, as in grouped convolutions, gates, or a mean and a variance that one layer gives side by side.',
      formula: 'x = [y₁, y₂]',
      params: { size: { title: 'First part', help: 'How many numbers of the last axis go to the first output.' } },
      ports: { first: 'First part', rest: 'The rest' },
    },
    uk: {
      title: 'Поділ',
      keywords: ['розділити', 'зріз', 'дві частини'],
      help: 'Ділить останню вісь надвоє: перші ознаки чи канали йдуть одним шляхом, решта — іншим. Обернене до конкатенації: кожна частина може пройти власні шари, як у групових згортках, вентилях або коли один шар дає поруч середнє й дисперсію.',
      formula: 'x = [y₁, y₂]',
      params: { size: { title: 'Перша частина', help: 'Скільки чисел останньої осі йде на перший вихід.' } },
      ports: { first: 'Перша частина', rest: 'Решта' },
    },
  },
})
