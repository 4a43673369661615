// Checks the layers (.dependency-cruiser.cjs), and that the check saw every source file: a cruiser that cannot read TypeScript sees none and finds no fault.
import { existsSync, readdirSync } from 'node:fs'
import { inRoot, root } from '../lib/paths.mjs'
import { runMain } from '../lib/runMain.mjs'
import { runQuietly } from '../lib/runQuietly.mjs'

const folders = ['shared', 'src-main', 'src-renderer'].filter((folder) => existsSync(inRoot(folder)))
const isSource = (name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts')
const sourceCount = () =>
  folders.reduce(
    (sum, folder) =>
      sum + readdirSync(inRoot(folder), { recursive: true }).filter((name) => isSource(String(name))).length,
    0,
  )

await runMain(async () => {
  const cruiser = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const args = [cruiser, ...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const { stdout, output } = await runQuietly(process.execPath, args, { cwd: root })
  let result
  try {
    result = JSON.parse(stdout)
  } catch {
    console.error(`dependency-cruiser did not run:\n${output}`)
    return 1
  }
  const seen = result.modules.filter(
    ({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)) && isSource(source),
  ).length
  const wanted = sourceCount()
  for (const { rule, from, to } of result.summary.violations) console.error(`${rule.name}: ${from} -> ${to}`)
  console.log(`${seen} of ${wanted} source files checked, ${result.summary.violations.length} forbidden imports`)
  return seen > 0 && seen >= wanted && result.summary.violations.length === 0 ? 0 : 1
})
