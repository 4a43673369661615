'use strict'
// A packaged Electron runs only its own app and ignores a path on its command line. This stands in for the default app that a
// plain Electron has: `electron [-r module] <folder or file> [arguments]`, which is also how Playwright starts it.
const { app } = require('electron')
const { existsSync, readFileSync } = require('node:fs')
const { dirname, join, resolve } = require('node:path')
const Module = require('node:module')

function parse(words) {
  const preload = []
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '-r' || words[i] === '--require') preload.push(words[++i])
    else if (words[i] === '-v' || words[i] === '--version') return { version: true, preload }
    else if (!words[i].startsWith('-')) return { target: words[i], preload }
  }
  return { preload }
}

function describe(folder) {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return
  const { name, productName, version } = JSON.parse(readFileSync(file, 'utf8'))
  if (version) app.setVersion(version)
  app.setName(productName || name || 'Electron')
}

const { target, version, preload } = parse(process.argv.slice(1))
if (version) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}
if (!target) {
  process.stderr.write('Which app? Give the path of its folder.\n')
  process.exit(2)
}
if (preload.length > 0) Module._preloadModules(preload)
Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
const path = resolve(target)
describe(path)
const main = Module._resolveFilename(path, null, true)
app.setAppPath(existsSync(join(path, 'package.json')) ? path : dirname(main))
// Set after the name, as Electron itself does, or settings land in a folder called "Electron".
app.setPath('userData', join(app.getPath('appData'), app.getName()))
Module._load(main, null, true)
