import { Select } from '@mantine/core'
import { catalog } from '@shared/catalog/catalog'
import { useMemo } from 'react'
import ActivationPlot from '../canvas/card/ActivationPlot'
import { useInterface } from '../state/studio'
import styles from './ItemSelect.module.css'

interface Props {
  readonly kind: 'activation' | 'initializer'
  readonly value: string | null
  readonly label: string
  readonly placeholder?: string
  readonly onChange: (value: string) => void
}

/** A choice among the activations, each with its curve, or among the initializers. */
export default function ItemSelect({ kind, value, label, placeholder, onChange }: Props) {
  const language = useInterface((state) => state.language)
  const items = kind === 'activation' ? catalog.activations : catalog.initializers
  const data = useMemo(() => {
    const known = [...items.values()].map(({ id, text }) => ({ value: id, label: text[language].title }))
    // An item that this version does not know stays chosen until the person chooses another.
    return value !== null && !items.has(value) ? [...known, { value, label: value }] : known
  }, [items, language, value])
  const plot = (id: string, width: number, height: number) => {
    const item = kind === 'activation' ? catalog.activations.get(id) : undefined
    return item?.plot && <ActivationPlot item={item} width={width} height={height} />
  }
  const curve = value === null ? undefined : plot(value, 40, 20)
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
