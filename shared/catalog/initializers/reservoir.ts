import type { Random } from '../../random'
import { defineInitializer } from '../define/initializer'
import { float } from '../define/params'
import { spectralRadius, type Connections } from './_spectralRadius'

/** Each unit hears an equal number of units, chosen at random, at least one; weights are uniform on [−1, 1). */
function connect(inputs: number, size: number, density: number, random: Random): Connections {
  const degree = Math.min(inputs, Math.max(1, Math.round(density * inputs)))
  const from = new Uint32Array(size * degree)
  const to = new Uint32Array(size * degree)
  const sources = Uint32Array.from({ length: inputs }, (_, i) => i)
  for (let unit = 0; unit < size; unit++)
    for (let k = 0; k < degree; k++) {
      // The first `degree` of a shuffled list.
      const other = k + random.int(inputs - k)
      const chosen = sources[other] as number
      sources[other] = sources[k] as number
      sources[k] = chosen
      from[unit * degree + k] = chosen
      to[unit * degree + k] = unit
    }
  return { size, from, to, weights: Float64Array.from({ length: size * degree }, () => random.uniform() * 2 - 1) }
}

/**
 * Random sparse connections `[units, units]` of which the largest eigenvalue has the modulus ρ (H. Jaeger, 2001), found in double precision.
 * Other shapes have no eigenvalues: they stay as drawn, times ρ.
 */
export default defineInitializer({
  id: 'reservoir',
  rank: 2,
  params: { spectralRadius: float(0, 10, 0.9), density: float(0, 1, 0.1) },
  sample: ({ p, shape: [inputs = 1, size = 1], random }) => {
    const drawn = connect(inputs, size, p.density, random)
    const radius =
      inputs === size
        ? spectralRadius(
            drawn,
            Float64Array.from({ length: size }, () => random.normal()),
          )
        : 1
    const scale = radius > 0 ? p.spectralRadius / radius : 0
    const values = new Float32Array(inputs * size)
    drawn.weights.forEach((weight, k) => {
      values[(drawn.from[k] as number) * size + (drawn.to[k] as number)] = weight * scale
    })
    return values
  },
  // Keras has nothing like it; this one has the same radius, and every eigenvalue on that circle.
  keras: (p) => ({ className: 'Orthogonal', config: { gain: p.spectralRadius }, name: 'orthogonal' }),
  text: {
    en: {
      title: 'Reservoir',
      help: 'Few random connections, scaled so that the largest eigenvalue has the modulus that is wanted: below 1 a state fades, above 1 it feeds itself. Made for the state of reservoirs that nobody trains.',
      formula: 'W ← W · ρ / max |λ(W)|',
      params: {
        spectralRadius: {
          title: 'Spectral radius ρ',
          help: 'Modulus of the largest eigenvalue: the longer the memory that is wanted, the nearer to 1.',
        },
        density: { title: 'Density', help: 'Share of the units that each unit hears; it hears at least one.' },
      },
    },
    uk: {
      title: 'Резервуар',
      help: 'Небагато випадкових зв’язків, масштабованих так, щоб найбільше власне число мало потрібний модуль: нижче 1 стан згасає, вище — сам себе живить. Створений для стану резервуарів, яких ніхто не навчає.',
      formula: 'W ← W · ρ / max |λ(W)|',
      params: {
        spectralRadius: {
          title: 'Спектральний радіус ρ',
          help: 'Модуль найбільшого власного числа: що довша потрібна пам’ять, то ближче до 1.',
        },
        density: { title: 'Щільність', help: 'Частка вузлів, які чує кожен вузол; принаймні один він чує завжди.' },
      },
    },
  },
})
