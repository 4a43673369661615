import type { GraphDocument } from '@shared/graph/document'
import { toKerasName } from '../keras/kerasNames'
import { indented, statements } from '../python/pythonCode'
import { rateScript } from '../python/rateScripts'
import { oneLine } from '../script/oneLine'
import { phaseTitle } from '../script/phaseTitle'
import type { DataScript } from '../python/writeData'
import type { RuleUse } from './NumpyRule'
import type { RuleObjective, RuleScript } from './toRuleScript'

interface Draft {
  readonly document: GraphDocument
  readonly script: RuleScript
  readonly data: DataScript | undefined
}

/** A phase of a document: some epochs of some rules. */
interface Phase {
  readonly title: string | undefined
  readonly epochs: number
  readonly objectives: readonly RuleObjective[]
}

/** An objective with its words. */
interface Work {
  readonly objective: RuleObjective
  readonly use: RuleUse
  /** The rows and the target at an index. */
  x(at: string): string
  y(at: string): string
}

function phasesOf({ training }: GraphDocument, { objectives }: RuleScript): readonly Phase[] {
  if (!training.phases?.length) return [{ title: undefined, epochs: training.epochs, objectives }]
  return training.phases.map(({ title, epochs, turns }, i) => {
    const wanted = turns.flatMap((turn) => turn.objectives ?? objectives.map(({ node }) => node))
    return {
      title: phaseTitle({ title }, i),
      epochs,
      objectives: objectives.filter(({ node }) => wanted.includes(node)),
    }
  })
}

/** An expression without the brackets around all of it. */
function bracketless(code: string): string {
  let depth = 0
  const closed = [...code].findIndex((sign) => {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    return depth === 0
  })
  return code.startsWith('(') && closed === code.length - 1 ? code.slice(1, -1) : code
}
const bare = (code: string): boolean => /^\w+$/.test(code)
/** All values of a sample in one row. */
const flat = (code: string, rank: number): string => (rank > 1 ? `${code}.reshape(len(${code}), -1)` : code)

/** Whether some rows are kept from learning. */
const isSplit = (data: DataScript | undefined): boolean =>
  data !== undefined && (data.rows.validation > 0 || data.rows.test > 0)

/** Words for every objective, and the lines that make their rows where these are not just arrays. */
function worksOf({ document, script, data }: Draft, phases: readonly Phase[]) {
  const lines: string[] = []
  const known = new Map<string, string>()
  const single = script.objectives.length === 1
  const prepared = (name: string, value: RuleObjective['x'] | undefined): ((at: string) => string) => {
    if (!value) return () => ''
    if (value.learns) return (at) => value.code(at)
    const code = flat(value.code(''), value.type.shape.length)
    if (bare(code)) return (at) => `${code}${at}`
    const before = known.get(code)
    const own = before ?? name
    if (!before) {
      known.set(code, name)
      lines.push(`${name} = ${bracketless(code)}`)
    }
    return (at) => `${own}${at}`
  }
  const at = isSplit(data) ? '[train]' : ''
  const works = script.objectives.map((objective): Work => {
    const id = objective.node
    const used = objective.rule.rows?.({ name: String, taught: true, layer: objective.layer } as never, 'x', 'y') !== ''
    const suffix = single ? '' : `_${id.replace(/\W/g, '_')}`
    const x = used ? prepared(`x${suffix}`, objective.x) : () => ''
    const rows = objective.y
    const index = rows?.type.labels?.encoding === 'index'
    const classes = rows?.type.labels?.classes ?? 2
    const target = index ? { ...rows, code: (at: string) => `np.eye(${classes})[${rows.code(at)}]`, type: { ...rows.type, shape: [classes] } } : rows // prettier-ignore
    const y = prepared(`y${suffix}`, target)
    const phase = phases.find(({ objectives }) => objectives.includes(objective))
    const perEpoch = data ? Math.ceil(data.rows.train / document.training.batchSize) : 1
    const total = perEpoch * (phase?.epochs ?? 1)
    const share = rateScript(document.training.schedule, { total, perEpoch }, 'rate')
    const rate = Number(objective.params['learningRate'] ?? 1)
    return {
      objective,
      x,
      y,
      use: {
        p: objective.params,
        layer: objective.layer,
        taught: objective.y !== undefined,
        x: x(at),
        y: y(at),
        name: (weight) => (biasless(weight, objective.layer) ? '0' : script.nameOf(objective.layer.node.id, weight)),
        rate: share ? `${rate} * rate(step)` : `${rate}`,
        progress: `step / ${total}`,
      },
    }
  })
  return { works, lines }
}

/** The function that a rule's source begins with. */
const functionOf = ({ objective: { rule, params }, use }: Work): string =>
  /def (\w+)/.exec(rule.source(params, use))?.[1] ?? ''

const biasless = (weight: string, layer: RuleUse['layer']): boolean => weight === 'bias' && !('bias' in layer.weights)

/** A step of a rule. */
function stepLine(work: Work, at: string): string {
  const { objective, use } = work
  const { rule } = objective
  const kept = Object.keys(rule.kept?.(use) ?? {}).map((name) => use.name(name))
  const given = rule.once ? [] : rule.weights.map((weight) => use.name(weight))
  const taken = rule.weights.map((weight) => (biasless(weight, use.layer) ? '_' : use.name(weight)))
  const [x, y] = [work.x(at), work.y(at)]
  const rows = rule.rows ? rule.rows(use, x, y) : y === '' ? x : `${x}, ${y}`
  const args = [...(rows === '' ? [] : [rows]), ...given, ...kept, ...rule.options(use)].join(', ')
  return `${[...taken, ...kept].join(', ')} = ${functionOf(work)}(${args})`
}

/** Lines that compute how well some works go, and the words that tell it. */
function told(works: readonly Work[], at: string): { readonly lines: readonly string[]; readonly words: string } {
  const found = works.flatMap(({ objective: { rule, node, title }, use, x, y }) => {
    const report = rule.report?.(use, x(at), y(at))
    if (report === undefined) return []
    const only = works.length === 1
    return [{ name: only ? 'error' : `${toKerasName(node)}_error`, title: only ? 'error' : title, report }]
  })
  return {
    lines: found.map(({ name, report }) => `${name} = ${report}`),
    words: found.map(({ name, title }) => `${oneLine(title.replace(/[{}"\\]/g, ' '))} {${name}:.4f}`).join(', '),
  }
}

function phaseLines(phase: Phase, works: readonly Work[], { document, data }: Draft): string[] {
  const own = works.filter(({ objective }) => phase.objectives.includes(objective))
  const [once, often] = [
    own.filter(({ objective }) => objective.rule.once),
    own.filter(({ objective }) => !objective.rule.once),
  ]
  const split = isSplit(data)
  const at = split ? '[train]' : ''
  const first = works.map((work) => work.x('') || work.y('')).find((name) => bare(name)) ?? data?.x[0] ?? 'features'
  const all = split ? 'train' : `len(${first})`
  const shuffled = document.training.shuffle !== false
  const lines: string[] = []
  if (phase.title !== undefined) lines.push(`# ${phase.title}.`)
  if (often.length > 0) {
    const steps = often.map((work) => stepLine(work, '[rows]'))
    const counted = steps.some((line) => /\bstep\b/.test(line))
    const rowless = !steps.some((line) => line.includes('[rows]'))
    const inner = [...steps, ...(counted ? ['step += 1'] : [])]
    const report = told(often, at)
    lines.push(
      ...(counted ? ['step = 0'] : []),
      `for epoch in range(${phase.title === undefined ? 'EPOCHS' : phase.epochs}):`,
      ...indented([
        ...(rowless
          ? inner
          : [
              `order = ${shuffled ? `rng.permutation(${all})` : split ? 'train' : `np.arange(${all})`}`,
              'for start in range(0, len(order), BATCH_SIZE):',
              ...indented(['rows = order[start : start + BATCH_SIZE]', ...inner]),
            ]),
        ...report.lines,
        ...(report.words === '' ? [] : [`print(f"epoch {epoch + 1}: ${report.words}")`]),
      ]),
    )
  }
  for (const work of once) lines.push(stepLine(work, at))
  for (const { objective, use } of own) lines.push(...(objective.rule.after?.(use) ?? []))
  const report = told(once, at)
  if (report.words !== '') lines.push(...report.lines, `print(f"${report.words}")`)
  return lines
}

/** Functions, first weights, and the learning of a script. */
export function writeRules(draft: Draft): { readonly sources: readonly string[]; readonly code: string } {
  const { document, script, data } = draft
  const phases = phasesOf(document, script)
  const { works, lines } = worksOf(draft, phases)
  const own = new Map(works.flatMap(({ objective, use }) =>
    Object.entries({ ...objective.rule.start?.(use), ...objective.rule.kept?.(use) }).map(([weight, code]) => [use.name(weight), code] as const),
  )) // prettier-ignore
  // What comes of all rows at once need not begin anywhere.
  const made = new Set(
    works.flatMap(({ objective: { rule, layer }, use }) =>
      rule.once ? Object.keys(layer.weights).map((weight) => use.name(weight)) : [],
    ),
  )
  const starts = script.start
    .map(({ node, weight, code }) => ({ name: script.nameOf(node, weight), code }))
    .filter(({ name }) => !made.has(name))
    .map(({ name, code }) => `${name} = ${own.get(name) ?? code}`)
  const keeps = works.flatMap(({ objective, use }) =>
    Object.entries(objective.rule.kept?.(use) ?? {}).map(([name, code]) => `${use.name(name)} = ${code}`),
  )
  const before = works.flatMap(({ objective, use }) => objective.rule.before?.(use) ?? [])
  const sources = [
    ...new Set(works.map(({ objective, use }) => objective.rule.source(objective.params, use).trimEnd())),
  ]
  const schedule = works.some(({ use }) => use.rate.includes('rate(step)'))
    ? rateScript(document.training.schedule, scheduleBase(phases, draft), 'rate')
    : undefined
  const rest = phases.flatMap((phase, i) => [...(i > 0 ? [''] : []), ...phaseLines(phase, works, draft)])
  const tested = data && data.rows.test > 0 ? told(works, '[test]') : undefined
  const test = tested?.words
    ? ['', '# How well it does on rows that it has never seen.', ...tested.lines, `print(f"test: ${tested.words}")`]
    : []
  const code = [
    ...before,
    ...(before.length > 0 ? [''] : []),
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    ...(starts.length + keeps.length > 0 ? ['# First weights.', ...starts, ...keeps, ''] : []),
    ...(works.every(({ objective }) => objective.rule.once)
      ? ['# Learning: all rows at once.']
      : ['# Learning: one batch after another.']),
    ...rest,
    ...test,
  ]
  return { sources: [...sources, ...(schedule ? [schedule] : [])], code: statements(code).join('\n') }
}

function scheduleBase([phase]: readonly Phase[], { document, data }: Draft) {
  const perEpoch = data ? Math.ceil(data.rows.train / document.training.batchSize) : 1
  return { total: perEpoch * (phase?.epochs ?? document.training.epochs), perEpoch }
}
