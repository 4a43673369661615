import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tone } from '@shared/catalog/define/arithmetic'
import type { SeenTensor } from '@shared/ipc/rehearsal'
import { formatMeasure, formatShape } from '../i18n/format'
import { useInterface } from '../state/studio'
import { DIGITS } from './Lines'
import classes from './steps.module.css'

/** Numbers that are shown one by one. */
const FEW = 12

/** A tensor of a step: its numbers where they are few, else what they are like. `batched`: its first axis counts rows. */
export default function Tensor({
  tensor,
  tone,
  batched,
}: {
  tensor: SeenTensor
  tone: Tone
  batched: boolean
}): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const number = (value: number): string => formatMeasure(value, language)
  const shape = batched && tensor.shape[0] === 1 ? tensor.shape.slice(1) : tensor.shape
  const { values } = tensor
  return (
    <span className={classes['tensor']} data-tone={tone}>
      {values && values.length <= FEW ? (
        <b>{values.map((value) => formatMeasure(value, language, values.length > 4 ? 3 : DIGITS)).join('; ')}</b>
      ) : (
        <span>
          {t('steps.summary', {
            mean: number(tensor.mean),
            deviation: number(tensor.deviation),
            least: number(tensor.least),
            most: number(tensor.most),
          })}
        </span>
      )}
      {(values?.length ?? 2) > 1 && <small>{formatShape(shape)}</small>}
    </span>
  )
}
