import { Select } from '@mantine/core'
import type { ReactElement } from 'react'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { ItemChoice } from '@shared/graph/document'
import { ParamField } from '../inspector/ParamField'
import { useInterface } from '../state/studio'
import classes from './TrainingSettings.module.css'

interface Props {
  readonly kind: 'optimizers' | 'schedules'
  readonly label: string
  /** `undefined`: none of its own. */
  readonly choice: ItemChoice | undefined
  /** What it says where there is none; absent: there must be one. */
  readonly none?: string
  onChange(choice: ItemChoice | undefined): void
}

/** An item of the catalog with its parameters; a parameter keeps its value when the new item has one of that name. */
export default function ChoiceForm({ kind, label, choice, none, onChange }: Props): ReactElement {
  const language = useInterface((s) => s.language)
  const items = catalog[kind]
  const item = choice && items.get(choice.type)
  const { params } = parseParams(item?.params ?? {}, choice?.params ?? {})
  const select = (type: string | null): void => {
    const next = type ? items.get(type) : undefined
    if (!next) return onChange(undefined)
    onChange({
      type: next.id,
      params: Object.fromEntries(Object.entries(choice?.params ?? {}).filter(([name]) => name in next.params)),
    })
  }
  const options = [...items.values()].map(({ id, text }) => ({ value: id, label: text[language].title }))
  return (
    <>
      <label className={classes['row']}>
        <span>{label}</span>
        <Select
          size="xs"
          allowDeselect={false}
          value={choice?.type ?? ''}
          onChange={select}
          data={none === undefined ? options : [{ value: '', label: none }, ...options]}
          comboboxProps={{ withinPortal: true }}
        />
      </label>
      {item &&
        choice &&
        Object.entries(item.params).map(([name, spec]) => (
          <ParamField
            key={name}
            name={name}
            spec={spec}
            text={item.text[language].params[name]}
            value={params[name]}
            onChange={(value) => onChange({ ...choice, params: { ...choice.params, [name]: value } })}
          />
        ))}
    </>
  )
}
