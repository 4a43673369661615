import { NumberInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import type { OptimizerDefinition } from '@shared/catalog/define/optimizer'
import type { CheckedGraph, CheckedNode } from '@shared/compile/checkedGraph'
import type { GraphDocument } from '@shared/graph/document'
import type { RehearsedBatch } from '@shared/ipc/rehearsal'
import { nodeTitle } from '../canvas/card/itemWords'
import Formula from '../formula/Formula'
import { useInterface, useSteps } from '../state/studio'
import type { Course, Stage } from '../state/steps/toStages'
import Lines from './Lines'
import { nodeArithmetic, rowOf, updateLines } from './nodeArithmetic'
import classes from './steps.module.css'
import Tensor from './Tensor'

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
function optimizerOf({ training }: GraphDocument, { phase, turn }: RehearsedBatch): OptimizerDefinition | undefined {
  const { type } = training.phases?.[phase]?.turns[turn]?.optimizer ?? training.optimizer
  return catalog.optimizers.get(type)
}

/** The learning rule that changed a layer without gradients. */
const ruleOf = ({ nodes }: CheckedGraph, { weights }: RehearsedBatch, layer: string): CheckedNode['item'] =>
  Object.values(weights[layer] ?? {}).some(({ gradient }) => gradient)
    ? undefined
    : Object.values(nodes).find(
        ({ item, incoming }) =>
          item?.kind === 'loss' && item.rule && incoming.some(({ source }) => source.node === layer),
      )?.item

function StageWords({ checked, document, stage: { node: id, course }, batch, rate }: Props): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const [at, setAt] = useState(0)
  const node = checked.nodes[id]
  if (!node) return null
  const optimizer = optimizerOf(document, batch)
  const item = { forward: node.item, backward: undefined, update: ruleOf(checked, batch, id) ?? optimizer }[course]
  const formula = item?.text[language].formula
  const [port = ''] = Object.keys(batch.values[id] ?? {})
  const count = rowOf(batch.values[id]?.[port]?.value, 0)?.values?.length ?? 1
  const lines =
    course === 'update'
      ? updateLines(optimizer, batch, id, rate)
      : nodeArithmetic(node, batch, 0, Math.min(at, count - 1))[course]
  return (
    <div className={classes['explanation']} data-course={course} data-testid="step-explanation">
      <header>
        <h3>{nodeTitle(node.node, language)}</h3>
        <span>{t(`steps.courses.${course}`)}</span>
        {formula && lines.length === 0 && <Formula>{formula}</Formula>}
        {count > 1 && lines.length > 0 && course !== 'update' && (
          <NumberInput
            size="xs"
            className={classes['unit'] ?? ''}
            aria-label={t('steps.unit')}
            prefix={`${t('steps.unit')} `}
            min={1}
            max={count}
            value={at + 1}
            onChange={(value) => setAt(Math.max(0, Math.min(count, Number(value) || 1) - 1))}
          />
        )}
      </header>
      <Lines lines={lines} />
      <Facts course={course} node={id} batch={batch} />
    </div>
  )
}

/** What the stage came to. */
function Facts({ course, node, batch }: { course: Course; node: string; batch: RehearsedBatch }): ReactElement {
  const { t } = useTranslation()
  const values = Object.entries(batch.values[node] ?? {})
  const weights = Object.entries(batch.weights[node] ?? {})
  const loss = batch.losses[node]
  const one = { shape: [], values: [loss ?? NaN], least: NaN, most: NaN, mean: NaN, deviation: NaN }
  return (
    <dl className={classes['facts']}>
      {course === 'forward' && loss !== undefined && (
        <Fact name={t('steps.loss')}>
          <Tensor tensor={one} tone="value" batched={false} />
        </Fact>
      )}
      {course === 'forward' &&
        values.map(([port, { value }]) => (
          <Fact key={port} name={values.length > 1 ? port : t('steps.value')}>
            <Tensor tensor={value} tone="value" batched />
          </Fact>
        ))}
      {course === 'backward' && loss !== undefined && values.length === 0 && (
        <Fact name="∂L/∂L">
          <Tensor tensor={{ ...one, values: [1] }} tone="gradient" batched={false} />
        </Fact>
      )}
      {course === 'backward' &&
        values.map(
          ([port, { gradient }]) =>
            gradient && (
              <Fact key={port} name={values.length > 1 ? `∂L/∂${port}` : '∂L/∂y'}>
                <Tensor tensor={gradient} tone="gradient" batched />
              </Fact>
            ),
        )}
      {course === 'backward' &&
        weights.map(
          ([name, { gradient }]) =>
            gradient && (
              <Fact key={name} name={`∂L/∂${name}`}>
                <Tensor tensor={gradient} tone="gradient" batched={false} />
              </Fact>
            ),
        )}
      {course === 'update' &&
        weights.map(([name, { before, after, gradient }]) => (
          <Fact key={name} name={name}>
            <Tensor tensor={before} tone="weight" batched={false} /> →{' '}
            <Tensor tensor={after} tone="weight" batched={false} />
            {gradient && (
              <span className={classes['aside']}>
                ∂L/∂{name} <Tensor tensor={gradient} tone="gradient" batched={false} />
              </span>
            )}
          </Fact>
        ))}
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }): ReactElement => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
