import type { DatasetDefinition, Feedback } from '../catalog/define/dataset'
import { answersEach } from '../catalog/define/tensorType'
import { feedsOf, type Feed } from './feedsOf'
import { readsInOrder } from './readsInOrder'
import type { Objective, TrainingPlan } from './trainingPlan'

/** An objective whose answers go back into the network, and the feed that takes them. */
export interface FedBack extends Feedback {
  readonly objective: Objective
  readonly feed: Feed
  /** Moments that the port holds. */
  readonly time: number
  /** The nodes that read a text moment by moment, where all of them do: it can be written with the states of recurrent layers kept in between. */
  readonly inOrder: ReadonlySet<string> | undefined
}

/** How the answers at a loss go back into the network one by one; `undefined`: the data do not say, or the network does not read them. */
export function feedbackOf(plan: TrainingPlan, objective: Objective): FedBack | undefined {
  const { target, prediction } = objective
  const { item, params } = plan.checked.nodes[target.node] ?? {}
  if (item?.kind !== 'dataset' || !answersEach(prediction.type.shape, target.type)) return undefined
  const feedback = (item as DatasetDefinition).describe(params as never).feedback
  const feed = feedsOf(plan).find(({ node }) => node === target.node)
  const [time] = feed?.ports.find(({ name }) => name === feedback?.port)?.type.shape ?? []
  if (!feedback || feedback.from !== target.port || !feed || time === undefined) return undefined
  const inOrder =
    feedback.start === undefined
      ? readsInOrder(plan, prediction, { node: target.node, port: feedback.port })
      : undefined
  return { ...feedback, objective, feed, time, inOrder }
}
