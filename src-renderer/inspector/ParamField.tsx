import { SegmentedControl, Select, Tooltip } from '@mantine/core'
import { chosen, toItemValue } from '@shared/catalog/chosen'
import { itemId, type ParamSpec } from '@shared/catalog/define/params'
import { parseFormula } from '@shared/formula/parseFormula'
import { describeDiagnostic } from '@shared/graph/diagnostics/texts'
import type { JsonValue } from '@shared/graph/document'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useInterface } from '../state/studio'
import DraftInput from './DraftInput'
import FieldRow from './FieldRow'
import ItemSelect from './ItemSelect'
import NumberField from './NumberField'
import styles from './ParamField.module.css'
import { parseShape } from './parseShape'

interface Props {
  readonly name: string
  readonly spec: ParamSpec
  readonly text:
    { readonly title: string; readonly help: string; readonly options?: Readonly<Record<string, string>> } | undefined
  /** `undefined`: the selected nodes differ in it. */
  readonly value: unknown
  onChange(value: JsonValue): void
}

/** Most options that stand side by side, and most characters they may have together. */
const SEGMENTS = 3
const SEGMENT_CHARACTERS = 14

/** One parameter as a row: its name with the help on hover, and the field that its kind asks for; below it the parameters of an item chosen there. */
export function ParamField({ name, spec, text, value, onChange }: Props) {
  const title = text?.title ?? name
  return (
    <>
      <FieldRow title={title} help={text?.help}>
        <Field spec={spec} title={title} options={text?.options ?? {}} value={value} onChange={onChange} />
      </FieldRow>
      {spec.type === 'item' && <Inner spec={spec} value={value} onChange={onChange} />}
    </>
  )
}

/** The parameters of a chosen item. */
function Inner({ spec: { kind }, value, onChange }: { spec: ItemSpec } & Pick<Props, 'value' | 'onChange'>) {
  const language = useInterface((state) => state.language)
  const found = chosen(kind, value)
  if (!found || Object.keys(found.item.params).length === 0) return null
  const { item, params } = found
  return (
    <div className={styles.inner}>
      {Object.entries(item.params).map(([name, spec]) => (
        <ParamField
          key={`${item.id} ${name}`}
          name={name}
          spec={spec}
          text={item.text[language].params[name]}
          value={params[name]}
          onChange={(next) =>
            onChange(
              toItemValue(kind, item.id, { ...(params as Record<string, JsonValue>), [name]: next }) as JsonValue,
            )
          }
        />
      ))}
    </div>
  )
}

type ItemSpec = Extract<ParamSpec, { type: 'item' }>

interface FieldProps {
  readonly spec: ParamSpec
  readonly title: string
  readonly options: Readonly<Record<string, string>>
  readonly value: unknown
  readonly onChange: (value: JsonValue) => void
}

function Field({ spec, title, options, value, onChange }: FieldProps): ReactNode {
  const { t } = useTranslation()
  const mixed = value === undefined ? t('inspector.mixed') : undefined
  switch (spec.type) {
    case 'int':
    case 'float':
      return (
        <NumberField
          spec={spec}
          value={typeof value === 'number' ? value : NaN}
          label={title}
          placeholder={mixed}
          onChange={onChange}
        />
      )
    case 'bool':
      return (
        <Segments
          label={title}
          value={value === undefined ? null : value === true ? 'yes' : 'no'}
          data={[
            { value: 'yes', label: t('inspector.yes') },
            { value: 'no', label: t('inspector.no') },
          ]}
          onChange={(next) => onChange(next === 'yes')}
        />
      )
    case 'choice':
      return (
        <ChoiceField
          title={title}
          value={typeof value === 'string' ? value : null}
          data={spec.options.map((option) => ({ value: option, label: options[option] ?? option }))}
          placeholder={mixed}
          onChange={onChange}
        />
      )
    case 'size2':
    case 'size3':
      return <SizeField spec={spec} title={title} value={value} placeholder={mixed} onChange={onChange} />
    case 'formula':
      return <FormulaField inputs={spec.inputs} title={title} value={value} placeholder={mixed} onChange={onChange} />
    case 'text':
      return <TextField title={title} value={value} placeholder={mixed} onChange={onChange} />
    case 'shape':
      return <ShapeField title={title} value={value} placeholder={mixed} onChange={onChange} />
    case 'item':
      return (
        <ItemSelect
          kind={spec.kind}
          value={value === undefined ? null : itemId(value)}
          params={chosen(spec.kind, value)?.params}
          optional={spec.optional}
          label={title}
          placeholder={mixed}
          onChange={onChange}
        />
      )
  }
}

/** One of several options: side by side where they are few and short, else in a list. */
function ChoiceField({
  title,
  value,
  data,
  placeholder,
  onChange,
}: {
  title: string
  value: string | null
  data: readonly { readonly value: string; readonly label: string }[]
  placeholder: string | undefined
  onChange: (value: string) => void
}) {
  const short = data.length <= SEGMENTS && data.reduce((sum, { label }) => sum + label.length, 0) <= SEGMENT_CHARACTERS
  if (short) return <Segments label={title} value={value} data={data} onChange={onChange} />
  return (
    <Select
      size="xs"
      allowDeselect={false}
      value={value}
      data={data}
      aria-label={title}
      title={data.find((option) => option.value === value)?.label}
      placeholder={placeholder}
      comboboxProps={{ withinPortal: true, width: 'max-content', position: 'bottom-end' }}
      onChange={(next) => next !== null && onChange(next)}
    />
  )
}

const writeShape = (sizes: readonly number[]): string => sizes.join('×')

/** A shape written as `28×28×1`. */
function ShapeField({
  title,
  value,
  placeholder,
  onChange,
}: {
  title: string
  value: unknown
  placeholder: string | undefined
  onChange: (value: JsonValue) => void
}) {
  const { t } = useTranslation()
  return (
    <DraftInput
      value={Array.isArray(value) ? (value as number[]) : []}
      format={writeShape}
      parse={(input) => {
        const parsed = parseShape(input)
        return parsed.ok ? parsed : { ok: false, error: t('inspector.invalid.notShape') }
      }}
      onChange={onChange}
      live={Array.isArray(value)}
      label={title}
      placeholder={placeholder ?? '28×28×1'}
    />
  )
}

interface TextProps {
  readonly title: string
  readonly value: unknown
  readonly placeholder: string | undefined
  readonly onChange: (value: JsonValue) => void
}

/** Any text. */
function TextField({ title, value, placeholder, onChange }: TextProps) {
  return (
    <DraftInput
      value={typeof value === 'string' ? value : ''}
      format={(text) => text}
      parse={(text) => ({ ok: true, value: text })}
      onChange={onChange}
      live={typeof value === 'string'}
      label={title}
      placeholder={placeholder}
    />
  )
}

/** A formula, with what is wrong with it under the field. Also a wrong one counts, so that nothing else is in force than what is seen. */
function FormulaField({
  inputs,
  title,
  value,
  placeholder,
  onChange,
}: {
  inputs: readonly string[]
  title: string
  value: unknown
  placeholder: string | undefined
  onChange: (value: JsonValue) => void
}) {
  const language = useInterface((state) => state.language)
  return (
    <DraftInput
      value={typeof value === 'string' ? value : ''}
      format={(text) => text}
      parse={(text) => ({ ok: true, value: text })}
      problem={(text) => {
        const parsed = parseFormula(text, inputs)
        return parsed.ok || typeof value !== 'string' ? null : describeDiagnostic(parsed.error, language).title
      }}
      onChange={onChange}
      live={typeof value === 'string'}
      label={title}
      placeholder={placeholder ?? `${inputs.slice(0, 2).join(' * ')} + 1`}
    />
  )
}

/** Sizes side by side: height and width, or depth, height and width. */
function SizeField({
  spec,
  title,
  value,
  placeholder,
  onChange,
}: {
  spec: Extract<ParamSpec, { type: 'size2' | 'size3' }>
  title: string
  value: unknown
  placeholder: string | undefined
  onChange: (value: JsonValue) => void
}) {
  const { t } = useTranslation()
  const names = spec.type === 'size3' ? (['depth', 'height', 'width'] as const) : (['height', 'width'] as const)
  const sizes = Array.isArray(value) ? (value as number[]) : names.map(() => NaN)
  const number = { type: 'int', min: spec.min, max: spec.max } as const
  return (
    <div className={styles.pair}>
      {names.map((name, i) => (
        <Fragment key={name}>
          {i > 0 && <span aria-hidden>×</span>}
          <NumberField
            spec={number}
            value={sizes[i] ?? NaN}
            label={`${title}: ${t(`inspector.${name}`)}`}
            placeholder={placeholder}
            // Where the selected nodes differ, one size sets all, so that they are whole.
            onChange={(next) => onChange(sizes.map((size, k) => (k === i || !Number.isFinite(size) ? next : size)))}
          />
        </Fragment>
      ))}
    </div>
  )
}

/** Two or three choices side by side; none is lit where the selected nodes differ. */
export function Segments({
  label,
  value,
  data,
  onChange,
}: {
  label: string
  value: string | null
  data: readonly { readonly value: string; readonly label: string; readonly hint?: string }[]
  onChange: (value: string) => void
}) {
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      className={styles.segments}
      value={value ?? ''}
      aria-label={label}
      withItemsBorders={false}
      onChange={onChange}
      data={data.map((option) => ({
        value: option.value,
        label: option.hint ? (
          <Tooltip label={option.hint}>
            <span>{option.label}</span>
          </Tooltip>
        ) : (
          option.label
        ),
      }))}
    />
  )
}
