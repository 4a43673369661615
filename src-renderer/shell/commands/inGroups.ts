import type { SpotlightActionGroupData } from '@mantine/spotlight'
import type { Command } from './Command'

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
