import { ALPHABET, LETTER, UNLIKE } from '@shared/catalog/datasets/_alphabet'
import type { TsDataScripts } from './TsDataScript'

type Params = Readonly<Record<string, unknown>>
const num = (p: Params, name: string): number => Number(p[name])
const text = (value: string): string => JSON.stringify(value)

/** Small pictures that are made by the script itself. */
export const pictureScripts: TsDataScripts = {
  letters: (p) => {
    const off = p['values'] === 'signed' ? -1 : 0
    const turned = Math.round(num(p, 'corruption') * LETTER.height * LETTER.width)
    const some = (p['choose'] === 'unlike' ? UNLIKE : ALPHABET).slice(0, num(p, 'letters'))
    return {
      about: 'Letters of 7 × 5 pixels with some of them turned over, the clean letters, their numbers, their codes.',
      ports: ['features', 'target', 'label', 'code'],
      body: `
  const letters = [${some.map(({ bits }) => text(bits.map((bit) => (bit === 1 ? '#' : '.')).join(''))).join(', ')}]
  const clean = letters.map((letter) => Array.from(letter, (dot) => (dot === '#' ? 1 : ${off})))
  const label = Array.from({ length: ${num(p, 'samples')} }, (_, row) => row % ${num(p, 'letters')})
  const target = label.flatMap((letter) => clean[letter])
  const features = label.flatMap((letter) => {
    const turned = shuffled(35).slice(0, ${turned})
    return clean[letter].map((pixel, place) => (turned.includes(place) ? ${off + 1} - pixel : pixel))
  })
  // Rows of a Hadamard matrix: any two agree in half of their places.
  const ones = (bits: number): number => (bits === 0 ? 0 : (bits & 1) + ones(bits >> 1))
  const code = label.flatMap((letter) => Array.from({ length: 32 }, (_, i) => (ones((letter + 1) & i) % 2 === 0 ? 1 : ${off})))`,
    }
  },
  edgeSticks: (p) => ({
    about: 'Pictures of 8 × 8 pixels with a stick that lies, stands or leans.',
    body: `
  const target = Array.from({ length: ${num(p, 'samples')} }, (_, row) => row % 3)
  const below = (limit: number) => Math.floor(Math.random() * limit)
  const features = target.flatMap((label) => {
    const picture = Array.from({ length: 64 }, () => ${num(p, 'noise') > 0 ? `${num(p, 'noise')} * normal()` : '0'})
    const [right, down] = [[1, 0], [0, 1], [1, -1]][label]
    const length = 5 + below(4)
    const left = below(8 - right * (length - 1))
    const top = below(8 - Math.abs(down) * (length - 1)) + (down < 0 ? length - 1 : 0)
    for (let i = 0; i < length; i++) picture[(top + i * down) * 8 + left + i * right] += 1
    return picture.map((pixel) => Math.min(1, Math.max(0, pixel)))
  })`,
  }),
}
