// npm run test:torch: runs the scripts that are exported for PyTorch in real PyTorch.
//   apt-get install python3-torch    the lightest that works (Debian; CPU)
//   pip install torch                in an environment that $NEUROLOOM_TORCH names by its interpreter
import { Problem } from './lib/Problem.mjs'
import { runMain } from './lib/runMain.mjs'
import { runQuietly } from './lib/runQuietly.mjs'
import { runThrough } from './lib/runThrough.mjs'
import { say } from './lib/say.mjs'

/** The first interpreter that has PyTorch. */
async function findTorch() {
  for (const python of [process.env.NEUROLOOM_TORCH, 'python3', '/usr/bin/python3'].filter(Boolean)) {
    const { code, output } = await runQuietly(python, ['-c', 'import numpy, torch; print(torch.__version__)'])
    if (code === 0) {
      say(`PyTorch ${output.trim()} of ${python}`)
      return python
    }
  }
  throw new Problem({
    what: 'PyTorch was not found.',
    todo: 'install it (Debian: apt-get install python3-torch), or name a Python that has it in NEUROLOOM_TORCH',
  })
}

await runMain(async () => {
  const NEUROLOOM_TORCH = await findTorch()
  return runThrough('npx', ['vitest', 'run', 'tests/torch'], { env: { ...process.env, NEUROLOOM_TORCH } })
})
