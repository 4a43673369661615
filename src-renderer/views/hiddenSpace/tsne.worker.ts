import { TSNE } from '@keckelt/tsne'
import { createRandom } from '@shared/random'
import type { TsneJob, TsneNews } from './tsneJob'

/** Steps, and how many are done between two news. */
const STEPS = 500
const BETWEEN = 10
const random = createRandom(1, 'tsne')

/** Begins in the same places each time. */
class SeededTsne extends TSNE {
  override gaussRandom(): number {
    return random.normal()
  }
}

onmessage = ({ data: { rows, perplexity } }: MessageEvent<TsneJob>) => {
  const tsne = new SeededTsne({ dim: 2, perplexity, epsilon: 10 })
  tsne.initDataRaw(rows.map((row) => [...row]))
  const tell = (done: number): void => {
    const news: TsneNews = { share: done / STEPS, points: tsne.getSolution() as readonly (readonly number[])[] }
    postMessage(news)
  }
  for (let step = 1; step <= STEPS; step++) {
    tsne.step()
    if (step % BETWEEN === 0) tell(step)
  }
}
