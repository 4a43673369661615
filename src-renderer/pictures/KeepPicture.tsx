import { ActionIcon, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../charts/saveFile'

interface Props {
  /** Name of the file, without its ending. */
  readonly name: string
  readonly className: string | undefined
  /** The picture as a file of its own, drawn anew. */
  svg(): string
  /** The same at twice its size; `null`: it could not be made. */
  png(): Promise<Blob | null>
}

/** Keeps a picture as PNG or as SVG. */
export default function KeepPicture({ name, className, svg, png }: Props): ReactElement {
  const { t } = useTranslation()
  const keepPng = async (): Promise<void> => {
    const blob = await png()
    if (blob) saveFile(`${name}.png`, blob)
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          className={className}
          variant="subtle"
          size="sm"
          color="gray"
          aria-label={t('pictures.keep')}
          title={t('pictures.keep')}
        >
          <IconDownload size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void keepPng()}>{t('drawer.saveAs.png')}</Menu.Item>
        <Menu.Item onClick={() => saveFile(`${name}.svg`, svg(), 'image/svg+xml')}>{t('drawer.saveAs.svg')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
