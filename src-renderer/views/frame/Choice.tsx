import { Select } from '@mantine/core'
import type { ReactElement } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  readonly data: readonly { readonly value: string; readonly label: string }[]
  onChange(value: string): void
}

/** Among more than so many one is searched by its name. */
const MANY = 12

/** One of several things that a view can show. */
export default function Choice({ label, value, data, onChange }: Props): ReactElement {
  return (
    <Select
      size="xs"
      label={label}
      value={value}
      allowDeselect={false}
      searchable={data.length > MANY}
      onChange={(next) => next !== null && onChange(next)}
      data={data}
    />
  )
}
