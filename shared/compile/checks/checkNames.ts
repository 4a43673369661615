import { renameNode } from '../../graph/commands/renameNode'
import type { Check } from '../checkContext'
import { fixFrom, makeFix } from '../fixes/makeFix'

/** Names of nodes that are not told apart, and groups that name nodes which are gone. */
export const checkNames: Check = (context) => {
  const names = new Set(context.document.nodes.map((node) => node.name))
  const seen = new Set<string>()
  for (const node of context.document.nodes) {
    const { id, name } = node
    if (name === undefined) continue
    if (!seen.has(name)) {
      seen.add(name)
      continue
    }
    context.report({
      code: 'duplicateNames',
      severity: 'info',
      target: { kind: 'node', node: id },
      values: { name },
      fixes: () => {
        let k = 2
        while (names.has(`${name.slice(0, 190)} ${k}`)) k++
        return [
          fixFrom('rename', { name: `${name} ${k}` }, renameNode(context.document, id, `${name.slice(0, 190)} ${k}`)),
        ]
      },
    })
  }
  for (const group of context.document.groups) {
    const present = group.nodes.filter((id) => context.graph.byId.has(id))
    if (present.length === group.nodes.length) continue
    context.report({
      code: 'groupMissingNode',
      severity: 'info',
      target: { kind: 'document' },
      values: { count: group.nodes.length - present.length },
      fixes: () => [
        makeFix(
          'cleanGroup',
          {},
          present.length === 0
            ? { type: 'remove', collection: 'groups', ids: [group.id] }
            : { type: 'update', collection: 'groups', patches: [{ id: group.id, patch: { nodes: present } }] },
        ),
      ],
    })
  }
}
