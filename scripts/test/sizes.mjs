// Checks the house's sizes: a file at most 400 lines, a function at most 60 (test suites apart: a `describe` is a list).
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inRoot } from '../lib/paths.mjs'
import { runMain } from '../lib/runMain.mjs'

const maxFileLines = 400
const maxFunctionLines = 60
const folders = ['shared', 'src-main', 'src-renderer', 'scripts', 'tests', 'templates']

/** Own sources under a folder; generated files may be as long as they come out. */
function sources(folder) {
  if (!existsSync(inRoot(folder))) return []
  return readdirSync(inRoot(folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => /\.(tsx?|mjs|cjs|css)$/.test(name) && !/\.gen\.ts$|\.d\.ts$|node_modules/.test(name))
    .sort()
}

/** The functions of a file that are too long, as lines of text. */
function longFunctions(ts, file, text) {
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line
  const found = []
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      const start = lineOf(node.getStart(source))
      const lines = lineOf(node.end) - start + 1
      const name = node.name?.getText(source) ?? node.parent.name?.getText(source) ?? 'a function'
      if (lines > maxFunctionLines)
        found.push(`${file}:${start + 1} ${name} has ${lines} lines (at most ${maxFunctionLines})`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

await runMain(async () => {
  const { default: ts } = await import(pathToFileURL(inRoot('node_modules', 'typescript', 'lib', 'typescript.js')).href)
  const faults = []
  const files = folders.flatMap(sources)
  for (const file of files) {
    const text = readFileSync(inRoot(file), 'utf8')
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
    if (lines > maxFileLines) faults.push(`${file} has ${lines} lines (at most ${maxFileLines})`)
    if (!file.startsWith('tests') && !file.endsWith('.css')) faults.push(...longFunctions(ts, file, text))
  }
  for (const fault of faults) console.error(fault)
  console.log(`${files.length} files measured, ${faults.length} too long`)
  return faults.length > 0 ? 1 : 0
})
