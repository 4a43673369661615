import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeItems } from '@shared/catalog/catalog'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { FAMILIES, lesson, type Family, type Lesson } from '@shared/graph/lesson'
import { readDocument } from '@shared/graph/readDocument'
import type { OpenedProject, TemplateSummary } from '@shared/ipc/types'
import type { Language } from '@shared/language'
import { fail, ok, problem, type Result } from '@shared/result'
import type { KnownNetworks } from './runs/KnownNetworks'
import { readTextFile } from './files/readTextFile'

const ENDING = '.neuroloom.json'

interface Template {
  readonly id: string
  readonly family: Family
  readonly lesson: Lesson
  readonly document: GraphDocument
}

/** The lecture networks: ordinary project files in a folder for each family, whose key `lesson` names and orders them. */
export class TemplateService {
  private read: Promise<Result<Template[]>> | undefined

  constructor(
    private readonly folder: string,
    private readonly language: () => Promise<Language>,
    private readonly networks: Pick<KnownNetworks, 'find'>,
  ) {}

  /** In the order of the lectures. */
  async list(): Promise<Result<TemplateSummary[]>> {
    const templates = await this.all()
    if (!templates.ok) return templates
    return ok(
      templates.value.map(({ id, family, lesson: { title, subtitle }, document }) => ({
        id,
        family,
        title,
        subtitle,
        sketch: toSketch(document),
        facts: this.factsOf(document),
      })),
    )
  }

  /** A new project made from the template: with an id of its own and the title in the person's language. */
  async open(id: string): Promise<Result<OpenedProject>> {
    const found = await this.find(id)
    if (!found.ok) return found
    const { document, lesson: words } = found.value
    const title = words.title[await this.language()]
    return ok({
      document: { ...document, id: `${id}-${randomBytes(8).toString('hex')}`, title },
      readOnly: false,
      notices: [],
    })
  }

  /** The template as it lies in its file. */
  async document(id: string): Promise<Result<GraphDocument>> {
    const found = await this.find(id)
    return found.ok ? ok(found.value.document) : found
  }

  private factsOf(document: GraphDocument): TemplateSummary['facts'] {
    const { totals, memory } = checkGraph(document)
    const { secondsPerEpoch } = this.networks.find(document)
    const { parameterCount, multiplyAdds } = totals
    return { parameterCount, multiplyAdds, memory, ...(secondsPerEpoch !== undefined && { secondsPerEpoch }) }
  }

  private async find(id: string): Promise<Result<Template>> {
    const templates = await this.all()
    if (!templates.ok) return templates
    const found = templates.value.find((template) => template.id === id)
    return found ? ok(found) : fail(problem('templateUnknown', `There is no template “${id}”.`, { id }))
  }

  /** Read once: they come with the program and do not change. What could not be read is tried again. */
  private async all(): Promise<Result<Template[]>> {
    this.read ??= this.readAll()
    const templates = await this.read
    if (!templates.ok) this.read = undefined
    return templates
  }

  private async readAll(): Promise<Result<Template[]>> {
    const templates: Template[] = []
    for (const family of FAMILIES) {
      const files = await readdir(join(this.folder, family)).catch((): string[] => [])
      const found: Template[] = []
      for (const file of files.filter((name) => name.endsWith(ENDING))) {
        const text = await readTextFile(join(this.folder, family, file))
        if (!text.ok) return text
        const opened = readDocument(text.value.text)
        if (!opened.ok) return opened
        const { document } = opened.value
        const id = file.slice(0, -ENDING.length)
        const words = lesson.safeParse(document['lesson'])
        if (!words.success) return fail(problem('templateUnknown', `“${id}” has no key “lesson”.`, { id }))
        found.push({ id, family, lesson: words.data, document })
      }
      templates.push(...found.sort((a, b) => a.lesson.order - b.lesson.order))
    }
    return ok(templates)
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
