import type { PlacedPort } from '../flow/portLayout'
import { portKey, useCanvas } from '../canvasStore'

/** What a port says to the connection being dragged: nothing when none is. */
export const usePortVerdict = (
  node: string,
  port: Pick<PlacedPort, 'name' | 'kind'>,
): 'fits' | 'complains' | 'refused' | undefined =>
  useCanvas(({ verdicts }) => {
    const verdict = verdicts?.get(portKey(node, port.name, port.kind))
    return verdict === undefined ? undefined : verdict === null ? 'fits' : verdict.blocking ? 'refused' : 'complains'
  })
