import type { ReactElement } from 'react'
import { colorsOf } from '../../inside/colors'
import { MARK_PATHS } from '../../inside/markPaths'
import { useColorScheme } from '../../shell/useColorScheme'

interface Props {
  /** Number of a color of the classes. */
  readonly color: number
  readonly dash: readonly number[]
  /** Number of the mark at its end; absent: it has none. */
  readonly mark?: number
}

/** A piece of a line of a picture, for its legend. */
export default function LineSample({ color, dash, mark }: Props): ReactElement {
  // The colors are read anew with the theme.
  useColorScheme()
  const stroke = colorsOf(document.body).classes[color]
  const line = { y1: 4, y2: 4, strokeWidth: 2, stroke, strokeDasharray: dash.join(' ') }
  if (mark === undefined)
    return (
      <svg width="18" height="8" aria-hidden="true">
        <line x2="18" {...line} />
      </svg>
    )
  return (
    <svg width="36" height="12" aria-hidden="true">
      <line x2="25" {...line} y1="6" y2="6" />
      <path d={MARK_PATHS[mark % MARK_PATHS.length]} transform="translate(24 0)" fill={stroke} />
    </svg>
  )
}
