import type { Studio } from '../studio'

/** Reads the person's own blocks; the first file that holds none is told. */
export async function loadBlocks(studio: Studio): Promise<void> {
  const [problem] = await studio.blocks.getState().load()
  if (problem) studio.tell({ id: 'blocks', tone: 'warning', title: { key: 'canvas.blocks.notRead' }, body: problem })
}
