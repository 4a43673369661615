import type { TFunction } from 'i18next'
import type { TemplateSummary } from '@shared/ipc/types'
import type { Language } from '@shared/language'
import { localized } from '../../i18n/format'
import { templateWords } from '../../search/templateWords'
import { openTemplate } from '../../state/session/openProject'
import type { Studio } from '../../state/studio'
import type { Command } from './Command'

/** The lecture networks, to be opened. */
export const toTemplates = (
  studio: Studio,
  templates: readonly TemplateSummary[],
  language: Language,
  t: TFunction,
): Command[] =>
  templates.map((template) => ({
    id: `template ${template.id}`,
    group: t('shell.palette.templates'),
    label: localized(template.title, language),
    description: localized(template.subtitle, language),
    words: templateWords(template),
    onClick: () => void openTemplate(studio, template.id),
  }))
