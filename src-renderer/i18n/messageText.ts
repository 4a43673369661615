import { i18n } from './i18n'
import { problemText } from './problemText'

interface Message {
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** A message in the person's language; a `reason` that is the code of a problem is told in words. */
export function messageText({ key, values = {} }: Message): string {
  const { reason } = values
  const told = typeof reason === 'string' && { reason: problemText({ code: reason, message: reason, values }) }
  return i18n.t(key, { ...values, ...told })
}
