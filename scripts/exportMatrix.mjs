// npm run matrix: writes the table of formats and lecture networks in docs/exports.md.
//   npm run matrix                 runs the peer tests, which load every export in its real target, and writes what they found
//   npm run matrix -- --from FILE  only writes what a test run with $NEUROLOOM_MATRIX=FILE left there
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { ensurePackages } from './lib/ensurePackages.mjs'
import { inRoot } from './lib/paths.mjs'
import { runMain } from './lib/runMain.mjs'
import { say } from './lib/say.mjs'
import { preparations } from './test/prepare.mjs'
import { runProgram } from './test/runProgram.mjs'

const PAGE = inRoot('docs', 'exports.md')
const [BEGIN, END] = ['<!-- The table below is written by `npm run matrix`. -->', '<!-- End of the table. -->']

/** What the tests left, the last word on each network and format. */
function readSupport(file) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : []
  return new Map(lines.map((line) => JSON.parse(line)).map((one) => [`${one.format} ${one.template}`, one]))
}

function tableOf(support) {
  const all = [...support.values()]
  const formats = [...new Set(all.map((one) => one.format))].sort()
  const templates = [...new Set(all.map((one) => one.template))].sort()
  const notes = []
  const noteOf = (reason) => {
    if (!notes.includes(reason)) notes.push(reason)
    return notes.indexOf(reason) + 1
  }
  const cell = (one) => (!one ? '' : one.status === 'same' ? '✓' : `${noteOf(one.reason ?? 'refused')}`)
  const rows = templates.map(
    (template) => `| ${template} | ${formats.map((name) => cell(support.get(`${name} ${template}`))).join(' | ')} |`,
  )
  const sums = formats.map((name) => {
    const own = all.filter((one) => one.format === name)
    return `${own.filter(({ status }) => status === 'same').length} of ${own.length}`
  })
  const worst = formats.map((name) =>
    Math.max(0, ...all.filter((one) => one.format === name).map((one) => one.worst ?? 0)).toExponential(1),
  )
  return [
    `| network | ${formats.join(' | ')} |`,
    `|---|${formats.map(() => '---').join('|')}|`,
    `| **same answers** | ${sums.join(' | ')} |`,
    `| **largest difference** | ${worst.join(' | ')} |`,
    ...rows,
    '',
    'Why a network cannot leave in a format, or does not come in whole:',
    '',
    ...notes.map((note, i) => `${i + 1}. ${note}`),
  ].join('\n')
}

async function writeTable(file) {
  const support = readSupport(file)
  if (support.size === 0) return say('The tests left nothing; docs/exports.md stays as it is.')
  const page = readFileSync(PAGE, 'utf8')
  const [before] = page.split(BEGIN)
  const [, after = '\n'] = page.split(END)
  const text = `${before}${BEGIN}\n\n${tableOf(support)}\n\n${END}${after}`
  writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }))
  say(`docs/exports.md: ${support.size} answers`)
}

async function runPeers() {
  await ensurePackages()
  await preparations.python()
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-matrix-'))
  const file = join(folder, 'matrix.jsonl')
  try {
    const args = [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', 'tests/peers']
    const code = await runProgram(args, { NEUROLOOM_MATRIX: file })
    await writeTable(file)
    return code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await runMain(async () => {
  const { values } = parseArgs({ options: { from: { type: 'string' } } })
  if (values.from === undefined) return runPeers()
  await writeTable(values.from)
  return 0
})
