import type { LoadingCode } from '../defineExporter'
import { shellWord } from '../script/shellWord'

/** How a script is run. */
export const runningCode = (path: string): LoadingCode => ({
  language: 'shell',
  code: `# Builds, trains and evaluates the network.\npython ${shellWord(path)}`,
})
