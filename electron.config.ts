import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { copyWasm } from './build/copyWasm'

const root = (path: string) => resolve(import.meta.dirname, path)
const alias = {
  '@shared': root('shared'),
  // TensorFlow's Node package asks for the union package; all that it uses of it is the core, which is in the bundle already.
  '@tensorflow/tfjs': root('node_modules/@tensorflow/tfjs-core'),
}

/** One bundle for every Electron from 22 (Node 16.17, Chrome 108) on, and for plain Node 20 (server, command line). */
export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [copyWasm()],
    build: {
      target: 'node16.17',
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: root('src-main/desktop/index.ts'),
          trainer: root('src-main/trainer/entry.ts'),
          importer: root('src-main/import/entry.ts'),
          cli: root('src-main/cli/index.ts'),
        },
        // Its binary of 21 MB is looked for beside its code, and it may be missing.
        external: ['webgpu'],
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: 'node16.17',
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: root('src-main/desktop/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: root('src-renderer'),
    resolve: { alias },
    plugins: [react()],
    build: {
      target: 'chrome108',
      cssTarget: 'chrome108',
      outDir: root('out/renderer'),
      minify: true,
      emptyOutDir: true,
      rolldownOptions: { input: { index: root('src-renderer/index.html') } },
    },
  },
})
