import type { Language } from '@shared/language'
import type { Problem } from '@shared/result'
import type { backendProblemTexts } from '@shared/training/problems/backendTexts'
import type { TrainerProblemCode } from '@shared/training/problems/texts'
import { dataWhys } from './dataWhys'
import { deviceWhys } from './deviceWhys'
import { divergenceWhys } from './divergenceWhys'
import { runWhys } from './runWhys'
import type { WhyText } from './whyText'

/** Explanations of what goes wrong in training, by code; those of a graph stand with their diagnostics. */
export const whys = { ...divergenceWhys, ...runWhys, ...dataWhys, ...deviceWhys } satisfies Readonly<
  Record<TrainerProblemCode | keyof typeof backendProblemTexts, WhyText>
>

/** Why a failure is one, and what helps; `undefined`: its sentence says all there is. */
export function whyOf({ code, values = {} }: Pick<Problem, 'code' | 'values'>, language: Language): string | undefined {
  const text = (whys as Readonly<Record<string, WhyText>>)[code]?.[language]
  return typeof text === 'function' ? text(values) : text
}
