export const sleep = (milliseconds) => new Promise((settle) => setTimeout(settle, milliseconds))

/** Waits until `look` finds something; says what was awaited when it does not come. */
export async function waitFor(what, look, { within = 60_000, every = 20 } = {}) {
  const end = performance.now() + within
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > end) throw new Error(`In ${within} ms there was no ${what}.`)
    await sleep(every)
  }
}
