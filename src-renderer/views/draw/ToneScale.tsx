import type { ReactElement } from 'react'
import { formatMeasure } from '../../i18n/format'
import { useInterface } from '../../state/studio'
import classes from './draw.module.css'
import { toneText, type Tones } from './tones'

const STOPS = [0, 0.25, 0.5, 0.75, 1]

/** What the colors mean: the least and the greatest value, and zero between them. */
export default function ToneScale({ tones }: { tones: Tones }): ReactElement {
  const language = useInterface((s) => s.language)
  const { low, high } = tones
  const colors = STOPS.map((share) => toneText(tones, low + share * (high - low)))
  return (
    <span className={classes['scale']}>
      {formatMeasure(low, language)}
      <i aria-hidden style={{ background: `linear-gradient(90deg, ${colors.join(', ')})` }} />
      {formatMeasure(high, language)}
    </span>
  )
}
