import { ALPHABET, LETTER, UNLIKE } from '@shared/catalog/datasets/_alphabet'
import { MOVES } from '@shared/catalog/define/maze'
import { mazeOf } from '@shared/catalog/layers/_maze'
import type { DatasetScripts } from './DatasetScript'

const number = (p: Readonly<Record<string, unknown>>, name: string): number => Number(p[name])
/** Letters that are drawn beside one another. */
const IN_A_ROW = 13

/** Letters drawn with dots, as many beside one another as fit. */
function drawn(letters: typeof ALPHABET): string {
  const blocks: string[] = []
  for (let at = 0; at < letters.length; at += IN_A_ROW) {
    const some = letters.slice(at, at + IN_A_ROW)
    const rows = Array.from({ length: LETTER.height }, (_, row) =>
      some
        .map(({ bits }) =>
          bits
            .slice(row * LETTER.width, (row + 1) * LETTER.width)
            .map((bit) => (bit === 1 ? '#' : '.'))
            .join(''),
        )
        .join(' '),
    )
    blocks.push(rows.join('\n'))
  }
  return blocks.join('\n\n')
}

/** Small pictures that are made by the script itself. */
export const pictureScripts: DatasetScripts = {
  letters: (p) => {
    const order = p['choose'] === 'unlike' ? UNLIKE : ALPHABET
    const off = p['values'] === 'signed' ? -1 : 0
    const turned = Math.round(number(p, 'corruption') * LETTER.height * LETTER.width)
    return {
      about: 'Letters of 7 x 5 pixels with some of them turned over, the clean letters, their numbers, their codes.',
      random: turned > 0,
      ports: ['features', 'target', 'label', 'code'],
      body: [
        `pictures = """\n${drawn(order.slice(0, number(p, 'letters')))}\n"""`,
        'blocks = [block.split("\\n") for block in pictures.strip().split("\\n\\n")]',
        'rows = [[row.split() for row in block] for block in blocks]',
        'letters = ["".join(letter) for block in rows for letter in zip(*block)]',
        'clean = np.array([[dot == "#" for dot in letter] for letter in letters])',
        `clean = np.where(clean, 1.0, ${off}.0).reshape(-1, ${LETTER.height}, ${LETTER.width}, 1)`,
        `label = np.arange(${number(p, 'samples')}) % ${number(p, 'letters')}`,
        'target, features = clean[label], clean[label]',
        ...(turned > 0
          ? [
              'for picture in features.reshape(len(features), -1):',
              `    places = rng.permutation(picture.size)[:${turned}]`,
              `    picture[places] = ${off + 1} - picture[places]`,
            ]
          : []),
        '# Rows of a Hadamard matrix: any two agree in half of their places.',
        'common = (label[:, np.newaxis] + 1) & np.arange(32)',
        'ones = sum((common >> bit) & 1 for bit in range(5))',
        `code = np.where(ones % 2 == 0, 1, ${off})`,
        '',
      ].join('\n'),
    }
  },
  mazeMoves: (p) => {
    const { width, walls } = mazeOf({ size: number(p, 'size'), walls: number(p, 'walls'), layout: number(p, 'layout') })
    const rows = Array.from({ length: width }, (_, row) =>
      walls
        .slice(row * width, (row + 1) * width)
        .map((wall) => (wall === 1 ? '#' : '.'))
        .join(''),
    )
    return {
      about: 'Every move in a maze: cells before and after, then the action, the reward, and whether it goes on.',
      body: [
        `maze = """\n${rows.join('\n')}\n"""`,
        'free = np.array([[cell == "." for cell in row] for row in maze.split()])',
        'size, goal = len(free), free.size - 1',
        `actions = [${MOVES.map((move) => `(${move.join(', ')})`).join(', ')}]`,
        'features, target = [], []',
        'for cell in np.flatnonzero(free)[:-1]:',
        `    for action, (down, right) in zip(np.eye(${MOVES.length}), actions):`,
        '        row, column = cell // size + down, cell % size + right',
        '        inside = 0 <= row < size and 0 <= column < size',
        '        end = row * size + column if inside and free[row, column] else cell',
        '        features.append(np.eye(free.size)[[cell, end]])',
        `        target.append([*action, 1, 0] if end == goal else [*action, -${number(p, 'stepCost')}, 1])`,
        'features, target = np.array(features), np.array(target)',
        '',
      ].join('\n'),
    }
  },
  edgeSticks: (p) => ({
    about: 'Pictures of 8 x 8 pixels with a stick that lies, stands or leans.',
    random: true,
    body: [
      `target = np.arange(${number(p, 'samples')}) % 3`,
      'features = np.zeros((len(target), 8, 8, 1))',
      'for picture, label in zip(features, target):',
      '    right, down = [(1, 0), (0, 1), (1, -1)][label]',
      '    length = rng.integers(5, 9)',
      '    left = rng.integers(8 - right * (length - 1))',
      '    top = rng.integers(8 - abs(down) * (length - 1)) + (length - 1) * (down < 0)',
      '    for i in range(length):',
      '        picture[top + i * down, left + i * right] = 1',
      ...(number(p, 'noise') > 0
        ? [`features = np.clip(features + rng.normal(scale=${number(p, 'noise')}, size=features.shape), 0, 1)`]
        : []),
      '',
    ].join('\n'),
  }),
}
