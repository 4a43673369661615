import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckedNode } from '@shared/compile/checkedGraph'
import type { RehearsedBatch, SeenTensor } from '@shared/ipc/rehearsal'
import { portTitle } from '../canvas/card/itemWords'
import { weightTitle } from '../canvas/card/weightTitle'
import { useInterface } from '../state/studio'
import type { Course } from '../state/steps/toStages'
import classes from './steps.module.css'
import Tensor from './Tensor'
import { weightSymbol } from './weightSymbol'

interface Props {
  readonly course: Course
  readonly checked: CheckedNode
  readonly batch: RehearsedBatch
}

const single = (value: number): SeenTensor => ({ shape: [], values: [value], least: NaN, most: NaN, mean: NaN, deviation: NaN }) // prettier-ignore

/** What a stage came to. */
export default function Facts(props: Props): ReactElement {
  const { course } = props
  return (
    <dl className={classes['facts']}>
      {course === 'forward' && <Forward {...props} />}
      {course === 'backward' && <Backward {...props} />}
      {course === 'update' && <Update {...props} />}
    </dl>
  )
}

function Forward({ checked: { node, item }, batch }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const values = Object.entries(batch.values[node.id] ?? {})
  const loss = batch.losses[node.id]
  return (
    <>
      {loss !== undefined && (
        <Fact name={t(item?.kind === 'loss' && item.rule ? 'steps.measure' : 'steps.loss')}>
          <Tensor tensor={single(loss)} tone="value" batched={false} />
        </Fact>
      )}
      {values.map(([port, { value }]) => (
        <Fact key={port} name={(values.length > 1 && portTitle(node.type, port, language)) || t('steps.value')}>
          <Tensor tensor={value} tone="value" batched />
        </Fact>
      ))}
    </>
  )
}

function Backward({ checked: { node }, batch }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const values = Object.entries(batch.values[node.id] ?? {})
  return (
    <>
      {batch.losses[node.id] !== undefined && values.length === 0 && (
        <Fact name="∂L/∂L">
          <Tensor tensor={single(1)} tone="gradient" batched={false} />
        </Fact>
      )}
      {values.map(
        ([port, { gradient }]) =>
          gradient && (
            <Fact key={port} name={`∂L/∂${(values.length > 1 && portTitle(node.type, port, language)) || 'y'}`}>
              <Tensor tensor={gradient} tone="gradient" batched />
            </Fact>
          ),
      )}
      {Object.entries(batch.weights[node.id] ?? {}).map(
        ([name, { gradient }]) =>
          gradient && (
            <Fact key={name} name={`∂L/∂${weightSymbol(name) ?? weightTitle(name, t)}`}>
              <Tensor tensor={gradient} tone="gradient" batched={false} />
            </Fact>
          ),
      )}
    </>
  )
}

function Update({ checked: { node }, batch }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      {Object.entries(batch.weights[node.id] ?? {}).map(([name, { before, after, gradient }]) => {
        const symbol = weightSymbol(name)
        return (
          <Fact key={name} name={symbol === undefined ? weightTitle(name, t) : `${weightTitle(name, t)} ${symbol}`}>
            <Tensor tensor={before} tone="weight" batched={false} /> →{' '}
            <Tensor tensor={after} tone="weight" batched={false} />
            {gradient && (
              <span className={classes['aside']}>
                ∂L/∂{symbol ?? weightTitle(name, t)} <Tensor tensor={gradient} tone="gradient" batched={false} />
              </span>
            )}
          </Fact>
        )
      })}
    </>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }): ReactElement => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
