import type { ReactElement } from 'react'
import { useColorScheme } from '../shell/useColorScheme'
import { colorsOf } from './colors'
import classes from './inside.module.css'
import { MARK_PATHS } from './markPaths'

/** More classes than this are told apart by nobody. */
const MOST = 10

interface Props {
  readonly names: readonly string[]
  /** Of the points that are shown. */
  readonly classes: readonly number[] | undefined
}

/** Which mark is which class. */
export default function Legend({ names, classes: shown }: Props): ReactElement | null {
  // The colors are read anew with the theme.
  useColorScheme()
  const all = [...new Set(shown)].sort((a, b) => a - b)
  if (all.length < 2 || all.length > MOST) return null
  const { classes: colors } = colorsOf(document.body)
  return (
    <span className={classes['legend']}>
      {all.map((one) => (
        <span key={one}>
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden>
            <path d={MARK_PATHS[one % MARK_PATHS.length]} fill={colors[one % colors.length]} />
          </svg>
          {names[one] ?? one}
        </span>
      ))}
    </span>
  )
}
