import { cpus } from 'node:os'
import { z } from 'zod'
import { graphHash } from '@shared/compile/graphHash'
import type { GraphDocument } from '@shared/graph/document'
import { engineWay } from '@shared/training/runEvent'
import { JsonFile } from '../files/JsonFile'

/** Networks that are remembered; the one that was found longest ago is forgotten first. */
const MOST = 500

/** What trials have found of a network. */
const fastest = z.object({
  way: engineWay.optional(),
  /** The processor is faster than the graphics card. */
  processor: z.literal(true).optional(),
})
type Fastest = z.infer<typeof fastest>

const found = z.array(fastest.extend({ hash: z.string(), place: z.string() }))
type Found = z.infer<typeof found>

/** What a way was found on: another library or another processor may be faster another way. */
const placeOf = (library: string): string => {
  const all = cpus()
  return `${all.length} × ${all[0]?.model ?? '?'}, ${library}`
}

/** The ways that trials in earlier runs found fastest, by network. */
export class EngineWays {
  private readonly file: JsonFile<Found>
  private known: Found = []

  /** @param library Names the library that trainers load now. */
  constructor(
    path: string,
    private readonly library: () => string,
  ) {
    this.file = new JsonFile<Found>(path, found, [])
  }

  /** Reads what earlier studios found. Call once, before anything else. */
  async start(): Promise<void> {
    this.known = await this.file.read()
  }

  find(document: GraphDocument): Fastest {
    const [hash, place] = [graphHash(document), placeOf(this.library())]
    const { way, processor } = this.known.find((one) => one.hash === hash && one.place === place) ?? {}
    return { ...(way && { way }), ...(processor && { processor }) }
  }

  /** A way that was found on the card says nothing of the processor. What cannot be written is remembered by this studio only. */
  async keep(document: GraphDocument, { way, processor = this.find(document).processor }: Fastest): Promise<void> {
    const one = { hash: graphHash(document), place: placeOf(this.library()), way, processor }
    const join = (all: Found): Found =>
      [one, ...all.filter(({ hash, place }) => hash !== one.hash || place !== one.place)].slice(0, MOST)
    this.known = join(this.known)
    await this.file.change(join)
  }
}
