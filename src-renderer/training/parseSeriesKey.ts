/** What one series key says: `train/loss`, `validation/accuracy/<loss node>`. */
export interface SeriesName {
  readonly split: string
  readonly metric: string
  readonly node: string | undefined
}
export const parseSeriesKey = (key: string): SeriesName => {
  const [split = '', metric = '', ...node] = key.split('/')
  return { split, metric, node: node.length ? node.join('/') : undefined }
}
