import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { catalog, nodeItems } from '@shared/catalog/catalog'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { FAMILIES, lesson, type Family, type Lesson } from '@shared/graph/lesson'
import { readDocument } from '@shared/graph/readDocument'
import { shownGraph } from '@shared/graph/shownGraph'
import type { OpenedProject, TemplateSummary } from '@shared/ipc/types'
import type { Language } from '@shared/language'
import { fail, ok, problem, type Result } from '@shared/result'
import type { KnownNetworks } from './runs/KnownNetworks'
import { readTextFile } from './files/readTextFile'

const ENDING = '.neuroloom.json'

/** Where a template lies. */
interface Entry {
  readonly id: string
  readonly family: Family
}

interface Template extends Entry {
  readonly lesson: Lesson
  readonly document: GraphDocument
}

/** What a template looks like and costs, but for what runs on this computer have shown. */
type Shown = Pick<TemplateSummary, 'types' | 'sketch' | 'facts'>

/** The lecture networks: ordinary project files in a folder for each family, whose key `lesson` names and orders them. */
export class TemplateService {
  /** Read once: they come with the program and do not change. */
  private readonly loaded = new Map<string, Template>()
  private readonly shown = new WeakMap<Template, Shown>()

  constructor(
    private readonly folder: string,
    private readonly language: () => Promise<Language>,
    private readonly networks: Pick<KnownNetworks, 'find'>,
  ) {}

  /** In the order of the lectures. */
  async list(): Promise<Result<TemplateSummary[]>> {
    const templates: Template[] = []
    for (const entry of await this.entries()) {
      const template = await this.load(entry)
      if (!template.ok) return template
      templates.push(template.value)
    }
    const place = ({ family, lesson: { order } }: Template) => [FAMILIES.indexOf(family), order] as const
    templates.sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1])
    return ok(templates.map((template) => this.summarize(template)))
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

  private summarize(template: Template): TemplateSummary {
    const { id, family, lesson: words, document } = template
    const shown = this.shown.get(template) ?? toShown(document)
    this.shown.set(template, shown)
    const { secondsPerEpoch } = this.networks.find(document)
    const facts = { ...shown.facts, ...(secondsPerEpoch !== undefined && { secondsPerEpoch }) }
    return { id, family, title: words.title, subtitle: words.subtitle, ...shown, facts }
  }

  private async find(id: string): Promise<Result<Template>> {
    const entry = (await this.entries()).find((one) => one.id === id)
    return entry ? this.load(entry) : fail(problem('templateUnknown', `There is no template “${id}”.`, { id }))
  }

  private async entries(): Promise<readonly Entry[]> {
    const files = FAMILIES.map(async (family) => {
      const names = await readdir(join(this.folder, family)).catch((): string[] => [])
      return names
        .filter((name) => name.endsWith(ENDING))
        .map((name): Entry => ({ id: name.slice(0, -ENDING.length), family }))
    })
    return (await Promise.all(files)).flat()
  }

  private async load({ id, family }: Entry): Promise<Result<Template>> {
    const known = this.loaded.get(id)
    if (known) return ok(known)
    const text = await readTextFile(join(this.folder, family, `${id}${ENDING}`))
    if (!text.ok) return text
    const opened = readDocument(text.value.text)
    if (!opened.ok) return opened
    const { document } = opened.value
    const words = lesson.safeParse(document['lesson'])
    if (!words.success) return fail(problem('templateUnknown', `“${id}” has no key “lesson”.`, { id }))
    const template = { id, family, lesson: words.data, document }
    this.loaded.set(id, template)
    return ok(template)
  }
}

function toShown(document: GraphDocument): Shown {
  const { totals, memory } = checkGraph(document)
  const { parameterCount, multiplyAdds } = totals
  return { types: typesIn(document), sketch: toSketch(document), facts: { parameterCount, multiplyAdds, memory } }
}

const typesIn = ({ nodes, groups }: GraphDocument): readonly string[] => [
  ...new Set([...nodes.map(({ type }) => type), ...groups.flatMap(({ block }) => (block ? [block.id] : []))]),
]

/**
 * Places of what is seen, folded groups last, as shares 0–1 of the drawing's width and height, with their categories, and edges by place in
 * the list.
 */
export function toSketch(document: GraphDocument): TemplateSummary['sketch'] {
  const { nodes, edges } = shownGraph(document)
  const blocks = new Map(document.groups.map(({ id, block }) => [id, catalog.blocks.get(block?.id ?? '')]))
  const share = (values: readonly number[]) => {
    const low = Math.min(...values)
    const range = Math.max(...values) - low
    return (value: number) => (range === 0 ? 0.5 : (value - low) / range)
  }
  const x = share(nodes.map(({ position }) => position.x))
  const y = share(nodes.map(({ position }) => position.y))
  const place = new Map(nodes.map(({ id }, i) => [id, i]))
  return {
    nodes: nodes.map(({ id, type, position }) => ({
      x: x(position.x),
      y: y(position.y),
      category: (nodeItems.get(type) ?? blocks.get(id))?.category ?? 'core',
    })),
    edges: edges.flatMap(({ source, target }) => {
      const from = place.get(source.node)
      const to = place.get(target.node)
      return from === undefined || to === undefined ? [] : [[from, to] as const]
    }),
  }
}
