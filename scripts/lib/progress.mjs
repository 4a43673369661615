import { say, sayStream } from './say.mjs'

const mb = (bytes) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`

/**
 * Shows how far a long piece of work has come: a line redrawn in place on a terminal, a line per quarter (or per 30 s) elsewhere.
 * @param {string} label
 * @param {(done: number, total: number) => string} [words] how amounts are worded; bytes by default
 */
export function progress(label, words = (done, total) => (total ? `${mb(done)} of ${mb(total)}` : mb(done))) {
  const live = Boolean(sayStream().isTTY)
  let lastTime = Date.now()
  let lastQuarter = 0
  let drawn = false
  return {
    update(done, total = 0) {
      const share = total ? Math.min(1, done / total) : 0
      const text = `  ${label}: ${total ? `${Math.floor(share * 100)}%, ` : ''}${words(done, total)}`
      const now = Date.now()
      if (live) {
        if (drawn && now - lastTime < 100 && share < 1) return
        sayStream().write(`\r\x1b[2K${text}`)
        drawn = true
        lastTime = now
        return
      }
      const quarter = Math.floor(share * 4)
      if (quarter <= lastQuarter && now - lastTime < 30_000) return
      lastQuarter = Math.max(quarter, lastQuarter)
      lastTime = now
      say(text)
    },
    end() {
      if (drawn) sayStream().write('\r\x1b[2K')
      drawn = false
    },
  }
}
