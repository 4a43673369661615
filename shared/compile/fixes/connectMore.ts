import type { Fix } from '../../graph/diagnostic'
import { objection } from '../canConnect'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { outputsNear } from '../checks/outputsNear'
import { connectFix } from './nodeFixes'

/** Joins the nearest output that a port of many takes besides those it has; `null` where there is none. */
export function connectMore(context: CheckContext, checked: CheckedNode, port: string): Fix | null {
  const { id, position } = checked.node
  for (const { ref, type } of outputsNear(context, ['layer', 'activation', 'dataset'], position)) {
    if (ref.node === id || !type || type.labels || objection(checked, port, type)) continue
    const fix = connectFix(context, ref, { node: id, port })
    if (fix) return fix
  }
  return null
}
