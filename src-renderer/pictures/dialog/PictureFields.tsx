import { Checkbox, NumberInput, SegmentedControl, Select } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES, type Language } from '@shared/language'
import { useDocument, useInterface } from '../../state/studio'
import type { PictureStyle } from '../styleFor'
import classes from './picture.module.css'
import type { PictureSettings } from './pictureSettings'

interface Props {
  readonly settings: PictureSettings
  /** What the picture is drawn in, chosen or not. */
  readonly style: PictureStyle
  readonly hasRun: boolean
  onSettings(patch: Partial<PictureSettings>): void
}

const NAMES: Readonly<Record<Language, string>> = { uk: 'Українська', en: 'English' }
const SMALLEST = 12
const LARGEST = 28

/** One of a few, with a name above. */
function Choice<T extends string>(props: {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly help?: string
  onChange(value: T): void
}): ReactElement {
  const { label, value, options, help, onChange } = props
  return (
    <div>
      <div className={classes['label']}>{label}</div>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={label}
        value={value}
        data={[...options]}
        onChange={(next) => onChange(next as T)}
      />
      {help !== undefined && <p className={classes['help']}>{help}</p>}
    </div>
  )
}

/** How a picture is drawn: style, colors, size of letters, and what of the network stands in it. */
export default function PictureFields({ settings, style, hasRun, onSettings }: Props): ReactElement {
  const { t } = useTranslation()
  const check = (
    name: 'transparent' | 'weights' | 'biases' | 'volumes' | 'losses',
    more: { disabled?: boolean; description?: ReactNode } = {},
  ) => (
    <Checkbox
      size="xs"
      label={t(`pictures.dialog.${name}`)}
      checked={settings[name]}
      onChange={(event) => onSettings({ [name]: event.currentTarget.checked })}
      {...more}
    />
  )
  return (
    <section className={classes['fields']} aria-label={t('pictures.dialog.settings')}>
      <Choice
        label={t('pictures.dialog.style.label')}
        value={style}
        options={(['neurons', 'blocks'] as const).map((value) => ({
          value,
          label: t(`pictures.dialog.style.${value}`),
        }))}
        help={t(`pictures.dialog.styleHelp.${style}`)}
        onChange={(next) => onSettings({ style: next })}
      />
      {style === 'neurons' ? (
        <>
          {check('weights', hasRun ? {} : { disabled: true, description: t('pictures.dialog.noWeights') })}
          {check('biases')}
        </>
      ) : (
        <BlockFields settings={settings} check={check} onSettings={onSettings} />
      )}
      <Choice
        label={t('pictures.dialog.colors.label')}
        value={settings.colors}
        options={(['light', 'dark', 'print'] as const).map((value) => ({
          value,
          label: t(`pictures.dialog.colors.${value}`),
        }))}
        onChange={(colors) => onSettings({ colors })}
      />
      {check('transparent')}
      <LettersFields settings={settings} onSettings={onSettings} />
      <Choice
        label={t('pictures.dialog.scale')}
        value={String(settings.scale)}
        options={['1', '2', '3', '4'].map((value) => ({ value, label: `${value}×` }))}
        onChange={(scale) => onSettings({ scale: Number(scale) })}
      />
    </section>
  )
}

/** The size of letters and the language that they write. */
function LettersFields({ settings, onSettings }: Pick<Props, 'settings' | 'onSettings'>): ReactElement {
  const { t } = useTranslation()
  const shown = useInterface((s) => s.language)
  return (
    <div className={classes['pair']}>
      <NumberInput
        size="xs"
        label={t('pictures.dialog.fontSize')}
        value={settings.fontSize}
        min={SMALLEST}
        max={LARGEST}
        clampBehavior="strict"
        allowDecimal={false}
        onChange={(size) => typeof size === 'number' && size >= SMALLEST && onSettings({ fontSize: size })}
      />
      <Select
        size="xs"
        label={t('pictures.dialog.language')}
        value={settings.language ?? shown}
        allowDeselect={false}
        data={LANGUAGES.map((value) => ({ value, label: NAMES[value] }))}
        onChange={(language) => onSettings({ language: language as Language })}
      />
    </div>
  )
}

/** What only pictures with blocks have. */
function BlockFields({
  settings,
  check,
  onSettings,
}: Pick<Props, 'settings' | 'onSettings'> & { check(name: 'volumes' | 'losses'): ReactElement }): ReactElement {
  const { t } = useTranslation()
  const grouped = useDocument((s) => s.document.groups.length > 0)
  return (
    <>
      <Choice
        label={t('pictures.dialog.direction.label')}
        value={settings.direction}
        options={(['right', 'down'] as const).map((value) => ({
          value,
          label: t(`pictures.dialog.direction.${value}`),
        }))}
        onChange={(direction) => onSettings({ direction })}
      />
      {grouped && (
        <Select
          size="xs"
          label={t('pictures.dialog.groups.label')}
          value={settings.fold}
          allowDeselect={false}
          data={(['own', 'none', 'all'] as const).map((value) => ({
            value,
            label: t(`pictures.dialog.groups.${value}`),
          }))}
          onChange={(fold) => onSettings({ fold: fold as PictureSettings['fold'] })}
        />
      )}
      {check('volumes')}
      {check('losses')}
    </>
  )
}
