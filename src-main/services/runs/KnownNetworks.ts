import { cpus } from 'node:os'
import { z } from 'zod'
import { graphHash } from '@shared/compile/graphHash'
import { midRunParams } from '@shared/compile/takeOver'
import type { GraphDocument } from '@shared/graph/document'
import { engineWay } from '@shared/training/runEvent'
import { JsonFile } from '../files/JsonFile'

/** Networks that are remembered; the one that was found longest ago is forgotten first. */
const MOST = 500

/** Time after which what was found is tried anew: drivers change, and cards, ms. */
const OLD = 30 * 24 * 3600 * 1000

/** What is known of a network. */
const facts = z.object({
  way: engineWay.optional(),
  /** Whether the processor is faster than the graphics card. */
  processor: z.boolean().optional(),
  /** How long a pass over the training rows took. */
  secondsPerEpoch: z.number().positive().optional(),
})
type Facts = z.infer<typeof facts>

const found = z.array(facts.extend({ hash: z.string(), place: z.string(), at: z.number() }))
type Found = z.infer<typeof found>

/** What a way was found on: another library or another processor may be faster another way. */
const placeOf = (library: string): string => {
  const all = cpus()
  return `${all.length} × ${all[0]?.model ?? '?'}, ${library}`
}

/** A hash of what the steps of a network consist of: neither the seed nor what may be changed in mid-run makes them faster or slower. */
const hashOf = (document: GraphDocument): string =>
  graphHash({
    ...document,
    nodes: document.nodes.map((node) => {
      const kept = Object.entries(node.params).filter(([name]) => !midRunParams(node.type).includes(name))
      return { ...node, params: Object.fromEntries(kept) }
    }),
    training: {
      ...document.training,
      seed: 0,
      optimizer: { type: document.training.optimizer.type, params: {} },
      schedule: { type: 'constant', params: {} },
    },
  })

/** What earlier runs on this computer found out of networks: the fastest way to take their steps, and how long they took. */
export class KnownNetworks {
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

  find(document: GraphDocument): Facts {
    const [hash, place, now] = [hashOf(document), placeOf(this.library()), Date.now()]
    const fits = (one: Found[number]): boolean => one.hash === hash && one.place === place && now - one.at < OLD
    const { way, processor, secondsPerEpoch } = this.known.find(fits) ?? {}
    return {
      ...(way && { way }),
      ...(processor !== undefined && { processor }),
      ...(secondsPerEpoch !== undefined && { secondsPerEpoch }),
    }
  }

  /** A way that was found on the card says nothing of the processor. What cannot be written is remembered by this studio only. */
  keep(document: GraphDocument, { way, processor }: Omit<Facts, 'secondsPerEpoch'>): Promise<void> {
    const before = this.find(document)
    return this.write(document, { ...before, way, processor: processor ?? before.processor })
  }

  /** Keeps how long an epoch took. */
  measured(document: GraphDocument, secondsPerEpoch: number): Promise<void> {
    return this.write(document, { ...this.find(document), secondsPerEpoch })
  }

  private async write(document: GraphDocument, found: Facts): Promise<void> {
    const one = { ...found, hash: hashOf(document), place: placeOf(this.library()), at: Date.now() }
    const join = (all: Found): Found =>
      [one, ...all.filter(({ hash, place }) => hash !== one.hash || place !== one.place)].slice(0, MOST)
    this.known = join(this.known)
    await this.file.change(join)
  }
}
