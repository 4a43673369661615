import type { ReactElement } from 'react'
import { i18n } from '../i18n/i18n'
import Logo from './Logo'

interface Props {
  /** What was tried and failed; absent: still trying. */
  readonly failed?: boolean
  onRetry(): void
}

/** Before there is a studio: it is being reached, or it cannot be. Stands on its own, without stores or theme provider. */
export default function ConnectionScreen({ failed = false, onRetry }: Props): ReactElement {
  return (
    <div style={{ height: '100vh', display: 'grid', placeItems: 'center', padding: 24 }}>
      <div style={{ maxWidth: 460, textAlign: 'center' }} role={failed ? 'alert' : 'status'}>
        <Logo size={48} />
        {failed ? (
          <>
            <h1 style={{ fontSize: 18, margin: '16px 0 8px' }}>{i18n.t('shell.connect.title')}</h1>
            <p style={{ color: 'var(--mute)', margin: '0 0 16px' }}>{i18n.t('shell.connect.body')}</p>
            <button
              type="button"
              onClick={onRetry}
              autoFocus
              style={{
                height: 32,
                padding: '0 14px',
                borderRadius: 7,
                border: 0,
                font: 'inherit',
                fontWeight: 600,
                background: 'var(--accent)',
                color: 'var(--on-accent)',
                cursor: 'pointer',
              }}
            >
              {i18n.t('shell.retry')}
            </button>
          </>
        ) : (
          <p style={{ color: 'var(--mute)', margin: '16px 0 0' }}>{i18n.t('shell.connect.waiting')}</p>
        )}
      </div>
    </div>
  )
}
