import { UnstyledButton } from '@mantine/core'
import type { ReactElement } from 'react'
import { catalog } from '@shared/catalog/catalog'
import { valueAt, type Surface } from '@shared/looks/surfaces'
import { formatMeasure } from '../../i18n/format'
import { useInterface } from '../../state/studio'
import LineSample from '../draw/LineSample'
import classes from './lossSurface.module.css'
import { OPTIMIZERS } from './optimizers'

interface Props {
  readonly surface: Surface
  /** By optimizer, so far as they are shown. */
  readonly ways: readonly (readonly (readonly [number, number])[])[]
  /** Number of the way that stands out. */
  readonly marked: number | null
  onMark(way: number | null): void
  /** Number of the way that was chosen to stand out. */
  readonly chosen: number | null
  onChoose(way: number | null): void
}

/** Which line is which optimizer, and how low it has come; one that is pointed at, focused or chosen stands out. */
export default function PathsLegend({ surface, ways, marked, onMark, chosen, onChoose }: Props): ReactElement {
  const language = useInterface((s) => s.language)
  return (
    <>
      {OPTIMIZERS.map(({ type, dash }, i) => {
        const [x = NaN, y = NaN] = ways[i]?.at(-1) ?? []
        return (
          <UnstyledButton
            key={type}
            className={classes['way']}
            aria-pressed={chosen === i}
            data-marked={marked === i || undefined}
            onClick={() => onChoose(chosen === i ? null : i)}
            onPointerEnter={() => onMark(i)}
            onPointerLeave={() => onMark(null)}
            onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && onMark(i)}
            onBlur={() => onMark(null)}
          >
            <LineSample color={i} dash={dash} mark={i} />
            <span>
              {catalog.optimizers.get(type)?.text[language].title}: f ={' '}
              {formatMeasure(valueAt(surface, x, y), language, 3)}
            </span>
          </UnstyledButton>
        )
      })}
    </>
  )
}
