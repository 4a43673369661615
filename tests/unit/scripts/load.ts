import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Path of a file under scripts/. */
export const script = (path: string) => join(import.meta.dirname, '..', '..', '..', 'scripts', path)

/** Loads a module of scripts/, which are plain JavaScript because they run before anything is installed. */
export const load = (path: string) => import(/* @vite-ignore */ pathToFileURL(script(path)).href)
