import type { Theme } from '../../state/interfaceStore'
import { defineAction, type Action } from '../defineAction'

const themeAction = (id: string, theme: Theme): Action =>
  defineAction({ id, group: 'view', run: ({ interface: screen }) => screen.getState().set({ theme }) })

export const lightThemeAction = themeAction('lightTheme', 'light')
export const darkThemeAction = themeAction('darkTheme', 'dark')
export const systemThemeAction = themeAction('systemTheme', 'system')
