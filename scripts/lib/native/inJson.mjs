import { Problem } from '../Problem.mjs'

/**
 * Does the work and prints the outcome as the last line, for the studio, which words it in the person's language.
 * @param {{ emit(event: object): void }} reporter
 * @param {(reporter: object) => Promise<string>} work gives a folder
 * @returns {Promise<number>} the exit code
 */
export async function inJson(reporter, work) {
  try {
    reporter.emit({ ok: true, folder: await work(reporter) })
    return 0
  } catch (error) {
    const known = error instanceof Problem
    const { message: what, why = '', todo = '', values } = error
    reporter.emit({ error: { code: (known && error.code) || 'unforeseen', what, why, todo, values } })
    if (!known) console.error(error)
    return 1
  }
}
