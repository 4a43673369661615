import { NumberInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import type { CheckedGraph, CheckedNode } from '@shared/compile/checkedGraph'
import type { GraphDocument, ItemChoice } from '@shared/graph/document'
import type { RehearsedBatch } from '@shared/ipc/rehearsal'
import { nodeTitle } from '../canvas/card/itemWords'
import Formula from '../formula/Formula'
import { useInterface, useSteps } from '../state/studio'
import type { Stage } from '../state/steps/toStages'
import Facts from './Facts'
import Lines from './Lines'
import { ruleLines } from './ruleLines'
import { nodeArithmetic, rowOf, updateLines } from './nodeArithmetic'
import { pathsLine } from './pathsLine'
import classes from './steps.module.css'
import WindowView from './window/WindowView'

/** What happens at the stage that was reached: in symbols, in numbers, and what it comes to. */
export default function Explanation({ checked, document }: Pick<Props, 'checked' | 'document'>): ReactElement | null {
  const { walk, place } = useSteps((s) => s)
  const stage = walk?.stages[place]
  const batch = stage && walk?.rehearsal.batches[stage.batch]
  if (!stage || !batch) return null
  const { metrics } = walk?.rehearsal ?? { metrics: {} }
  const rate = metrics['learningRate'] ?? metrics[`learningRate/${batch.turn + 1}`] ?? NaN
  return <StageWords key={stage.node} {...{ checked, document, stage, batch, rate }} />
}

interface Props {
  readonly checked: CheckedGraph
  readonly stage: Stage
  readonly batch: RehearsedBatch
  readonly document: GraphDocument
  /** Learning rate of the step. */
  readonly rate: number
}

/** What changes the weights of a batch. */
const optimizerOf = ({ training }: GraphDocument, { phase, turn }: RehearsedBatch): ItemChoice =>
  training.phases?.[phase]?.turns[turn]?.optimizer ?? training.optimizer

/** Numbers of the largest weight of a node. */
const weightCount = ({ weights }: RehearsedBatch, node: string): number =>
  Math.max(1, ...Object.values(weights[node] ?? {}).map(({ before }) => before.values?.length ?? 1))

/** The learning rule that changed a layer without gradients. */
const ruleOf = ({ nodes }: CheckedGraph, { weights }: RehearsedBatch, layer: string): CheckedNode | undefined =>
  Object.values(weights[layer] ?? {}).some(({ gradient }) => gradient)
    ? undefined
    : Object.values(nodes).find(
        ({ item, incoming }) =>
          item?.kind === 'loss' && item.rule && incoming.some(({ source }) => source.node === layer),
      )

/** What comes into a node first, of one row. */
const firstInput = ({ incoming: [edge] }: CheckedNode, { values }: RehearsedBatch) =>
  edge && rowOf(values[edge.source.node]?.[edge.source.port]?.value, 0)

function StageWords({ checked, document, stage: { node: id, course }, batch, rate }: Props): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const [unit, setUnit] = useState(0)
  const node = checked.nodes[id]
  if (!node) return null
  const { type, params } = optimizerOf(document, batch)
  const optimizer = catalog.optimizers.get(type)
  const rule = course === 'update' ? ruleOf(checked, batch, id) : undefined
  const item = { forward: node.item, backward: undefined, update: rule?.item ?? optimizer }[course]
  const formula = item?.text[language].formula
  const [port = ''] = Object.keys(batch.values[id] ?? {})
  const made = batch.values[id]?.[port]
  const output = rowOf(made?.value, 0)
  const count = course === 'update' ? weightCount(batch, id) : (output?.values?.length ?? 1)
  const at = Math.min(unit, count - 1)
  const written = course === 'update' ? undefined : nodeArithmetic(node, batch, 0, at)
  const paths = course === 'backward' ? pathsLine(checked, batch, id, at) : undefined
  const changed = () => (rule ? ruleLines(rule, node, batch, rate, at) : updateLines(optimizer, batch, id, rate, params, at)) // prettier-ignore
  const own = course === 'update' ? changed() : (written?.[course] ?? [])
  // The sum over the paths says what came back, which else is the first line.
  const lines = paths ? [paths, ...own.slice(1)] : own
  const input = firstInput(node, batch)
  const sight = written?.window
  const word = t(course === 'update' ? 'steps.number' : 'steps.unit')
  return (
    <div className={classes['explanation']} data-course={course} data-testid="step-explanation">
      <header>
        <h3>{nodeTitle(node.node, language)}</h3>
        <span>{t(`steps.courses.${course}`)}</span>
        {formula && lines.length === 0 && <Formula>{formula}</Formula>}
        {count > 1 && lines.length > 0 && !sight && (
          <NumberInput
            size="xs"
            className={classes['unit'] ?? ''}
            aria-label={word}
            prefix={`${word} `}
            min={1}
            max={count}
            value={at + 1}
            onChange={(value) => setUnit(Math.max(0, Math.min(count, Number(value) || 1) - 1))}
          />
        )}
      </header>
      <Lines lines={lines} />
      {sight && input?.values && output && (
        <WindowView
          {...{ sight, input, output, at }}
          flow={rowOf(made?.gradient, 0)}
          backward={course === 'backward'}
          onAt={setUnit}
        />
      )}
      <Facts course={course} checked={node} batch={batch} />
    </div>
  )
}
