import { z } from 'zod'
import { ok } from '../../result'
import { jsonValue } from '../document'
import { graphFailure } from '../problems/graphProblem'
import type { Migration } from './migration'

/** The form before the first release: layers with x and y, connections between `node.port` texts, the learning rate beside the optimizer. */
const version0 = z.looseObject({
  name: z.string().default(''),
  id: z.string().min(1),
  layers: z.array(
    z.looseObject({
      id: z.string(),
      type: z.string(),
      x: z.number(),
      y: z.number(),
      config: z.record(z.string(), jsonValue).default({}),
    }),
  ),
  connections: z
    .array(z.object({ from: z.string().regex(/^.+\.[^.]+$/), to: z.string().regex(/^.+\.[^.]+$/) }))
    .default([]),
  settings: z
    .looseObject({ optimizer: z.string().default('adam'), learningRate: z.number().optional() })
    .default({ optimizer: 'adam' }),
})

const portOf = (text: string): { node: string; port: string } => {
  const dot = text.lastIndexOf('.')
  return { node: text.slice(0, dot), port: text.slice(dot + 1) }
}

export const from0: Migration = {
  from: 0,
  migrate: (file) => {
    const parsed = version0.safeParse(file)
    if (!parsed.success)
      return graphFailure('documentInvalid', { path: parsed.error.issues[0]?.path.join('.') || 'layers' })
    const { name, layers, connections, settings, ...rest } = parsed.data
    const { optimizer, learningRate, ...training } = settings
    return ok({
      ...rest,
      version: 1,
      title: name.slice(0, 200),
      nodes: layers.map(({ x, y, config, ...node }) => ({ ...node, params: config, position: { x, y } })),
      edges: connections.map(({ from, to }, k) => ({ id: `edge-${k + 1}`, source: portOf(from), target: portOf(to) })),
      training: {
        ...training,
        optimizer: { type: optimizer, params: learningRate === undefined ? {} : { learningRate } },
      },
    })
  },
}
