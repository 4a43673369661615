import { Select } from '@mantine/core'
import { itemsOf } from '@shared/catalog/chosen'
import type { ItemKind } from '@shared/catalog/define/params'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import ActivationPlot from '../canvas/card/ActivationPlot'
import { useInterface } from '../state/studio'
import styles from './ItemSelect.module.css'

interface Props {
  readonly kind: ItemKind
  /** Id of the chosen one. */
  readonly value: string | null
  /** Parameters of the chosen one, for its curve. */
  readonly params?: Readonly<Record<string, unknown>>
  /** Offers none, too. */
  readonly optional?: boolean
  readonly label: string
  readonly placeholder?: string
  readonly onChange: (value: string) => void
}

/** A choice among the items of a kind: activations each with its curve. */
export default function ItemSelect({ kind, value, params, optional, label, placeholder, onChange }: Props) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const items = itemsOf(kind)
  const data = useMemo(() => {
    const none = optional ? [{ value: 'none', label: t('inspector.none') }] : []
    const known = [...none, ...[...items.values()].map(({ id, text }) => ({ value: id, label: text[language].title }))]
    // An item that this version does not know stays chosen until the person chooses another.
    return value !== null && !known.some((one) => one.value === value) ? [...known, { value, label: value }] : known
  }, [items, optional, language, value, t])
  const plot = (id: string, width: number, height: number, of?: Props['params']) => {
    const item = kind === 'activation' ? itemsOf(kind).get(id) : undefined
    return item?.plot && <ActivationPlot item={item} params={of} width={width} height={height} />
  }
  const curve = value === null ? undefined : plot(value, 40, 20, params)
  return (
    <Select
      size="xs"
      allowDeselect={false}
      searchable={data.length > 8}
      value={value}
      data={data}
      placeholder={placeholder}
      aria-label={label}
      comboboxProps={{ withinPortal: true, width: 'max-content', position: 'bottom-end' }}
      rightSection={curve}
      rightSectionWidth={curve ? 48 : 24}
      rightSectionPointerEvents="none"
      onChange={(next) => next !== null && onChange(next)}
      renderOption={({ option }) => (
        <span className={styles.option}>
          {option.label}
          {plot(option.value, 44, 20)}
        </span>
      )}
    />
  )
}
