import type { ReactElement } from 'react'
import { useColorScheme } from '../shell/useColorScheme'
import { colorsOf } from './colors'
import classes from './inside.module.css'

/** Marks of the classes as `drawData` draws them, each as a path in a square of 12. */
const MARKS = ['M6 1a5 5 0 1 0 .01 0z', 'M1.5 1.5h9v9h-9z', 'M6 .5 11.5 10.5H.5z', 'M6 0 12 6 6 12 0 6z']
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
            <path d={MARKS[one % MARKS.length]} fill={colors[one % colors.length]} />
          </svg>
          {names[one] ?? one}
        </span>
      ))}
    </span>
  )
}
