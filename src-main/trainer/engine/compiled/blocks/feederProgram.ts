import { copyRows } from '../../copyRows'

/** What the two threads agree on, in 32-bit integers: how far the block is, and how many rows it has. */
export const control = { state: 0, count: 1 } as const
/** Nobody works on the block; it is asked for; the thread is at it; it is there. */
export const state = { idle: 0, asked: 1, copying: 2, ready: 3 } as const

/** The thread that lays out blocks, as text, so that no file has to be found beside a bundle or inside an archive. */
export const feederProgram = `
const { workerData: { shared, rows, columns } } = require('node:worker_threads')
const copyRows = ${copyRows.toString()}
const { compareExchange, store, notify, wait } = Atomics
for (;;) {
  const seen = compareExchange(shared, ${control.state}, ${state.asked}, ${state.copying})
  if (seen === ${state.asked}) {
    const wanted = rows.subarray(0, shared[${control.count}])
    for (const { values, width, into } of columns) copyRows(values, width, wanted, into)
    store(shared, ${control.state}, ${state.ready})
    notify(shared, ${control.state})
  } else wait(shared, ${control.state}, seen)
}
`
