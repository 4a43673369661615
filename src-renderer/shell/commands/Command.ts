import type { SpotlightActionData } from '@mantine/spotlight'
import type { SearchWords } from '../../search/SearchWords'

/** An entry of the command palette, under a heading. */
export interface Command extends SpotlightActionData {
  readonly group: string
  readonly words: SearchWords
}
