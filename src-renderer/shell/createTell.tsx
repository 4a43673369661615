import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react'
import type { Problem } from '@shared/result'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { messageText } from '../i18n/messageText'
import ProblemWords from '../problems/why/ProblemWords'
import Why from '../problems/why/Why'
import type { Message, Notice, Tell } from '../state/notice'

const TONES = {
  ok: { color: 'var(--ok)', icon: <IconCheck size={16} />, time: 4000 },
  info: { color: 'var(--accent)', icon: <IconInfoCircle size={16} />, time: 8000 },
  warning: { color: 'var(--warn)', icon: <IconAlertTriangle size={16} />, time: 8000 },
  error: { color: 'var(--err)', icon: <IconX size={16} />, time: false },
} as const

function Words({ message }: { readonly message: Message | Problem }): ReactElement {
  useTranslation()
  return 'key' in message ? <>{messageText(message)}</> : <ProblemWords problem={message} />
}

function Body({ notice, close }: { readonly notice: Notice; readonly close: () => void }): ReactElement {
  const { body, why, actions = [] } = notice
  return (
    <>
      {body !== undefined && (
        <Text size="sm">
          {typeof body === 'string' ? body : <Words message={body} />}
          {why && <Why of={why} />}
        </Text>
      )}
      {actions.length > 0 && (
        <Group gap={6} mt={8}>
          {actions.map(({ label, run }) => (
            <Button
              key={label.key}
              onClick={() => {
                close()
                run()
              }}
            >
              <Words message={label} />
            </Button>
          ))}
        </Group>
      )}
    </>
  )
}

/** A notice that something can be done with stays at least so long, ms. */
const TO_ACT = 8000
let nextId = 0

/** Shows notices at the edge of the screen; errors stay until they are closed. */
export const createTell = (): Tell => (notice) => {
  const { color, icon, time } = TONES[notice.tone]
  const id = notice.id ?? `notice-${nextId++}`
  const shown = {
    id,
    color,
    icon,
    autoClose: time !== false && notice.actions?.length ? Math.max(time, TO_ACT) : time,
    withBorder: true,
    title: <Words message={notice.title} />,
    message: <Body notice={notice} close={() => notifications.hide(id)} />,
  }
  notifications.hide(id)
  notifications.show(shown)
}
