import { catalog } from './catalog'

/** Id of the rule to begin with for layers of a type; `undefined`: no rule trains them. */
export function ruleFor(type: string): string | undefined {
  const rules = [...catalog.rules.values()]
  const usual = rules.find(({ rule }) => rule?.usualFor?.includes(type))
  return (usual ?? rules.find(({ rule }) => rule?.trains.includes(type)))?.id
}
