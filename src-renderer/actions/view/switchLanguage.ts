import { defineAction } from '../defineAction'

export const switchLanguageAction = defineAction({
  id: 'switchLanguage',
  group: 'view',
  run: ({ interface: screen }) => {
    const { language, set } = screen.getState()
    set({ language: language === 'uk' ? 'en' : 'uk' })
  },
})
