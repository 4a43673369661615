import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { inRoot } from '../paths.mjs'

/** Loads a package that Electron's npm package itself depends on, in the version that goes with it. */
export function electronDependency(name) {
  const require = createRequire(inRoot('node_modules', 'electron', 'package.json'))
  return import(pathToFileURL(require.resolve(name)).href)
}
