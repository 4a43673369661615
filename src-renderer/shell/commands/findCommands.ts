import type { SpotlightActionGroupData } from '@mantine/spotlight'
import { createSearch } from '../../search/createSearch'
import type { Command } from './Command'

/** What the query finds, the best first; everything without one. */
export const findCommands = (commands: readonly Command[], query: string): readonly Command[] =>
  query.trim() === '' ? commands : createSearch(commands, ({ words }) => words)(query)

/** Commands under their headings; the heading of the first one comes first. */
export function inGroups(commands: readonly Command[]): SpotlightActionGroupData[] {
  const groups = new Map<string, SpotlightActionGroupData>()
  for (const { words: _words, group, ...action } of commands) {
    const known = groups.get(group)
    if (known) known.actions.push(action)
    else groups.set(group, { group, actions: [action] })
  }
  return [...groups.values()]
}
