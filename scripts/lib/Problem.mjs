/** A failure we foresaw. It is shown as three plain lines (what happened, why, what to do) and never as a stack trace. */
export class Problem extends Error {
  /** @param {{ what: string, why?: string, todo?: string, code?: string, values?: Record<string, number> }} parts code and values: for programs that tell failures apart */
  constructor({ what, why, todo, code, values }) {
    super(what)
    this.name = 'Problem'
    this.why = why
    this.todo = todo
    this.code = code
    this.values = values
  }

  /** All that is known, as printed for a person. */
  toString() {
    return [this.message, this.why && `  Why: ${this.why}`, this.todo && `  What to do: ${this.todo}`]
      .filter(Boolean)
      .join('\n')
  }
}
