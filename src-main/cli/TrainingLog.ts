import { describeProblem } from '@shared/describeProblem'
import type { RunEvent, RunPhase } from '@shared/training/runEvent'
import type { CliContext } from './CliContext'
import { formatNumber, formatSeconds, formatValues } from './formatValues'

type Of<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>

/** Says on stderr how training goes: a line an epoch, and on a terminal a last line that moves. */
export class TrainingLog {
  private epochs = 0
  private phases: readonly RunPhase[] = []
  private live = false

  constructor(
    private readonly context: CliContext,
    private readonly title: string,
  ) {}

  tell(event: RunEvent): void {
    switch (event.type) {
      case 'started':
        return this.started(event)
      case 'phase':
        return this.phase(event)
      case 'metrics':
        return this.progress(event)
      case 'epoch':
        return this.line(this.context.say('epochLine', { epoch: event.epoch, values: formatValues(event.values) }))
      case 'diagnostic':
        return this.notice(event)
      case 'finished':
        return this.line(
          Object.keys(event.test).length === 0
            ? this.context.say('finishedUntested')
            : this.context.say('finished', { values: formatValues(event.test, 'test') }),
        )
      case 'stopped':
        return this.line(this.context.say('stopped', { step: event.step }))
      case 'failed':
        return this.line(describeProblem(event.problem, this.context.language))
      default:
        return undefined
    }
  }

  /** What is told on the way, and why, where the reason is a problem of its own. */
  private notice({ code, values }: Of<'diagnostic'>): void {
    const { language } = this.context
    const said = describeProblem({ code, message: `${code} ${JSON.stringify(values)}`, values }, language)
    const why = describeProblem({ code: String(values['reason']), message: '', values }, language)
    this.line(why === '' || said.includes(why) ? said : `${said} ${why}`)
  }

  line(text: string): void {
    if (this.live) process.stderr.write('\r\u001b[K')
    this.live = false
    this.context.tell(text)
  }

  /** Of several, the one that begins. */
  private phase({ phase }: Of<'phase'>): void {
    const planned = this.phases[phase]
    if (!planned || this.phases.length < 2) return
    const { title, epochs } = planned
    const name = title === undefined ? planned.id : typeof title === 'string' ? title : title[this.context.language]
    this.line(this.context.say('phaseLine', { phase: phase + 1, phases: this.phases.length, title: name, epochs }))
  }

  private started({ device, parameterCount, rows, epochs, phases = [] }: Of<'started'>): void {
    this.epochs = epochs
    this.phases = phases
    this.line(
      this.context.say('started', {
        title: this.title,
        parameters: parameterCount,
        rows: rows.train,
        epochs,
        device: device.title,
      }),
    )
  }

  private progress({ epoch, step, points, examplesPerSecond, secondsLeft }: Of<'metrics'>): void {
    if (!this.context.live) return
    const loss = points.find(({ key }) => key === 'train/loss')?.values.at(-1)
    const text = this.context.say('progress', {
      epoch,
      epochs: this.epochs,
      step,
      loss: loss === undefined ? '–' : formatNumber(loss),
      speed: Math.round(examplesPerSecond),
      left: secondsLeft === null ? '…' : formatSeconds(secondsLeft),
    })
    process.stderr.write(`\r\u001b[K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`)
    this.live = true
  }
}
