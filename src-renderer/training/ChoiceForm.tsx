import { Select } from '@mantine/core'
import type { ReactElement } from 'react'
import { catalog } from '@shared/catalog/catalog'
import type { ItemBase } from '@shared/catalog/define/item'
import { parseParams, type ParamSpecs } from '@shared/catalog/define/params'
import type { ItemChoice } from '@shared/graph/document'
import type { Language } from '@shared/language'
import { ParamField } from '../inspector/ParamField'
import ExplainButton from '../explain/ExplainButton'
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

/** What an item is found by: its title and those of its parameters, so that NAG is found in what can be it. */
const wordsOf = (item: ItemBase<ParamSpecs> | undefined, language: Language): string => {
  const text = item?.text[language]
  return [text?.title, ...Object.values(text?.params ?? {}).map(({ title }) => title)].join(' ').toLowerCase()
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
  const all = [...items.values()].map(({ id, text }) => ({ value: id, label: text[language].title }))
  return (
    <>
      <div className={`${classes['row']} ${classes['asked']}`}>
        <label>
          <span>{label}</span>
          <Select
            size="xs"
            allowDeselect={false}
            value={choice?.type ?? ''}
            onChange={select}
            searchable
            filter={({ options, search }) =>
              options.filter(
                (option) =>
                  'value' in option && wordsOf(items.get(option.value), language).includes(search.trim().toLowerCase()),
              )
            }
            data={none === undefined ? all : [{ value: '', label: none }, ...all]}
            comboboxProps={{ withinPortal: true }}
          />
        </label>
        {item && <ExplainButton item={item} />}
      </div>
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
