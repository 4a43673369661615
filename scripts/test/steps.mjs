import { checkStep } from './checkStep.mjs'
import { playwrightStep } from './playwrightStep.mjs'
import { vitestStep } from './vitestStep.mjs'

/**
 * Everything that `npm test` runs, in this order. `needs` names what has to be prepared first (prepare.mjs).
 * @type {{ name: string, title: string, needs?: string[], run: () => Promise<{ passed: number, failed: number, skipped: { name: string, reason: string }[] }> }[]}
 */
export const steps = [
  {
    name: 'typecheck',
    title: 'types',
    run: checkStep('node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'),
  },
  { name: 'lint', title: 'layers between folders', run: checkStep('scripts/test/lint.mjs') },
  {
    name: 'unused',
    title: 'unused files, exports and packages',
    run: checkStep('node_modules/knip/bin/knip.js', '--no-progress'),
  },
  { name: 'catalog', title: 'the catalog’s index is fresh', run: checkStep('scripts/catalogIndex.mjs', '--check') },
  { name: 'sizes', title: 'lengths of files and functions', run: checkStep('scripts/test/sizes.mjs') },
  { name: 'build', title: 'the build', run: checkStep('scripts/build.mjs') },
  { name: 'unit', title: 'unit tests', run: vitestStep('unit') },
  { name: 'contract', title: 'contracts of catalog and interfaces', run: vitestStep('contract') },
  { name: 'numeric', title: 'numbers', needs: ['native', 'softwareCard'], run: vitestStep('numeric') },
  { name: 'peers', title: 'comparison with real peers', needs: ['python'], run: vitestStep('peers') },
  {
    name: 'e2e',
    title: 'the studio in its window and in a browser',
    needs: ['electron', 'browser', 'native'],
    run: playwrightStep,
  },
]
