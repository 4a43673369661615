import type { Locator } from '@playwright/test'
import type { Screen } from '../fixtures/Screen'
import { expect } from '../fixtures/test'

/** More problems one after another than any network here has. */
const MOST = 10
/** A run that goes on for longer is stopped, once it has points. */
const PATIENCE_MS = 2000

/** What one sees of a network that was trained by hand. */
export interface Trained {
  /** Words of the buttons that were pressed until nothing was wrong. */
  readonly pressed: readonly string[]
  /** What is still warned of, as nothing is offered against it. */
  readonly warnings: readonly string[]
  /** How the run ended, as the top bar says. */
  readonly ended: string
  /** The values beside the curves, each with its title. */
  readonly values: readonly string[]
}

type Severity = 'Error' | 'Warning'

const problemsOf = ({ page, results }: Screen, severity: Severity): Locator =>
  results.getByRole('listitem').filter({ has: page.getByLabel(severity, { exact: true }) })

const wordsOf = async (rows: Locator): Promise<string> => (await rows.allInnerTexts()).join('; ').replace(/\n/g, ' | ')

/** Presses the first button that is offered against problems of a kind and takes nothing away, as long as there is one. */
async function mend(screen: Screen, severity: Severity, pressed: string[]): Promise<void> {
  const rows = problemsOf(screen, severity)
  const buttons = rows.locator('button:not([aria-expanded])')
  const offered = buttons.filter({ hasNot: screen.page.locator('svg'), hasNotText: /^Delete/ })
  while ((await offered.count()) > 0) {
    const before = await wordsOf(rows)
    if (pressed.length === MOST) throw new Error(`[${pressed.join(', ')}] leads nowhere: ${before}`)
    pressed.push(await offered.first().innerText())
    await offered.first().click()
    await expect.poll(() => wordsOf(rows)).not.toBe(before)
  }
}

/** Trains until the end, or until there are points of a curve and patience is over: then it is stopped. */
async function train(screen: Screen): Promise<string> {
  const { page, run } = screen
  await screen.openTab('Curves')
  await run.getByRole('button', { name: 'Train', exact: true }).click()
  const progress = page.getByTestId('run-progress')
  const status = async (): Promise<string> =>
    (await progress.count()) > 0 ? ((await progress.getAttribute('data-status')) ?? '') : ''
  const began = Date.now()
  const isEnough = async (): Promise<boolean> =>
    /finished|failed/.test(await status()) || (Date.now() - began > PATIENCE_MS && (await screen.points('Loss')) > 1)
  await expect.poll(isEnough, { timeout: 40_000, intervals: [100] }).toBe(true)
  const stop = run.getByRole('button', { name: 'Stop, keep the weights' })
  if (await stop.isEnabled()) await stop.click({ timeout: 2000 }).catch(() => undefined)
  await expect.poll(status, { timeout: 20_000 }).toMatch(/finished|failed|stopped/)
  return progress.innerText()
}

/** Does what the problems offer, presses Train, and looks at what comes. */
export async function trainByHand(screen: Screen): Promise<Trained> {
  const pressed: string[] = []
  await screen.openTab('Problems')
  await mend(screen, 'Error', pressed)
  const stuck = await wordsOf(problemsOf(screen, 'Error'))
  if (stuck) throw new Error(`After [${pressed.join(', ')}] nothing more is offered against: ${stuck}`)
  await mend(screen, 'Warning', pressed)
  const warnings = await problemsOf(screen, 'Warning').allInnerTexts()
  const ended = await train(screen)
  return { pressed, warnings, ended, values: await screen.results.locator('dl > div').allInnerTexts() }
}
