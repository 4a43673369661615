import type { ItemChoice } from '@shared/graph/document'

/** The line that sets the learning rate before a step. */
export function rateLine(choice: ItemChoice, learningRate: number, share: string): string {
  const sgd = choice.type === 'sgd' || choice.type === 'momentum'
  const value = learningRate === 1 ? share : `${learningRate} * ${share}`
  return sgd ? `optimizer.setLearningRate(${value})` : `Object.assign(optimizer, { learningRate: ${value} })`
}
