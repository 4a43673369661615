/** What pictures are drawn with, as the theme has it. */
export interface Colors {
  readonly panel: string
  readonly raise: string
  readonly line: string
  readonly strong: string
  readonly text: string
  readonly mute: string
  readonly accent: string
  readonly ok: string
  readonly font: string
  /** Of the classes, again from the first after the last. */
  readonly classes: readonly string[]
}

const CLASSES = ['objective', 'data', 'sequence', 'activation', 'convolution', 'merge', 'regularize', 'core', 'rule']

export function colorsOf(element: Element): Colors {
  const style = getComputedStyle(element)
  const color = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    panel: color('panel'),
    raise: color('raise'),
    line: color('line'),
    strong: color('line-strong'),
    text: color('text'),
    mute: color('mute'),
    accent: color('accent'),
    ok: color('ok'),
    font: color('font') || 'sans-serif',
    classes: CLASSES.map((name) => color(`cat-${name}`)),
  }
}
