import { useMediaQuery } from '@mantine/hooks'
import { useInterface } from '../state/studio'

/** Light or dark, as the person or else the system wants it. */
export function useColorScheme(): 'light' | 'dark' {
  const theme = useInterface((state) => state.theme)
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', true, { getInitialValueInEffect: false })
  return theme === 'system' ? (systemDark ? 'dark' : 'light') : theme
}
