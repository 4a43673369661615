import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { sizeOf } from '@shared/catalog/define/tensorType'
import PixelImage from '../../insight/PixelImage'
import { toneRange } from '../../samples/toPicture'
import type { ViewSubject } from '../defineView'
import drawClasses from '../draw/draw.module.css'

interface Props {
  readonly subject: ViewSubject
  /** By data node, the rows that go in. */
  readonly inputs: Readonly<Record<string, readonly (readonly number[])[]>>
}

/** Sides on the screen, px. */
const SIZE = 96

/** The picture that goes in, where it is one. */
export default function InputPicture({ subject, inputs }: Props): ReactElement | null {
  const { t } = useTranslation()
  const found = useMemo(() => pictureIn(subject, inputs), [subject, inputs])
  if (!found) return null
  const { values, shape } = found
  const [height = 1, width = 1, channels = 1] = shape
  const { low, high } = toneRange([values])
  return (
    <figure className={drawClasses['input']}>
      <PixelImage
        {...{ values, width, height, channels }}
        bottom={low}
        top={high}
        size={SIZE}
        label={t('views.activations.input')}
      />
      <figcaption>{t('views.activations.input')}</figcaption>
    </figure>
  )
}

/** The first picture of the first row of the data. */
export function pictureIn({ checked }: ViewSubject, inputs: Props['inputs']) {
  for (const [node, [row = []]] of Object.entries(inputs)) {
    let at = 0
    for (const { shape } of Object.values(checked.nodes[node]?.outputs ?? {})) {
      const size = sizeOf(shape)
      const values = row.slice(at, at + size)
      if (shape.length === 3 && values.length === size) return { values, shape, node, at }
      at += size
    }
  }
  return undefined
}
