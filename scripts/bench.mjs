// npm run bench: runs every tests/bench/*.bench.mjs after a build, one after the other, so that they do not disturb each other.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './lib/ensureBuilt.mjs'
import { ensurePackages } from './lib/ensurePackages.mjs'
import { inRoot } from './lib/paths.mjs'
import { Problem } from './lib/Problem.mjs'
import { runMain } from './lib/runMain.mjs'
import { say } from './lib/say.mjs'
import { runProgram } from './test/runProgram.mjs'

const folder = inRoot('tests', 'bench')

await runMain(async () => {
  // Names come first; from the first option on, all goes to the benchmarks.
  const given = process.argv.slice(2)
  const first = given.findIndex((word) => word.startsWith('-'))
  const [wanted, options] = first < 0 ? [given, []] : [given.slice(0, first), given.slice(first)]
  const all = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.bench.mjs'))
        .sort()
    : []
  const chosen = all.filter((name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)))
  if (chosen.length === 0)
    throw new Problem({
      what: 'There is no benchmark to run.',
      why: `tests/bench has: ${all.join(', ') || 'none'}`,
      todo: 'add tests/bench/<name>.bench.mjs',
    })
  await ensurePackages()
  await ensureBuilt()
  let failed = 0
  for (const name of chosen) {
    say(`\n== ${name}`)
    if ((await runProgram([join(folder, name), ...options])) !== 0) failed++
  }
  say(`\n${chosen.length - failed} of ${chosen.length} benchmarks ran to their end`)
  return failed > 0 ? 1 : 0
})
