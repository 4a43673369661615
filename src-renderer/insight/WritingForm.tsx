import { Button, Switch } from '@mantine/core'
import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FedBack } from '@shared/compile/feedbackOf'
import type { Feed } from '@shared/compile/feedsOf'
import type { GraphDocument } from '@shared/graph/document'
import { useCall } from '../bridge/useCall'
import ProblemAlert from '../problems/why/ProblemAlert'
import NumberField from '../inspector/NumberField'
import classes from './insight.module.css'
import { writeText } from './parseWords'
import SampleInputs from './SampleInputs'
import { portKey, type PortRows } from './takeSample'

const TEMPERATURE = { type: 'float', min: 0, max: 10 } as const
const LENGTH = { type: 'int', min: 1, max: 2000 } as const

interface Props {
  readonly runId: string
  readonly document: GraphDocument
  readonly feeds: readonly Feed[]
  readonly back: FedBack
  /** What is to be known of the run. */
  readonly children: ReactNode
}

/** What a person gives: all that the network reads but its own answers, or, for a text, how it begins. */
function givenFeeds(feeds: readonly Feed[], { feed, port, start }: FedBack): readonly Feed[] {
  const given = ({ node, ports }: Feed): Feed['ports'] =>
    ports.filter(({ name }) => start === undefined || node !== feed.node || name !== port)
  return feeds.map((one) => ({ node: one.node, ports: given(one) })).filter(({ ports }) => ports.length > 0)
}

interface Settings {
  readonly temperature: number
  readonly length: number
  readonly keepsState: boolean
}

const firstSettings = ({ start, time }: FedBack): Settings =>
  start === undefined
    ? { temperature: 0.7, length: 200, keepsState: false }
    : { temperature: 0, length: time, keepsState: false }

interface KnobsProps {
  readonly settings: Settings
  readonly isText: boolean
  /** It can be read moment by moment, with the state kept. */
  readonly inOrder: boolean
  readonly busy: boolean
  /** All that the network reads is given. */
  readonly complete: boolean
  onChange(settings: Settings): void
}

/** How it is written, and the button. */
function Knobs({ settings, isText, inOrder, busy, complete, onChange }: KnobsProps): ReactElement {
  const { t } = useTranslation()
  const knob = (name: 'temperature' | 'length', spec: typeof TEMPERATURE | typeof LENGTH): ReactElement => (
    <div>
      <span title={name === 'temperature' ? t('drawer.writing.help') : undefined}>{t(`drawer.writing.${name}`)}</span>
      <NumberField
        spec={spec}
        label={t(`drawer.writing.${name}`)}
        value={settings[name]}
        onChange={(value) => onChange({ ...settings, [name]: value })}
      />
    </div>
  )
  return (
    <div className={classes['knobs']}>
      {knob('temperature', TEMPERATURE)}
      {isText && knob('length', LENGTH)}
      {inOrder && (
        <Switch
          size="sm"
          label={t('drawer.writing.keepsState')}
          title={t('drawer.writing.keepsStateHelp')}
          checked={settings.keepsState}
          onChange={({ currentTarget }) => onChange({ ...settings, keepsState: currentTarget.checked })}
        />
      )}
      <Button type="submit" variant="filled" size="compact-sm" disabled={!complete} loading={busy}>
        {t('drawer.writing.write')}
      </Button>
    </div>
  )
}

/** The network writes on its own: a text from its beginning, or the answer to a sequence. */
export default function WritingForm({ runId, document, feeds, back, children }: Props): ReactElement {
  const { t } = useTranslation()
  const { ask, clear, value, problem, busy } = useCall('run.decode')
  const isText = back.start === undefined
  const [rows, setRows] = useState<PortRows>({})
  const [settings, setSettings] = useState(firstSettings(back))
  const [seed, setSeed] = useState(1)
  /** What the text that is shown begins with. */
  const [begun, setBegun] = useState<readonly number[]>([])
  const given = givenFeeds(feeds, back)
  const complete = given.every(({ node, ports }) => ports.every(({ name }) => rows[portKey(node, name)]))
  const own = portKey(back.feed.node, back.port)

  const give = (key: string, row: readonly number[] | null): void => {
    clear()
    setRows(({ [key]: _before, ...others }) => (row ? { ...others, [key]: row } : others))
  }
  const write = (event: FormEvent): void => {
    event.preventDefault()
    const prompt = isText ? (rows[own] ?? []).filter((id) => id !== 0) : []
    const inputs = given.flatMap(({ node, ports }) => {
      const others = ports.map(({ name }) => portKey(node, name)).filter((key) => key !== own)
      return others.length > 0 ? [{ node, row: others.flatMap((key) => rows[key] ?? []) }] : []
    })
    setBegun(prompt)
    setSeed(seed + 1)
    void ask({
      runId,
      objective: back.objective.node,
      inputs: Object.fromEntries(inputs.map(({ node, row }) => [node, [row]])),
      prompt: [...prompt],
      ...settings,
      seed,
    })
  }
  const names = value?.target.labels?.names ?? []
  return (
    <form className={classes['test']} onSubmit={write}>
      <div className={classes['inputs']}>
        <SampleInputs nodes={document.nodes} feeds={given} rows={rows} sampled={false} onChange={give} />
      </div>
      <div className={classes['result']}>
        <Knobs {...{ settings, isText, inOrder: back.inOrder !== undefined, busy, complete }} onChange={setSettings} />
        {children}
        {problem && <ProblemAlert problem={problem} />}
        {value ? (
          <p className={classes['written']} aria-live="polite" data-testid="written">
            <span className={classes['hint']}>{writeText(begun, names)}</span>
            {writeText(value.rows[0] ?? [], names)}
          </p>
        ) : (
          <p className={classes['hint']}>{t(isText ? 'drawer.writing.begin' : 'drawer.writing.give')}</p>
        )}
      </div>
    </form>
  )
}
