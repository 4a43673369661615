import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { nodeItems } from '@shared/catalog/catalog'
import type { GraphDocument } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'
import type { OpenedProject, TemplateSummary } from '@shared/ipc/types'
import type { Language } from '@shared/language'
import { fail, ok, problem, type Result } from '@shared/result'
import { readTextFile } from './files/readTextFile'

const localized = z.object({ uk: z.string(), en: z.string() })
const index = z.object({
  templates: z.array(
    z.object({
      id: z.string(),
      file: z.string().regex(/^[A-Za-z0-9_-]+\.neuroloom\.json$/),
      family: z.enum(['foundations', 'images', 'autoencoders', 'sequences', 'generative', 'classical']),
      title: localized,
      subtitle: localized,
    }),
  ),
})
type Entry = z.infer<typeof index>['templates'][number]

/** The lecture networks: ordinary project files in a folder, with `index.json` that orders and names them. */
export class TemplateService {
  constructor(
    private readonly folder: string,
    private readonly language: () => Promise<Language>,
  ) {}

  async list(): Promise<Result<TemplateSummary[]>> {
    const entries = await this.entries()
    if (!entries.ok) return entries
    const summaries: TemplateSummary[] = []
    for (const { id, family, title, subtitle, file } of entries.value) {
      const document = await this.read(file)
      if (!document.ok) return document
      summaries.push({ id, family, title, subtitle, sketch: toSketch(document.value) })
    }
    return ok(summaries)
  }

  /** A new project made from the template: with an id of its own and the title in the person's language. */
  async open(id: string): Promise<Result<OpenedProject>> {
    const found = await this.find(id)
    if (!found.ok) return found
    const document = await this.read(found.value.file)
    if (!document.ok) return document
    const title = found.value.title[await this.language()]
    return ok({
      document: { ...document.value, id: `${id}-${randomBytes(8).toString('hex')}`, title },
      readOnly: false,
      notices: [],
    })
  }

  /** The template as it lies in its file. */
  async document(id: string): Promise<Result<GraphDocument>> {
    const found = await this.find(id)
    return found.ok ? this.read(found.value.file) : found
  }

  private async find(id: string): Promise<Result<Entry>> {
    const entries = await this.entries()
    if (!entries.ok) return entries
    const found = entries.value.find((entry) => entry.id === id)
    return found ? ok(found) : fail(problem('templateUnknown', `There is no template “${id}”.`, { id }))
  }

  private async entries(): Promise<Result<Entry[]>> {
    const file = await readTextFile(join(this.folder, 'index.json'))
    return file.ok ? ok(index.parse(JSON.parse(file.value.text)).templates) : file
  }

  private async read(name: string): Promise<Result<GraphDocument>> {
    const file = await readTextFile(join(this.folder, name))
    if (!file.ok) return file
    const read = readDocument(file.value.text)
    return read.ok ? ok(read.value.document) : read
  }
}

/** Places of the nodes as shares 0–1 of the drawing's width and height, with their categories, and edges by place in the list. */
export function toSketch(document: GraphDocument): TemplateSummary['sketch'] {
  const { nodes, edges } = document
  const share = (values: readonly number[]) => {
    const low = Math.min(...values)
    const range = Math.max(...values) - low
    return (value: number) => (range === 0 ? 0.5 : (value - low) / range)
  }
  const x = share(nodes.map(({ position }) => position.x))
  const y = share(nodes.map(({ position }) => position.y))
  const place = new Map(nodes.map(({ id }, i) => [id, i]))
  return {
    nodes: nodes.map(({ type, position }) => ({
      x: x(position.x),
      y: y(position.y),
      category: nodeItems.get(type)?.category ?? 'core',
    })),
    edges: edges.flatMap(({ source, target }) => {
      const from = place.get(source.node)
      const to = place.get(target.node)
      return from === undefined || to === undefined ? [] : [[from, to] as const]
    }),
  }
}
