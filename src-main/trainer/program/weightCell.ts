/** Name of a weight's cell. */
export const weightCell = (node: string, name: string): string => `weight:${node}/${name}`
