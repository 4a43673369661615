import { catalog } from '../catalog/catalog'
import { parseParams } from '../catalog/define/params'
import type { GraphDocument, ItemChoice, LocalizedText, TrainingPhase, TrainingTurn } from '../graph/document'
import type { CheckedGraph } from './checkedGraph'
import { indexGraph } from './graphIndex'
import { hasLearners, scopeOfTurn } from './scopeOfTurn'

/** Usual courses of training, filled in for a graph. */
export const PHASE_PRESETS = ['alternating', 'pretrain', 'unfreeze', 'greedy'] as const
export type PhasePreset = (typeof PHASE_PRESETS)[number]

/** What a preset is filled from. */
interface Filling {
  readonly losses: readonly string[]
  /** Nodes that can learn and lead to these losses, in the order of computation. */
  learnersOf(losses?: readonly string[]): readonly string[]
  /** Epochs of each of so many phases, together about those of the document. */
  share(count: number): number
  /** The document's optimizer with a tenth of its learning rate, for weights that have learned before. */
  readonly careful: ItemChoice
  /** The losses that tell how well the input comes out again, or come from the network itself: those without labels. */
  readonly unlabeled: readonly string[]
}

const title = (en: string, uk: string): LocalizedText => ({ en, uk })

function fillingOf(document: GraphDocument, checked: CheckedGraph): Filling {
  const { nodes, training } = document
  const graph = indexGraph(document)
  const get = (id: string) => checked.nodes[id]
  const losses = nodes.flatMap(({ id }) => (get(id)?.item?.kind === 'loss' ? [id] : []))
  const item = catalog.optimizers.get(training.optimizer.type)
  const rate = item ? Number(parseParams(item.params, training.optimizer.params).params['learningRate']) : 0.001
  return {
    losses,
    learnersOf: (objectives) => {
      const { trains } = scopeOfTurn(graph, get, losses, objectives ? { objectives: [...objectives] } : {})
      return checked.order.filter((id) => trains.has(id) && hasLearners(get(id)))
    },
    share: (count) => Math.max(1, Math.round(training.epochs / count)),
    careful: { ...training.optimizer, params: { ...training.optimizer.params, learningRate: rate / 10 } },
    unlabeled: losses.filter((id) => !get(id)?.inputs.some((type) => type?.labels)),
  }
}

const phase = (id: string, name: LocalizedText, epochs: number, ...turns: TrainingTurn[]): TrainingPhase => ({ id, title: name, epochs, turns }) // prettier-ignore

/** Turn about: what leads to the fewest weights judges, the rest is judged by the last loss. Without such parts: each loss in turn. */
function alternating({ losses, learnersOf, share }: Filling): readonly TrainingPhase[] {
  const name = title('Turn about', 'По черзі')
  const all = learnersOf()
  const own = losses.map((loss) => learnersOf([loss]))
  const judge = own.reduce((least, next) => (next.length < least.length ? next : least), all)
  const rest = all.filter((id) => !judge.includes(id))
  const last = losses.at(-1)
  const turns: TrainingTurn[] =
    losses.length > 1 && last !== undefined && rest.length > 0
      ? [
          { objectives: losses.filter((loss) => loss !== last), trains: [...judge] },
          { objectives: [last], trains: rest },
        ]
      : losses.length > 1
        ? losses.map((loss, i) => ({ objectives: [loss], trains: [...(own[i] ?? [])] }))
        : [all.slice(0, Math.ceil(all.length / 2)), all.slice(Math.ceil(all.length / 2))].map((trains) => ({ trains }))
  return [phase('alternating', name, share(1), ...turns.filter(({ trains }) => trains?.length))]
}

/** First what needs no labels, then the rest with care; with one loss all of it twice. */
function pretrain({ losses, unlabeled, learnersOf, share, careful }: Filling): readonly TrainingPhase[] {
  const first = unlabeled.length > 0 && unlabeled.length < losses.length ? unlabeled : losses.slice(0, 1)
  const rest = losses.filter((loss) => !first.includes(loss))
  const named = (objectives: readonly string[]): TrainingTurn =>
    rest.length > 0 ? { objectives: [...objectives], trains: [...learnersOf(objectives)] } : {}
  return [
    phase('pretrain', title('Pretraining', 'Попереднє навчання'), share(2), named(first)),
    phase('tune', title('Fine-tuning', 'Донавчання'), share(2), { ...named(rest), optimizer: careful }),
  ]
}

/** The last layers first, then all with care. */
function unfreeze({ losses, learnersOf, share, careful }: Filling): readonly TrainingPhase[] {
  const heads = [...new Set(losses.flatMap((loss) => learnersOf([loss]).slice(-1)))]
  return [
    phase('frozen', title('Only the head', 'Лише вихід'), share(2), { trains: heads }),
    phase('unfrozen', title('All layers', 'Усі шари'), share(2), { optimizer: careful }),
  ]
}

/** One layer after another, each with the last ones. */
function greedy({ losses, learnersOf, share }: Filling): readonly TrainingPhase[] {
  const heads = [...new Set(losses.flatMap((loss) => learnersOf([loss]).slice(-1)))]
  const layers = learnersOf().filter((id) => !heads.includes(id))
  const all = layers.length > 0 ? layers.slice(0, 100) : heads.slice(0, 1)
  return all.map((id, i) =>
    phase(`layer-${i + 1}`, title(`Layer ${i + 1}`, `Шар ${i + 1}`), share(all.length), {
      trains: layers.length > 0 ? [id, ...heads] : heads,
    }),
  )
}

const fill: Readonly<Record<PhasePreset, (filling: Filling) => readonly TrainingPhase[]>> = {
  alternating,
  pretrain,
  unfreeze,
  greedy,
}

/** The phases of a preset for a graph; none where there is nothing to learn. */
export function phasePreset(
  preset: PhasePreset,
  document: GraphDocument,
  checked: CheckedGraph,
): readonly TrainingPhase[] {
  const filling = fillingOf(document, checked)
  return filling.learnersOf().length === 0 ? [] : fill[preset](filling)
}
