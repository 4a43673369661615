import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'
import { ReferenceLine } from 'recharts'

/** A place where something happened, by its epoch. */
export interface Mark {
  readonly x: number
  readonly text: string
}

/** Size of the flag and of what a pointer hits, px. */
const FLAG = 8
const HIT = 16
const SHOWN = { hover: true, focus: true, touch: true }

interface FlagProps {
  readonly text: string
  /** Set by the chart library: where the line runs. */
  readonly viewBox?: { readonly x: number; readonly y: number }
}

/** A flag at the top of a line that says what happened there. */
function Flag({ text, viewBox = { x: 0, y: 0 } }: FlagProps): ReactElement {
  const { x, y } = viewBox
  return (
    <Tooltip label={text} multiline maw={320} events={SHOWN}>
      <g role="img" aria-label={text} tabIndex={0}>
        <rect x={x - HIT / 2} y={y - FLAG} width={HIT} height={HIT} fill="transparent" />
        <path d={`M${x - FLAG / 2} ${y - FLAG + 1}h${FLAG}l${-FLAG / 2} ${FLAG - 1}z`} fill="var(--mute)" />
      </g>
    </Tooltip>
  )
}

interface Props {
  readonly marks: readonly Mark[]
  /** Epoch that is looked at. */
  readonly cursor?: number | undefined
}

/** Lines across a chart: one for each mark with a flag at its top, and a stronger one where somebody looks. */
export default function ChangeMarks({ marks, cursor }: Props): ReactElement {
  return (
    <>
      {marks.map(({ x, text }) => (
        <ReferenceLine
          key={`${x} ${text}`}
          x={x}
          stroke="var(--mute)"
          strokeDasharray="2 3"
          label={<Flag text={text} />}
        />
      ))}
      {cursor !== undefined && <ReferenceLine x={cursor} className="cursor" stroke="var(--text)" />}
    </>
  )
}
