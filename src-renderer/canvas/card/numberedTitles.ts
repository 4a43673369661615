/** Titles of nodes by id; those that several have are told apart by a number, in the order of the nodes. */
export function numberedTitles<N extends { readonly id: string }>(
  nodes: readonly N[],
  titleOf: (node: N) => string,
): ReadonlyMap<string, string> {
  const byTitle = new Map<string, string[]>()
  for (const node of nodes) {
    const title = titleOf(node)
    byTitle.set(title, [...(byTitle.get(title) ?? []), node.id])
  }
  return new Map(
    [...byTitle].flatMap(([title, ids]) =>
      ids.map((id, i) => [id, ids.length > 1 ? `${title} ${i + 1}` : title] as const),
    ),
  )
}
