import type { ReactElement } from 'react'
import type { Line } from '@shared/catalog/define/arithmetic'
import Formula from '../formula/Formula'
import { formatMeasure } from '../i18n/format'
import { useInterface } from '../state/studio'
import classes from './steps.module.css'

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
                {piece.value < 0 && k > 0
                  ? `(${formatMeasure(piece.value, language)})`
                  : formatMeasure(piece.value, language)}
              </b>
            ),
          )}
        </p>
      ))}
    </div>
  )
}
