import { catalog } from '@shared/catalog/catalog'
import type { BlockDefinition } from '@shared/catalog/define/block'
import type { FindBlock } from '@shared/graph/blocks/matchBlock'
import type { OwnBlock } from '@shared/graph/blocks/ownBlock'
import { ownBlockId, toBlock } from '@shared/graph/blocks/toBlock'
import type { StudioContract } from '@shared/ipc/contract'
import type { Client } from '@shared/ipc/defineContract'
import type { Problem, Result } from '@shared/result'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** The blocks that can be placed: the built-in ones, and the person's own. */
export interface BlockState {
  readonly own: readonly OwnBlock[]
  /** Own blocks as they are placed, in the order of `own`. */
  readonly ownBlocks: readonly BlockDefinition[]
  readonly find: FindBlock
  /** Reads the own blocks. Answers what is wrong with files that hold none. */
  load(): Promise<readonly Problem[]>
  /** Keeps a block; one with the same id is replaced. */
  save(block: OwnBlock): Promise<Result<null>>
  remove(id: string): Promise<Result<null>>
}
export type BlockStore = StoreApi<BlockState>

function withOwn(own: readonly OwnBlock[]): Pick<BlockState, 'own' | 'ownBlocks' | 'find'> {
  const sorted = [...own].sort((a, b) => a.title.localeCompare(b.title))
  const ownBlocks = sorted.map(toBlock)
  const byId = new Map(ownBlocks.map((block) => [block.id, block]))
  return { own: sorted, ownBlocks, find: (id) => catalog.blocks.get(id) ?? byId.get(id) }
}

export const createBlockStore = (client: Client<StudioContract>): BlockStore =>
  createStore<BlockState>((set, get) => ({
    ...withOwn([]),
    load: async () => {
      const listing = await client.call('block.list', undefined)
      if (!listing.ok) return [listing.error]
      set(withOwn(listing.value.blocks))
      return listing.value.problems
    },
    save: async (block) => {
      const saved = await client.call('block.save', block)
      if (saved.ok) set(withOwn([...get().own.filter(({ id }) => id !== block.id), block]))
      return saved
    },
    remove: async (id) => {
      const removed = await client.call('block.remove', { id })
      if (removed.ok) set(withOwn(get().own.filter((block) => block.id !== id)))
      return removed
    },
  }))

/** The own block that a placeable one is; `undefined` of a built-in one. */
export const ownBlockOf = ({ own }: Pick<BlockState, 'own'>, id: string): OwnBlock | undefined =>
  own.find((block) => ownBlockId(block.id) === id)
