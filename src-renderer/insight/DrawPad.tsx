import { Button } from '@mantine/core'
import { useEffect, useRef, type PointerEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './insight.module.css'
import type { Picture } from './toDigit'

const SIZE = 196
const PEN = 15

interface Props {
  /** Called while the person draws; `null` when the pad is wiped. */
  onDraw(picture: Picture | null): void
  /** Grows when the pad is to be wiped from outside. */
  readonly wipes: number
}

/** A slate to draw a digit on, with mouse, pen or finger. White on black, as MNIST is. */
export default function DrawPad({ onDraw, wipes }: Props): ReactElement {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number } | null>(null)

  const wipe = (): void => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    context.fillStyle = '#000'
    context.fillRect(0, 0, SIZE, SIZE)
  }
  useEffect(wipe, [wipes])

  const read = (): void => {
    const pixels = canvas.current?.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, SIZE, SIZE).data
    if (!pixels) return
    const values = Float32Array.from({ length: SIZE * SIZE }, (_, i) => (pixels[i * 4] ?? 0) / 255)
    onDraw({ width: SIZE, height: SIZE, values })
  }
  const place = (event: PointerEvent<HTMLCanvasElement>): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: ((event.clientX - box.left) / box.width) * SIZE, y: ((event.clientY - box.top) / box.height) * SIZE }
  }
  const stroke = (event: PointerEvent<HTMLCanvasElement>): void => {
    const from = last.current
    const context = canvas.current?.getContext('2d')
    if (!from || !context) return
    const to = place(event)
    context.strokeStyle = '#fff'
    context.lineWidth = PEN
    context.lineCap = 'round'
    context.beginPath()
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
    context.stroke()
    last.current = to
    read()
  }
  return (
    <div className={classes['pad']}>
      <canvas
        ref={canvas}
        width={SIZE}
        height={SIZE}
        className={classes['slate']}
        role="img"
        aria-label={t('drawer.drawHere')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          last.current = place(event)
          stroke(event)
        }}
        onPointerMove={stroke}
        onPointerUp={() => (last.current = null)}
        onPointerCancel={() => (last.current = null)}
      />
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          wipe()
          onDraw(null)
        }}
      >
        {t('drawer.wipe')}
      </Button>
    </div>
  )
}
