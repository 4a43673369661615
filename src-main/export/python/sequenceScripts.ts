import { CHARACTER_TEXTS } from '@shared/catalog/datasets/_characterTexts'
import type { DatasetScripts } from './DatasetScript'

const number = (p: Readonly<Record<string, unknown>>, name: string): number => Number(p[name])

/** A text in lines that fit into a script. */
function wrapped(text: string, width = 96): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line.length + word.length + 1 > width) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

const SERIES: Readonly<Record<string, (p: Readonly<Record<string, unknown>>) => readonly string[]>> = {
  sines: (p) => [
    'first, second = rng.random(2)',
    `turns = np.arange(length) / ${number(p, 'period')}`,
    'series = np.sin(2 * np.pi * (turns + first))',
    'series += 0.5 * np.sin(2 * np.pi * (np.sqrt(5) * turns + second))',
  ],
  walk: () => ['series = np.cumsum(rng.normal(scale=0.1, size=length))'],
  mackeyGlass: () => [
    '# dx/dt = 0.2 x(t - 17) / (1 + x(t - 17)^10) - 0.1 x(t), ten small steps a moment.',
    'x = [1.1 + 0.2 * rng.random()] * 171',
    'while len(x) < (300 + length) * 10 + 171:',
    '    past = (x[-171] + x[-170]) / 2',
    '    x.append(x[-1] + 0.1 * (0.2 * past / (1 + past**10) - 0.1 * x[-1]))',
    'series = np.array(x[3170::10])[:length]',
  ],
  seasonal: (p) => [
    `angle = 2 * np.pi * (np.arange(length) / ${number(p, 'period')} + rng.random())`,
    'series = np.sin(angle) + 0.3 * np.sin(2 * angle) + 2 * np.arange(length) / length',
  ],
}

const lines = (...all: readonly (readonly string[] | string)[]): string => `${all.flat().join('\n')}\n`

/** Data sets that are read moment by moment. */
export const sequenceScripts: DatasetScripts = {
  characterText: (p) => ({
    about: 'Windows of a text, character by character, and the same one character later.',
    body: lines(
      `text = """\n${wrapped(CHARACTER_TEXTS[p['text'] === 'en' ? 'en' : 'uk'])}\n"""`,
      'text = " ".join(text.lower().split())',
      '# Id 0 is a gap, which stands before a beginning that is too short.',
      'signs = sorted(set(text))',
      'ids = np.array([1 + signs.index(sign) for sign in text])',
      `windows = np.lib.stride_tricks.sliding_window_view(ids, ${number(p, 'length')} + 1)[::${number(p, 'stride')}]`,
      'features, target = windows[:, :-1], windows[:, 1:]',
    ),
  }),
  timeSeries: (p) => ({
    about: 'Windows that slide over one series, and the values that follow them; the test is the future.',
    random: true,
    body: lines(
      `length = ${number(p, 'samples')} + ${number(p, 'steps')} + ${number(p, 'horizon')} - 1`,
      SERIES[String(p['series'])]?.(p) ?? [],
      number(p, 'noise') > 0 ? [`series += rng.normal(scale=${number(p, 'noise')}, size=length)`] : [],
      `windows = np.lib.stride_tricks.sliding_window_view(series, ${number(p, 'steps')} + ${number(p, 'horizon')})`,
      `features, target = windows[:, :${number(p, 'steps')}, np.newaxis], windows[:, ${number(p, 'steps')}:]`,
    ),
  }),
  sequenceReversal: (p) =>
    copies(p, 'sequence[::-1]', 'Sequences of letters, and the same from the end to the beginning.'),
  sequenceCopy: (p) => copies(p, 'sequence', 'Sequences of letters that are to be told again.'),
  toyCtc: (p) => ({
    about: 'Short strings told as sounds of varying length; id 0 is the blank.',
    random: true,
    body: lines(
      `features = np.zeros((${number(p, 'samples')}, ${number(p, 'length')} * 6, 8))`,
      `target = np.zeros((${number(p, 'samples')}, ${number(p, 'length')}), dtype="int32")`,
      'for sound, letters in zip(features, target):',
      `    count = rng.integers(1, ${number(p, 'length')} + 1)`,
      `    letters[:count] = rng.integers(1, ${number(p, 'symbols')} + 1, size=count)`,
      '    moment = rng.integers(2)',
      '    for letter in letters[:count]:',
      '        end = moment + rng.integers(2, 5)',
      `        band = 7 * (letter - 1) / ${number(p, 'symbols') - 1}`,
      '        sound[moment:end] = np.exp(-(((np.arange(8) - band) / 0.7) ** 2) / 2)',
      '        moment = end + rng.integers(1, 3)',
      number(p, 'noise') > 0 ? [`features += rng.normal(scale=${number(p, 'noise')}, size=features.shape)`] : [],
    ),
  }),
  bitCopy: (p) => ({
    about: 'Random bit vectors, a delimiter, and blank moments in which the bits are wanted again.',
    random: true,
    body: lines(
      `length, bits = ${number(p, 'length')}, ${number(p, 'bits')}`,
      `told = rng.integers(2, size=(${number(p, 'samples')}, length, bits))`,
      'features = np.zeros((len(told), 2 * length + 1, bits + 1))',
      'features[:, :length, :bits] = told',
      'features[:, length, bits] = 1',
      'target = np.zeros((len(told), 2 * length + 1, bits))',
      'target[:, length + 1 :] = told',
    ),
  }),
  toyTrees: (p) => ({
    about: 'Trees of words that praise (1) or blame (0); children stand before parents, the root comes last.',
    random: true,
    ports: ['features', 'left', 'right', 'target'],
    body: lines(
      '',
      '# not 1, very 2, and 3, but 4; good, bright, bold 5 to 7; bad, dull, weak 8 to 10.',
      'def expression(wanted, depth, nodes):',
      '    def join(left, right):',
      '        nodes.append((0, left, right))',
      '        return len(nodes) - 1',
      '',
      '    def leaf(word):',
      '        nodes.append((word, None, None))',
      '        return len(nodes) - 1',
      '',
      '    if depth == 0 or rng.random() < 0.2:',
      '        return leaf((5 if wanted else 8) + rng.integers(3))',
      '    kind = rng.integers(4)',
      '    if kind == 0:',
      '        return join(leaf(1), expression(1 - wanted, depth - 1, nodes))',
      '    if kind == 1:',
      '        return join(leaf(2), expression(wanted, depth - 1, nodes))',
      '    if kind == 2:',
      '        # Blame on one side is enough for blame.',
      '        sides = (1, 1) if wanted else [(0, 0), (0, 1), (1, 0)][rng.integers(3)]',
      '        first = expression(sides[0], depth - 1, nodes)',
      '        return join(first, join(leaf(3), expression(sides[1], depth - 1, nodes)))',
      '    first = expression(rng.integers(2), depth - 1, nodes)',
      '    return join(first, join(leaf(4), expression(wanted, depth - 1, nodes)))',
      '',
      `target = np.arange(${number(p, 'samples')}) % 2`,
      `features = np.zeros((len(target), ${places(number(p, 'depth'))}), dtype="int32")`,
      'left, right = np.zeros_like(features), np.zeros_like(features)',
      'for row, label in enumerate(target):',
      '    nodes = []',
      `    expression(label, ${number(p, 'depth')}, nodes)`,
      '    start = features.shape[1] - len(nodes)',
      '    for place, (word, a, b) in enumerate(nodes, start):',
      '        features[row, place] = word',
      '        if a is not None:',
      '            left[row, place], right[row, place] = start + a, start + b',
    ),
  }),
}

/** Places of the greatest tree, and one that is nobody's. */
function places(depth: number): number {
  let size = 1
  for (let i = 0; i < depth; i++) size = 2 * size + 3
  return 1 + size
}

function copies(p: Readonly<Record<string, unknown>>, answer: string, about: string) {
  const length = number(p, 'length')
  const shortest = Math.min(number(p, 'shortest'), length)
  const varied = shortest < length
  return {
    about: `${about} Ids 0 and 1 are the gap and the start.`,
    random: true,
    ports: ['features', 'shifted', 'target'],
    body: lines(
      `features = np.zeros((${number(p, 'samples')}, ${length}), dtype="int32")`,
      'target, shifted = np.zeros_like(features), np.ones_like(features)',
      'for row in range(len(features)):',
      varied ? [`    count = rng.integers(${shortest}, ${length} + 1)`] : [],
      `    sequence = rng.integers(2, ${number(p, 'symbols')} + 2, size=${varied ? 'count' : length})`,
      varied
        ? [`    features[row, :count], target[row, :count] = sequence, ${answer}`]
        : [`    features[row], target[row] = sequence, ${answer}`],
      '# What a decoder has made so far: a start, and all but the last.',
      'shifted[:, 1:] = target[:, :-1]',
    ),
  }
}
