import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Memory } from '@shared/catalog/define/layer'
import type { Tensor } from '@shared/catalog/define/tf'
import type { FedBack } from '@shared/compile/feedbackOf'
import { ok, type Result } from '@shared/result'
import { inference, type Network, type Values } from '../program/createNetwork'
import { portKey } from '../program/prepareData'
import type { OpenNetwork } from '../session/openNetwork'
import { feedRows, type Inputs } from './feedRows'

/** The id that stands for nothing. */
export const GAP = 0

/** Rows of every data node that the network reads, with what is written so far where it goes back in. */
function inputsWith({ feed, port, time }: FedBack, given: Inputs, written: readonly (readonly number[])[]): Inputs {
  const before = feed.ports.findIndex(({ name }) => name === port)
  const at = feed.ports.slice(0, before).reduce((sum, { type }) => sum + sizeOf(type.shape), 0)
  const rows = written.map((ids, row) => {
    const others = given[feed.node]?.[row] ?? []
    const seen = ids.slice(-time)
    const gaps = new Array<number>(time - seen.length).fill(GAP)
    return [...others.slice(0, at), ...seen, ...gaps, ...others.slice(at)]
  })
  return { ...given, [feed.node]: rows }
}

/** Says what comes next of every row, given the ids that are written so far: scores `[count, width]`, to be disposed of. */
export interface NextScores {
  of(written: readonly (readonly number[])[]): Result<Tensor>
  release(): void
}

/** Looks at the port as a whole each time: a window of the last ids. */
export function scoresOfWindow(open: OpenNetwork, network: Network, back: FedBack, given: Inputs): NextScores {
  const { tf, plan } = open
  const { node, port, type } = back.objective.prediction
  const width = sizeOf(type.shape) / back.time
  const answer = (values: Values, rows: number, moment: number): Tensor => {
    const [made = {}] = network.forward([values], inference(tf, plan)).values
    const all = tf.reshape(made[portKey(node, port)] as Tensor, [rows, back.time, width])
    return tf.reshape(tf.slice(all, [0, moment, 0], [rows, 1, width]), [rows, width])
  }
  return {
    of: (written) => {
      const rows = feedRows(plan, inputsWith(back, given, written))
      if (!rows.ok) return rows
      const moment = Math.min(written[0]?.length ?? 1, back.time) - 1
      return ok(tf.tidy(() => answer(rows.value.take(tf), written.length, moment)))
    },
    release: () => undefined,
  }
}

/** Reads each id once, and keeps what recurrent layers know of those before. */
export function scoresOfState(
  open: OpenNetwork,
  network: Network,
  back: FedBack,
  nodes: ReadonlySet<string>,
): NextScores {
  const { tf, plan } = open
  const { node, port } = back.objective.prediction
  const memories = new Map(Array.from(nodes, (id) => [id, {} as Memory] as const))
  const states = (): readonly Tensor[] => [...memories.values()].flatMap(({ state = [] }) => state)
  let read = 0
  const answer = (ids: readonly (readonly number[])[], count: number): Tensor => {
    const feeds = { [portKey(back.feed.node, back.port)]: tf.tensor2d(ids.flat(), [ids.length, count], 'int32') }
    const [made = {}] = network.forward([feeds], { ...inference(tf, plan), memories, nodes }).values
    for (const memory of memories.values()) memory.state = memory.state?.map((state) => tf.keep(tf.clone(state)))
    const all = made[portKey(node, port)] as Tensor
    const width = all.shape.at(-1) ?? 1
    return tf.reshape(tf.slice(all, [0, count - 1, 0], [ids.length, 1, width]), [ids.length, width])
  }
  return {
    of: (written) => {
      const fresh = written.map((ids) => ids.slice(read))
      const count = fresh[0]?.length ?? 0
      const before = states()
      const said = tf.tidy(() => answer(fresh, count))
      before.forEach((state) => state.dispose())
      read += count
      return ok(said)
    },
    release: () => states().forEach((state) => state.dispose()),
  }
}
