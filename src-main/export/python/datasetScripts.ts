import { numberRows } from '@shared/catalog/define/numberRows'
import type { DatasetScripts, Params } from './DatasetScript'
import { pictureScripts } from './pictureScripts'
import { sequenceScripts } from './sequenceScripts'
import { standInScript } from './standInScript'

const number = (p: Params, name: string): number => Number(p[name])

/** A picture of one channel that was typed by hand, a row to a line. */
const picture = (name: string, typed: unknown): string =>
  `${name} = np.array(\n    [\n${numberRows(String(typed))
    .map((row) => `        [${row.join(', ')}],\n`)
    .join('')}    ]\n)[np.newaxis, ..., np.newaxis]\n`

/** Adds noise in place, where there is some. */
const noise = (name: string, amount: number): string =>
  amount === 0 ? '' : `${name} += rng.normal(scale=${amount}, size=${name}.shape)\n`
const plus = (value: number): string => (value < 0 ? `- ${-value}` : `+ ${value}`)

const points = (p: Params, place: string, spread: number): string =>
  `target = np.arange(${number(p, 'samples')}) % ${number(p, 'classes') || 2}\n${place}features = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)\n${noise('features', spread)}`

/** Flowers in rows of five: tenths of a centimeter. */
function irisTable(values: readonly number[]): string {
  const lines: string[] = []
  for (let at = 0; at < values.length; at += 20) {
    const flowers = [0, 4, 8, 12, 16].map((k) =>
      values
        .slice(at + k, at + k + 4)
        .map((value) => String(Math.round(value * 10)).padStart(2))
        .join(' '),
    )
    lines.push(flowers.join('   '))
  }
  return lines.join('\n')
}

const GATES: Readonly<Record<string, string>> = { and: 'a & b', or: 'a | b', xor: 'a ^ b' }

const WORDS = '. the film plot sound cut was not very but great good bright moving dull bad weak slow'

/** By catalog id. A data set that is not here cannot leave in a script. */
export const datasetScripts: DatasetScripts = {
  ...sequenceScripts,
  ...pictureScripts,
  standIn: standInScript,
  oneExample: (p) => ({
    about: 'One example, worked out by hand.',
    ports: ['x1', 'x2', 'target'],
    body: `x1, x2 = np.array([[${number(p, 'x1')}]]), np.array([[${number(p, 'x2')}]])\ntarget = np.array([[${number(p, 'y')}]])\n`,
  }),
  onePicture: (p) => ({
    about: 'One picture and the one that is wanted, worked out by hand.',
    body: picture('features', p['picture']) + picture('target', p['target']),
  }),
  fiveAttributes: () => ({
    about: 'Four rows for five weights, and one for the test: the target is twice the first attribute.',
    body: 'features = np.hstack([np.arange(1, 6)[:, np.newaxis], np.vstack([np.eye(4), np.ones(4)])])\ntarget = 2 * features[:, :1]\n',
  }),
  threePoints: () => ({
    about: 'Two points of one class, and one of the other between them.',
    body: 'features = np.array([[1, 1], [-1, 1], [0, 1]])\ntarget = np.array([1, 1, 0])\n',
  }),
  alternating: (p) => ({
    about: `A class that changes ${number(p, 'switches')} times between 0 and 1.`,
    random: true,
    body: `features = rng.permutation((np.arange(${number(p, 'samples')}) + 0.5) / ${number(p, 'samples')})[:, np.newaxis]\ntarget = np.floor(${number(p, 'switches')} * features[:, 0] + 0.5).astype("int32") % 2\n`,
  }),
  gaussianMixture: (p) => ({
    about: p['layout'] === 'grid' ? 'Small clouds on a square grid.' : 'Small clouds on a ring.',
    random: true,
    body:
      p['layout'] === 'grid'
        ? `target = np.arange(${number(p, 'samples')}) % 25\nfeatures = np.stack([target % 5 - 2.0, target // 5 - 2.0], axis=1)\n${noise('features', number(p, 'spread'))}`
        : `target = np.arange(${number(p, 'samples')}) % 8\nangle = 2 * np.pi * target / 8\nfeatures = 2 * np.stack([np.cos(angle), np.sin(angle)], axis=1)\n${noise('features', number(p, 'spread'))}`,
  }),
  unitSquare: (p) => ({
    about: 'Points of the unit square; the class tells whether the first coordinate is the greater one.',
    random: true,
    body: `features = rng.random((${number(p, 'samples')} + ${number(p, 'testSamples')}, 2))\ntarget = (features[:, 0] > features[:, 1]).astype("int32")\n`,
  }),
  disjunction: (p) => {
    const relevant = Math.min(number(p, 'relevant'), number(p, 'inputs'))
    return {
      about: `Rows of zeros and ones; the class tells whether any of the first ${relevant} is a one.`,
      random: true,
      body: `often = 1 - 2 ** (-1 / ${relevant})\nfeatures = rng.random((${number(p, 'samples')}, ${number(p, 'inputs')})) < often\ntarget = features[:, :${relevant}].any(axis=1).astype("int32")\n`,
    }
  },
  weatherChain: (p) => ({
    about: 'Days one after another: the weather of a day, and that of the next.',
    random: true,
    body: [
      '# How likely sun, clouds and rain follow each.',
      'chances = [[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.15, 0.5, 0.35]]',
      'days = [0]',
      `for day in range(${number(p, 'samples')}):`,
      '    days.append(rng.choice(3, p=chances[days[-1]]))',
      'features, target = np.eye(3)[days[:-1]], np.array(days[1:])',
      '',
    ].join('\n'),
  }),
  bootstrap: (p) => ({
    about: 'How often each row is drawn, with replacement: a sample of bagging.',
    random: true,
    ports: ['counts'],
    body: `${number(p, 'sample') === 1 ? '' : `rng = np.random.default_rng(SEED + ${number(p, 'sample') - 1})\n`}counts = np.bincount(rng.integers(${number(p, 'samples')}, size=${number(p, 'samples')}), minlength=${number(p, 'samples')})\n${number(p, 'testSamples') > 0 ? `counts = np.append(counts, np.ones(${number(p, 'testSamples')}))\n` : ''}counts = counts[:, np.newaxis]\n`,
  }),
  mnist: (p, _stored, { mnist }) => ({
    about: 'Handwritten digits: 28 x 28 pixels from 0 to 1; the last 10,000 are the test part.',
    body: `${mnist}features = np.concatenate([x_train[:${number(p, 'rows')}], x_test])\nfeatures = features[..., np.newaxis].astype("float32") / 255\ntarget = np.concatenate([y_train[:${number(p, 'rows')}], y_test])\n`,
  }),
  iris: (_p, { iris = [] }) => ({
    about: 'Iris flowers: four lengths in cm, 50 flowers of each of three species.',
    body: `table = """\n${irisTable(iris)}\n"""\nfeatures = np.array(table.split(), dtype="float32").reshape(150, 4) / 10\ntarget = np.repeat([0, 1, 2], 50)\n`,
  }),
  logicGate: (p) => ({
    about: `The truth table of ${String(p['gate']).toUpperCase()}.`,
    body: `features = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])\na, b = features.T\ntarget = ${GATES[String(p['gate'])] ?? 'a ^ b'}\n${p['values'] === 'signed' ? 'features = 2 * features - 1\n' : ''}`,
  }),
  blobs: (p) => ({
    about: `${number(p, 'classes')} clouds of points in the plane.`,
    random: true,
    body: points(
      p,
      `angle = np.pi / 4 + 2 * np.pi * target / ${number(p, 'classes')}\nradius = 4\n`,
      number(p, 'spread'),
    ),
  }),
  circles: (p) => ({
    about: `${number(p, 'classes')} rings around one another.`,
    random: true,
    body: points(p, 'angle = rng.uniform(0, 2 * np.pi, size=len(target))\nradius = target + 1\n', number(p, 'noise')),
  }),
  moons: (p) => ({
    about: 'Two half circles that reach into each other.',
    random: true,
    body: `target = np.arange(${number(p, 'samples')}) % 2\nside = 1 - 2 * target\nangle = rng.uniform(0, np.pi, size=len(target))\nx1 = side * (np.cos(angle) - 0.5)\nx2 = side * (np.sin(angle) - 0.25)\nfeatures = np.stack([x1, x2], axis=1)\n${noise('features', number(p, 'noise'))}`,
  }),
  spirals: (p) => ({
    about: `${number(p, 'classes')} arms that wind around the origin.`,
    random: true,
    body: points(
      p,
      `along = rng.uniform(size=len(target))\nangle = 2 * np.pi * (${number(p, 'turns')} * along + target / ${number(p, 'classes')})\nradius = 2 * along\n`,
      number(p, 'noise'),
    ),
  }),
  regressionLine: (p) => ({
    about: 'Points along a line, with noise.',
    random: true,
    body: `features = rng.uniform(-2, 2, size=(${number(p, 'samples')}, 1))\ntarget = ${number(p, 'slope')} * features ${plus(number(p, 'intercept'))}\n${noise('target', number(p, 'noise'))}`,
  }),
  sine: (p) => ({
    about: 'Points along a sine, with noise.',
    random: true,
    body: `features = rng.uniform(-np.pi, np.pi, size=(${number(p, 'samples')}, 1))\ntarget = np.sin(${number(p, 'periods') === 1 ? '' : `${number(p, 'periods')} * `}features)\n${noise('target', number(p, 'noise'))}`,
  }),
  sineWindows: (p) => ({
    about: 'Windows of a noisy sine, and the value that comes next.',
    random: true,
    body: `start = rng.uniform(0, ${number(p, 'period')}, size=(${number(p, 'samples')}, 1))\ntime = start + np.arange(${number(p, 'steps')} + 1)\nseries = np.sin(2 * np.pi * time / ${number(p, 'period')})\n${noise('series', number(p, 'noise'))}features, target = series[:, :-1, np.newaxis], series[:, -1:]\n`,
  }),
  toySentiment: (p) => ({
    about: 'Short reviews as ids of words; the last clause tells praise (1) from blame (0).',
    random: true,
    body: [
      `words = "${WORDS}".split()`,
      'good, bad = words[10:14], words[14:]',
      '',
      'def clause(praise):',
      '    negated, emphatic = (rng.random(2) < 0.3).tolist()',
      '    adjectives = bad if praise == negated else good',
      '    middle = ["not"] * negated + ["very"] * emphatic',
      '    return ["the", rng.choice(words[2:6]), "was", *middle, rng.choice(adjectives)]',
      '',
      `target = np.arange(${number(p, 'samples')}) % 2`,
      'features = np.zeros((len(target), 13))',
      'for row, label in zip(features, target):',
      '    sentence = clause(label)',
      '    if rng.random() < 0.5:',
      '        sentence = [*clause(1 - label), "but", *sentence]',
      '    row[: len(sentence)] = [words.index(word) for word in sentence]',
      '',
    ].join('\n'),
  }),
}
