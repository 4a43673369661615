import { Button } from '@mantine/core'
import { IconArrowBackUp, IconDice5 } from '@tabler/icons-react'
import { useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import { useInterface } from '../../state/studio'
import Lines from '../../steps/Lines'
import { firstValues, type Example, type Made, type Rows, type Values } from '../examples/Example'
import { computeExample, drawsAtRandom, exampleOf } from '../examples/exampleOf'
import type { AnyItem } from '../explained'
import styles from './live.module.css'
import NumberCell from './NumberCell'
import NumberTable from './NumberTable'
import { useNames } from './useNames'

interface Props {
  readonly item: AnyItem
  /** Of the node that was asked of. */
  readonly params?: Readonly<Record<string, unknown>> | undefined
}

/** A handful of numbers that can be changed, and what the item's own code makes of them at once; nothing where there is no example. */
export default function LiveExample({ item, params }: Props): ReactElement | null {
  const { t } = useTranslation()
  const example = useMemo(() => exampleOf(item, params), [item, params])
  const isRandom = useMemo(() => example && drawsAtRandom(example), [example])
  const [changed, setChanged] = useState<Values | null>(null)
  const [seed, setSeed] = useState(1)
  if (!example) return null
  const values = changed ?? firstValues(example)
  return (
    <section className={styles.live} data-testid="live-example" aria-label={t('explain.example')}>
      <header>
        <h3>{t('explain.example')}</h3>
        {isRandom && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconDice5 size={14} />}
            onClick={() => setSeed(seed + 1)}
          >
            {t('explain.drawAgain')}
          </Button>
        )}
        {changed && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconArrowBackUp size={14} />}
            onClick={() => setChanged(null)}
          >
            {t('explain.startOver')}
          </Button>
        )}
      </header>
      <Fields item={item} example={example} values={values} onChange={setChanged} />
      <Results item={item} example={example} values={values} seed={seed} />
    </section>
  )
}

interface GivenProps {
  readonly item: AnyItem
  readonly example: Example
  readonly values: Values
}

/** What goes in. */
function Fields({ item, example, values, onChange }: GivenProps & { readonly onChange: (values: Values) => void }) {
  const nameOf = useNames(item)
  const { fields } = example
  if (fields.length === 0) return null
  return (
    <div className={styles.tables}>
      {fields.map(({ id, name, shape, tone, below }, i) => (
        <NumberTable
          key={id}
          title={nameOf(name, fields, i)}
          shape={shape}
          tone={tone}
          testId={`example-field-${id}`}
          cell={(at, label) => (
            <NumberCell
              value={values[id]?.[at] ?? 0}
              label={label}
              whole={below !== undefined}
              below={below ?? Infinity}
              onChange={(value) =>
                onChange({ ...values, [id]: (values[id] ?? []).map((old, k) => (k === at ? value : old)) })
              }
            />
          )}
        />
      ))}
    </div>
  )
}

/** What comes of numbers; `null`: with these there is nothing to compute. */
function compute(example: Example, values: Values, seed: number): readonly Made<Rows>[] | null {
  try {
    return computeExample(example, values, seed)
  } catch {
    return null
  }
}

/** What comes out, and how one of its numbers came about. */
function Results({ item, example, values, seed }: GivenProps & { readonly seed: number }) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const nameOf = useNames(item)
  const [asked, setAsked] = useState(0)
  const made = useMemo(() => compute(example, values, seed), [example, values, seed])
  if (!made) return <p role="status">{t('explain.impossible')}</p>
  const at = Math.min(asked, (made[0]?.tensor.values.length ?? 1) - 1)
  const lines = example.lines?.(values, made, at) ?? []
  const isMany = lines.length > 0 && (made[0]?.tensor.values.length ?? 0) > 1 && item.kind !== 'optimizer'
  return (
    <div className={styles.results} aria-live="polite">
      <span className={styles.arrow}>
        {t(item.kind === 'loss' && item.rule ? 'explain.afterStep' : 'explain.becomes')}
      </span>
      <div className={styles.tables}>
        {made.map(({ name, tensor, tone }, i) => (
          <NumberTable
            key={i}
            title={nameOf(name, made, i)}
            shape={
              example.batch || tensor.shape.length < 2
                ? tensor.shape
                : tensor.shape.slice(tensor.shape[0] === 1 ? 1 : 0)
            }
            tone={tone}
            testId={`example-made-${i}`}
            cell={(place, label) => {
              const number = formatMeasure(tensor.values[place] ?? NaN, language, 4)
              return isMany && i === 0 ? (
                <button
                  type="button"
                  className={styles.made}
                  aria-label={`${label}: ${number}`}
                  aria-pressed={place === at}
                  onClick={() => setAsked(place)}
                >
                  {number}
                </button>
              ) : (
                <b className={styles.made}>{number}</b>
              )
            }}
          />
        ))}
      </div>
      {lines.length > 0 && <Lines lines={lines} />}
    </div>
  )
}
