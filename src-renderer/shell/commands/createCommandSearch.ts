import { createSearch } from '../../search/createSearch'
import type { Command } from './Command'

/** The search of the command palette: everything without a query, else what it finds, the best first. */
export function createCommandSearch(commands: readonly Command[]): (query: string) => readonly Command[] {
  const search = createSearch(commands, ({ words }) => words)
  return (query) => (query.trim() === '' ? commands : search(query))
}
