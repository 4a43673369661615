export interface HiddenSpaceSettings {
  /** How an output of many numbers becomes points. */
  readonly way: 'pca' | 'tsne'
  readonly rows: number
  /** Which numbers of a point lie along the axes. */
  readonly x: number
  readonly y: number
  /** Of t-SNE: how many neighbors a point has, more or less. */
  readonly perplexity: number
}
