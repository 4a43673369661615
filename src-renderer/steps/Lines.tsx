import type { ReactElement } from 'react'
import type { Line, Piece } from '@shared/catalog/define/arithmetic'
import Formula from '../formula/Formula'
import { formatMeasure } from '../i18n/format'
import { useInterface } from '../state/studio'
import classes from './steps.module.css'

/** Whether a negative number between two pieces is misread without brackets: after another sign, or under a power. */
const wantsBrackets = (before: Piece | undefined, after: Piece | undefined): boolean =>
  (typeof before === 'string' && !/[=(;] ?$/.test(before)) || (typeof after === 'string' && after.startsWith('^'))

/** Digits of a number that is written out. */
export const DIGITS = 5

/** Lines of a computation; numbers colored by what they are. */
export default function Lines({ lines }: { lines: readonly Line[] }): ReactElement {
  const language = useInterface((s) => s.language)
  return (
    <div className={classes['lines']}>
      {lines.map((line, i) => (
        <p key={i}>
          {line.map((piece, k) =>
            typeof piece === 'string' ? (
              <Formula key={k}>{piece}</Formula>
            ) : (
              <b key={k} data-tone={piece.tone}>
                {piece.value < 0 && wantsBrackets(line[k - 1], line[k + 1])
                  ? `(${formatMeasure(piece.value, language, DIGITS)})`
                  : formatMeasure(piece.value, language, DIGITS)}
              </b>
            ),
          )}
        </p>
      ))}
    </div>
  )
}
