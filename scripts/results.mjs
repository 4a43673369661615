// npm run test:long: trains every lecture network to its end and writes what each came to to docs/results.md.
//   npm run test:long -- --from FILE   only writes what a test run with $NEUROLOOM_LONG=1 and $NEUROLOOM_RESULTS=FILE left there
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensurePackages } from './lib/ensurePackages.mjs'
import { inRoot } from './lib/paths.mjs'
import { runMain } from './lib/runMain.mjs'
import { say } from './lib/say.mjs'
import { preparations } from './test/prepare.mjs'
import { runProgram } from './test/runProgram.mjs'

const number = (value) => (Math.abs(value) >= 0.001 || value === 0 ? Number(value.toFixed(4)) : value.toExponential(2))
const promised = ({ atLeast, atMost }) =>
  [...(atLeast === undefined ? [] : [`≥ ${atLeast}`]), ...(atMost === undefined ? [] : [`≤ ${atMost}`])].join(', ')
const row = ({ id, found, seconds, ...promise }) => {
  const values = Object.entries(found).map(([name, value]) => `${name} ${number(value)}`)
  return `| ${id} | ${values.join(' · ')} | ${promised(promise)} | ${seconds.toFixed(1)} |`
}

/** Rows of the table as it stands, by network. */
function knownRows() {
  const text = existsSync(inRoot('docs', 'results.md')) ? readFileSync(inRoot('docs', 'results.md'), 'utf8') : ''
  return new Map([...text.matchAll(/^\| (\w+) \|.*\|$/gm)].map(([line, id]) => [id, line]))
}

/** Writes the table from what the tests left in a file, a line of JSON for each network; `keep`: networks that are not in it keep their rows. */
function writeTable(file, keep = false) {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  const lines = text === '' ? [] : text.split('\n').map((line) => JSON.parse(line))
  const known = knownRows()
  known.delete('Network')
  const rows = new Map([...(keep ? known : []), ...lines.map((line) => [line.id, row(line)])])
  const page = `# Results of the lecture networks

Each network was trained as its file has it, to its end, from its own seed; \`npm run test:long\` writes this table. Series are those of the
curves, on the test part where there is one. Seconds are those of the whole run on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}),
backend \`${lines[0]?.backend ?? 'none'}\`.

| Network | Result | Promised | Seconds |
|---|---|---|---|
${[...rows.values()].join('\n')}
`
  if (lines.length > 0) writeFileSync(inRoot('docs', 'results.md'), page)
  say(`docs/results.md: ${lines.length} networks`)
}

async function trainAll() {
  await ensurePackages()
  await preparations.native()
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-results-'))
  const file = join(folder, 'results.jsonl')
  try {
    const args = [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', 'tests/numeric/templates.test.ts']
    const code = await runProgram(args, { NEUROLOOM_LONG: '1', NEUROLOOM_RESULTS: file })
    writeTable(file)
    return code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await runMain(async () => {
  const { values } = parseArgs({ options: { from: { type: 'string' } } })
  if (values.from === undefined) return trainAll()
  writeTable(values.from, true)
  return 0
})
