import { MultiSelect } from '@mantine/core'
import { useEffect, type ReactElement } from 'react'
import { nodeItems } from '@shared/catalog/catalog'
import type { GraphNode } from '@shared/graph/document'
import { canvasStore } from '../canvas/canvasStore'
import Glyph from '../canvas/card/Glyph'
import { useInterface } from '../state/studio'
import classes from './PhasesSection.module.css'
import { useNodeTitles } from './useNodeTitles'

interface Props {
  readonly label: string
  /** What it says where none is chosen. */
  readonly all: string
  /** Those that can be chosen. */
  readonly nodes: readonly GraphNode[]
  readonly value: readonly string[] | undefined
  /** `undefined`: all. */
  onChange(value: string[] | undefined): void
}

const point = (pointed: string | null): void => canvasStore.getState().set({ pointed })

/**
 * Several nodes of the network, by name and icon; the card of the one under the pointer lights up. One that is no longer there stays chosen
 * until it is taken out.
 */
export default function NodesField({ label, all, nodes, value, onChange }: Props): ReactElement {
  const language = useInterface((s) => s.language)
  const titleOf = useNodeTitles()
  const gone = (value ?? []).filter((id) => !nodes.some((node) => node.id === id))
  const data = nodes.map(({ id }) => ({ value: id, label: titleOf(id) }))
  const iconOf = (id: string): ReactElement | null => {
    const item = nodeItems.get(nodes.find((node) => node.id === id)?.type ?? '')
    return item ? <Glyph icon={item.icon} category={item.category} size={16} /> : null
  }
  useEffect(() => () => point(null), [])
  return (
    <label className={classes['nodes']}>
      <span>{label}</span>
      <MultiSelect
        size="xs"
        styles={{ pill: { fontSize: 12 } }}
        aria-label={label}
        placeholder={value?.length ? '' : all}
        value={[...(value ?? [])]}
        data={[...data, ...gone.map((id) => ({ value: id, label: id }))]}
        searchable={nodes.length > 8}
        lang={language}
        comboboxProps={{ withinPortal: true }}
        onDropdownClose={() => point(null)}
        onChange={(next) => onChange(next.length > 0 ? next : undefined)}
        renderOption={({ option }) => (
          <span
            className={classes['option']}
            onPointerEnter={() => point(option.value)}
            onPointerLeave={() => point(null)}
          >
            {iconOf(option.value)}
            {option.label}
          </span>
        )}
      />
    </label>
  )
}
