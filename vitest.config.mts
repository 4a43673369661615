import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@shared': resolve(import.meta.dirname, 'shared') } },
  test: {
    // Tests in PyTorch, which `npm test` does not install, run where it is named: `npm run test:torch`.
    include: [`tests/{unit,contract,numeric,peers${process.env['NEUROLOOM_TORCH'] ? ',torch' : ''}}/**/*.test.ts`],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Many tests wait for processes of their own: on two processors one file at a time leaves half of the computer idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A studio under test must not begin to download 274 MB by itself.
    env: { NEUROLOOM_NO_NATIVE: '1' },
  },
})
