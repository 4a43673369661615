/** The signals that ask a program to end, with their numbers (a program ended by n exits with 128 + n). */
const endingSignals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

let holder

/** Ends us on a signal, through the exit handlers (locks, helpers, displays), unless a running program is to decide. */
export function endOnSignals() {
  for (const [signal, number] of Object.entries(endingSignals))
    process.on(signal, () => (holder ? holder(signal) : process.exit(128 + number)))
}

/** How often it is looked whether the parent is still there, ms. */
const lookMs = 1000

/** Ends us, as a signal would, when the process that started us is gone: npm passes no signal on, and a killed process cannot. */
export function endWithParent() {
  const { ppid } = process
  const timer = setInterval(() => {
    if (process.ppid === ppid) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, lookMs)
  timer.unref()
}

/** Hands signals to `handler` until the returned function is called. */
export function holdSignals(handler) {
  const before = holder
  holder = handler
  return () => (holder = before)
}
