import type { Category } from '@shared/catalog/define/item'

export type ColorScheme = 'light' | 'dark' | 'print'

/** What a picture of a network is drawn with. All colors are opaque: programs that print know no others for sure. */
export interface Palette {
  readonly paper: string
  readonly ink: string
  /** Of what is said beside. */
  readonly mute: string
  /** Of lines that carry no sign. */
  readonly line: string
  /** Inside of units and boxes that have no color of their own. */
  readonly fill: string
  readonly positive: string
  readonly negative: string
  /** Of what is pointed at. */
  readonly accent: string
  color(category: Category): string
  /** The pale tone of a category. */
  tint(category: Category): string
}

type Colors = Readonly<Record<Category, string>>

/** The theme's own colors of the categories. */
const LIGHT: Colors = {
  data: '#2a67b5',
  convolution: '#7748c9',
  sequence: '#4d7419',
  core: '#4a55c7',
  merge: '#1b757b',
  activation: '#8c6400',
  regularize: '#a8521b',
  classical: '#9332ad',
  objective: '#bd3346',
  rule: '#b02c72',
}
const DARK: Colors = {
  data: '#79b0f2',
  convolution: '#b59af0',
  sequence: '#9ccb6e',
  core: '#8f9ff5',
  merge: '#7fc4c9',
  activation: '#dfb463',
  regularize: '#e79a6b',
  classical: '#d79be8',
  objective: '#f08a94',
  rule: '#e8a0c0',
}

/** So much of its color is in a pale tone. */
const TINT = 0.13

/** A color laid thinly over another, both `#rrggbb`. */
function mix(color: string, paper: string, share: number): string {
  const part = (of: string, i: number): number => Number.parseInt(of.slice(1 + 2 * i, 3 + 2 * i), 16)
  return `#${[0, 1, 2]
    .map((i) => Math.round(share * part(color, i) + (1 - share) * part(paper, i)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`
}

const inColors = (colors: Colors, paper: string, share: number) => ({
  paper,
  color: (category: Category) => colors[category],
  tint: (category: Category) => mix(colors[category], paper, share),
})

export const PALETTES: Readonly<Record<ColorScheme, Palette>> = {
  light: {
    ...inColors(LIGHT, '#ffffff', TINT),
    ink: '#1a1f29',
    mute: '#5a6476',
    line: '#8b95a7',
    fill: '#f4f6f9',
    positive: '#2563d4',
    negative: '#bd3346',
    accent: '#c05a00',
  },
  dark: {
    ...inColors(DARK, '#11151b', 1.6 * TINT),
    ink: '#e8ebf1',
    mute: '#a3acbd',
    line: '#6f7a8d',
    fill: '#1d222b',
    positive: '#7aa7ff',
    negative: '#f0787a',
    accent: '#ffb35c',
  },
  print: {
    paper: '#ffffff',
    ink: '#000000',
    mute: '#333333',
    line: '#000000',
    fill: '#ffffff',
    positive: '#000000',
    negative: '#000000',
    accent: '#000000',
    color: () => '#000000',
    tint: (category) => (category === 'data' || category === 'objective' ? '#ffffff' : '#ececec'),
  },
}
