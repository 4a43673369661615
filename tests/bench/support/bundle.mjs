import { build } from 'vite'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './paths.mjs'

/** A TypeScript module of the repository with all it imports, built into a folder and imported. */
export async function bundle(source, folder) {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(ROOT, 'shared') } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: true,
      lib: { entry: join(ROOT, source), formats: ['es'], fileName: () => 'bundle.mjs' },
    },
  })
  return import(pathToFileURL(join(folder, 'bundle.mjs')).href)
}
