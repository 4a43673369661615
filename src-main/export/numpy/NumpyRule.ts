import type { CheckedNode } from '@shared/compile/checkedGraph'

type Params = Readonly<Record<string, unknown>>

/** A rule at work: one objective and the layer that it trains. */
export interface RuleUse {
  /** Of the rule. */
  readonly p: Params
  readonly layer: CheckedNode
  /** Whether a target is wired to it. */
  readonly taught: boolean
  /** What comes into the layer, and the target, of all rows. */
  readonly x: string
  readonly y: string
  /** Python's name of a weight, or of what the rule keeps besides. */
  name(weight: string): string
  /** The learning rate at a step, where the rule has one. */
  readonly rate: string
  /** The share of the phase that is done, from 0 to 1. */
  readonly progress: string
}

/** A learning rule in NumPy. */
export interface NumpyRule {
  /** Python functions: `.py` files of this folder. */
  source(p: Params, use: Pick<RuleUse, 'taught'>): string
  /** Weights that it is given and gives back, after the rows. */
  readonly weights: readonly string[]
  /** What else it keeps from step to step, with its first value. */
  kept?(use: RuleUse): Readonly<Record<string, string>>
  /** What of the rows it is given; absent: the rows, and the target where there is one. */
  rows?(use: RuleUse, x: string, y: string): string
  /** Arguments after the weights. */
  options(use: RuleUse): readonly string[]
  /** First values of weights, where a rule begins otherwise than the layer says. */
  start?(use: RuleUse): Readonly<Partial<Record<string, string>>>
  /** Lines before the first weights, and after the last. */
  before?(use: RuleUse): readonly string[]
  after?(use: RuleUse): readonly string[]
  /** `true`: it takes all rows at once, and once is enough. */
  readonly once?: boolean
  /** How well it goes over some rows; absent: nothing is told while it learns. */
  report?(use: RuleUse, x: string, y: string): string
  /** Whether it is written in this form; absent: always. */
  fits?(use: RuleUse): boolean
}
