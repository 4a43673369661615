import type { Check } from '../checkContext'
import { checkAdvice } from './checkAdvice'
import { checkChoices } from './checkChoices'
import { checkConnections } from './checkConnections'
import { checkData } from './checkData'
import { checkFlat } from './checkFlat'
import { checkGoals } from './checkGoals'
import { checkMemory } from './checkMemory'
import { checkNames } from './checkNames'
import { checkOptimizers } from './checkOptimizers'
import { checkParams } from './checkParams'
import { checkPhases } from './checkPhases'
import { checkPorts } from './checkPorts'
import { checkRules } from './checkRules'
import { checkSharing } from './checkSharing'
import { checkTraining } from './checkTraining'
import { checkUse } from './checkUse'

/** Every look at the whole graph; problems are listed in this order within their severity. */
export const checks: readonly Check[] = [
  checkParams,
  checkConnections,
  checkPorts,
  checkSharing,
  checkGoals,
  checkRules,
  checkData,
  checkUse,
  checkFlat,
  checkChoices,
  checkOptimizers,
  checkTraining,
  checkPhases,
  checkMemory,
  checkNames,
  checkAdvice,
]
