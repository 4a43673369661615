import { useMemo, type ReactElement } from 'react'
import type { Shape } from '@shared/catalog/define/tensorType'
import { pictureShape } from '../../inside/pictureShape'
import SamplesPicture from '../../samples/SamplesPicture'
import { useFormat } from '../../shell/useFormat'
import PixelImage from '../PixelImage'

/** Most numbers that are written out; more are drawn. */
const MOST = 16
const BARS = { width: 150, height: 112 } as const

interface Props {
  readonly values: readonly number[]
  /** The picture that as many numbers may be. */
  readonly picture: Shape | undefined
  readonly label: string
}

/** Numbers as people look at them: a picture where they are one, a list where they are few, else bars. */
export default function Numbers({ values, picture, label }: Props): ReactElement {
  const { number } = useFormat()
  const shape = pictureShape(values.length, picture)
  const drawing = useMemo(() => ({ shape: [values.length], rows: [values] }), [values])
  if (shape && (picture || values.length > MOST)) {
    const [height = 1, width = 1, channels = 1] = shape
    const range = { top: Math.max(1, ...values), bottom: Math.min(0, ...values) }
    return <PixelImage {...{ values, width, height, channels, label, ...range }} size={112} />
  }
  if (values.length <= MOST) return <>{values.map((value) => number(value)).join('; ')}</>
  return <SamplesPicture drawing={drawing} room={BARS} label={label} />
}
