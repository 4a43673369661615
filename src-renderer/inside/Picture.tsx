import { ActionIcon } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconDownload } from '@tabler/icons-react'
import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../charts/saveFile'
import type { Room } from '../samples/drawSamples'
import { useColorScheme } from '../shell/useColorScheme'
import { colorsOf, type Colors } from './colors'
import classes from './inside.module.css'

/** Draws into a part of a canvas, px. */
export type Draw = (context: CanvasRenderingContext2D, room: Room, colors: Colors) => void

interface Props {
  readonly draw: Draw
  /** What it shows, for those who do not see it. */
  readonly label: string
  /** Name of the file when it is kept; absent: it is not offered. */
  readonly name?: string
}

function paint(canvas: HTMLCanvasElement, draw: Draw, room: Room, ground: boolean): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const density = window.devicePixelRatio || 1
  canvas.width = Math.round(room.width * density)
  canvas.height = Math.round(room.height * density)
  context.scale(density, density)
  const colors = colorsOf(document.body)
  if (ground) {
    context.fillStyle = colors.raise
    context.fillRect(0, 0, room.width, room.height)
  }
  draw(context, room, colors)
}

function save(draw: Draw, room: Room, name: string): void {
  const canvas = document.createElement('canvas')
  paint(canvas, draw, room, true)
  canvas.toBlob((blob) => blob && saveFile(`${name}.png`, blob))
}

/** A picture in all the room that there is, drawn past React, to be kept as PNG. */
export default function Picture({ draw, label, name }: Props): ReactElement {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const { ref, width, height } = useElementSize()
  const scheme = useColorScheme()
  useEffect(() => {
    if (canvas.current && width > 0 && height > 0) paint(canvas.current, draw, { width, height }, false)
  }, [draw, width, height, scheme])
  return (
    <div ref={ref} className={classes['picture']}>
      <canvas ref={canvas} role="img" aria-label={label} style={{ width, height }} />
      {name !== undefined && (
        <ActionIcon
          className={classes['save']}
          variant="subtle"
          size="sm"
          color="gray"
          aria-label={t('samples.save')}
          title={t('samples.save')}
          onClick={() => save(draw, { width, height }, name)}
        >
          <IconDownload size={14} />
        </ActionIcon>
      )}
    </div>
  )
}
