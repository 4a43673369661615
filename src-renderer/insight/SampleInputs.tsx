import type { ReactElement } from 'react'
import type { Feed } from '@shared/compile/feedsOf'
import type { GraphNode } from '@shared/graph/document'
import SampleInput from './SampleInput'
import { portKey, type PortRows } from './takeSample'

interface SampleInputsProps {
  readonly nodes: readonly GraphNode[]
  readonly feeds: readonly Feed[]
  readonly rows: PortRows
  readonly sampled: boolean
  onChange(key: string, row: readonly number[] | null): void
}

/** An input for each port of the data that the network reads. */
export default function SampleInputs({ nodes, feeds, rows, sampled, onChange }: SampleInputsProps): ReactElement[] {
  return feeds.flatMap(({ node: id, ports }) => {
    const node = nodes.find((one) => one.id === id)
    if (!node) return []
    return ports.map(({ name }) => {
      const key = portKey(id, name)
      const change = (row: readonly number[] | null): void => onChange(key, row)
      const alone = ports.length === 1
      return <SampleInput key={key} {...{ node, port: name, alone, row: rows[key], sampled }} onChange={change} />
    })
  })
}
