/** A lecture network that trains in one of its phases until it is stopped, and shows nothing but its curves. */
export function endless(document, phase = 0) {
  const { stopping: _stopping, phases, ...training } = document.training
  const views = new Set(document.nodes.filter(({ type }) => type === 'samples').map(({ id }) => id))
  return {
    ...document,
    nodes: document.nodes.filter(({ id }) => !views.has(id)),
    edges: document.edges.filter(({ target }) => !views.has(target.node)),
    training: {
      ...training,
      epochs: 10_000_000,
      split: { ...training.split, validation: 0 },
      ...(phases && { phases: [{ ...phases[phase], epochs: 10_000_000 }] }),
    },
  }
}
