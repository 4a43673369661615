import { Problem } from './Problem.mjs'
import { endOnSignals } from './signals.mjs'

/** Runs a script's main function; its number becomes the exit code, a foreseen Problem is told without a stack trace. */
export async function runMain(main, atLeast = 20) {
  endOnSignals()
  try {
    const [major] = process.versions.node.split('.').map(Number)
    if (major < atLeast)
      throw new Problem({
        what: `Neuroloom needs Node.js ${atLeast} or newer; this is ${process.versions.node}.`,
        todo: 'install a current Node.js from https://nodejs.org and run the command again',
      })
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    process.exitCode = 1
    if (error instanceof Problem) console.error(`\n${error}`)
    else console.error('\nAn unforeseen error; please report it with these lines:\n', error)
  }
}
