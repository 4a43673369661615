import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './theme/tokens.css'
import { createRoot } from 'react-dom/client'
import type { AppInfo, Settings } from '@shared/ipc/types'
import App from './App'
import { createClient, type StudioClient } from './bridge/client'
import { chooseLanguage } from './i18n/chooseLanguage'
import { startI18n } from './i18n/i18n'
import ConnectionScreen from './shell/ConnectionScreen'
import { createStudio } from './shell/createStudio'
import { createTell } from './shell/createTell'
import { startSession } from './shell/startSession'

const systemLanguage = chooseLanguage(navigator.languages)

/** What must be known before anything can be drawn; `null`: the main side does not answer. */
async function greet(client: StudioClient): Promise<{ readonly app: AppInfo; readonly settings: Settings } | null> {
  const [app, settings] = await Promise.all([
    client.call('app.info', undefined),
    client.call('settings.get', undefined),
  ])
  if (!app.ok) return null
  return { app: app.value, settings: settings.ok ? settings.value : { theme: 'system', favorites: [] } }
}

async function start(): Promise<void> {
  const element = window.document.getElementById('root')
  if (!element) throw new Error('The page has no #root.')
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches
  window.document.documentElement.dataset['mantineColorScheme'] = dark ? 'dark' : 'light'
  await startI18n(systemLanguage)
  window.document.documentElement.lang = systemLanguage
  const root = createRoot(element)
  const client = createClient()

  const begin = async (): Promise<void> => {
    root.render(<ConnectionScreen onRetry={() => undefined} />)
    const found = await greet(client)
    if (!found) {
      root.render(<ConnectionScreen failed onRetry={() => void begin()} />)
      return
    }
    const studio = createStudio({
      client,
      ...found,
      language: found.settings.language ?? systemLanguage,
      tell: createTell(),
    })
    startSession(studio)
    root.render(<App studio={studio} />)
  }
  await begin()
}

void start()
