import { useEffect, useMemo } from 'react'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { Shape } from '@shared/catalog/define/tensorType'
import { useCall } from '../bridge/useCall'
import { useDocument } from '../state/studio'
import { pictureKind } from './toPicture'

type Rows = readonly (readonly number[])[]

/** Rows that make the shape of a plane data set visible. */
const POINTS = 400

/** Rows of the data that points of this shape are to look like, as the network sees them; none, or not yet. */
export function useDataPoints(shape: Shape | undefined): { readonly rows: Rows | undefined; readonly waits: boolean } {
  const plain = shape !== undefined && ['points', 'histogram'].includes(pictureKind(shape))
  const nodes = useDocument((s) => s.document.nodes)
  const seed = useDocument((s) => s.document.training.seed)
  const wanted = String(shape)
  const found = useMemo(
    () => (plain ? nodes.flatMap((node) => toSource(node, wanted))[0] : undefined),
    [nodes, plain, wanted],
  )
  const key = found && JSON.stringify([found.type, found.params])
  const { ask, clear, value, problem } = useCall('dataset.preview')
  useEffect(() => {
    if (key === undefined) return clear()
    const [type, params] = JSON.parse(key) as [string, Record<string, never>]
    void ask({ type, params, seed, offset: 0, count: POINTS })
  }, [ask, clear, key, seed])
  const scale = found?.scale ?? 1
  const rows = useMemo(() => value?.columns['features']?.map((row) => row.map((x) => x * scale)), [value, scale])
  return { rows, waits: found !== undefined && !value && !problem }
}

/** A data node with features of a shape. */
function toSource(
  { type, params }: { readonly type: string; readonly params: Readonly<Record<string, unknown>> },
  shape: string,
) {
  const item = catalog.datasets.get(type)
  const data = item?.describe(parseParams(item.params, params as never).params)
  if (String(data?.outputs['features']?.shape) !== shape) return []
  return [{ type, params, scale: data?.scale?.['features'] }]
}
