import type { ReactElement } from 'react'
import { colorsOf } from '../../inside/colors'
import { useColorScheme } from '../../shell/useColorScheme'

interface Props {
  /** Number of a color of the classes. */
  readonly color: number
  readonly dash: readonly number[]
}

/** A piece of a line of a picture, for its legend. */
export default function LineSample({ color, dash }: Props): ReactElement {
  // The colors are read anew with the theme.
  useColorScheme()
  const stroke = colorsOf(document.body).classes[color]
  return (
    <svg width="18" height="8" aria-hidden="true">
      <line x2="18" y1="4" y2="4" strokeWidth="2" stroke={stroke} strokeDasharray={dash.join(' ')} />
    </svg>
  )
}
