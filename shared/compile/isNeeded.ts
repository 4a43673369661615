import type { PortSpec } from '../catalog/define/item'

/**
 * Whether an input port must have an edge: values come to an item in port order without their ports' names, so an optional port can
 * be left empty only together with all after it.
 */
export function isNeeded(ports: readonly PortSpec[], port: PortSpec, taken: (name: string) => boolean): boolean {
  if (!port.optional) return true
  return ports.slice(ports.indexOf(port) + 1).some(({ name }) => taken(name))
}
