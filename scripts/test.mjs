// npm test [-- --only unit,e2e]: installs what is missing, runs every check and test, ends with the counts.
import { ensurePackages } from './lib/ensurePackages.mjs'
import { Problem } from './lib/Problem.mjs'
import { runMain } from './lib/runMain.mjs'
import { say } from './lib/say.mjs'
import { preparations } from './test/prepare.mjs'
import { steps } from './test/steps.mjs'
import { summary } from './test/summary.mjs'

function chosenSteps(words) {
  const at = words.findIndex((word) => word.startsWith('--only'))
  if (at < 0) return steps
  const list = words[at].includes('=') ? words[at].split('=')[1] : words[at + 1]
  const names = (list ?? '').split(',').filter(Boolean)
  const known = steps.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  if (names.length === 0 || unknown.length > 0)
    throw new Problem({
      what: `There is no step ${unknown.join(', ') || 'named'}.`,
      todo: `choose with --only from: ${known.join(', ')}`,
    })
  return steps.filter(({ name }) => names.includes(name))
}

/** Runs one step to its end, whatever happens in it. */
async function runStep({ name, title, needs = [], run }) {
  say(`\n== ${name}: ${title}`)
  const started = Date.now()
  let result
  try {
    for (const need of needs) await preparations[need]()
    result = await run()
  } catch (error) {
    say(error instanceof Problem ? String(error) : error.stack)
    result = { passed: 0, failed: 1, skipped: [] }
  }
  const ms = Date.now() - started
  say(`== ${name}: ${result.failed > 0 ? 'FAILED' : 'done'} in ${(ms / 1000).toFixed(1)} s`)
  return { name, ms, ...result }
}

await runMain(async () => {
  const chosen = chosenSteps(process.argv.slice(2))
  await ensurePackages()
  const results = []
  for (const step of chosen) results.push(await runStep(step))
  say(`\n${summary(results)}`)
  return results.some(({ failed }) => failed > 0) ? 1 : 0
})
