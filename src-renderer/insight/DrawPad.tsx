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

interface Point {
  readonly x: number
  readonly y: number
}

function wipe(canvas: HTMLCanvasElement | null): void {
  const context = canvas?.getContext('2d', { willReadFrequently: true })
  if (!context) return
  context.fillStyle = '#000'
  context.fillRect(0, 0, SIZE, SIZE)
}

function drawLine(canvas: HTMLCanvasElement, from: Point, to: Point): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.strokeStyle = '#fff'
  context.lineWidth = PEN
  context.lineCap = 'round'
  context.beginPath()
  context.moveTo(from.x, from.y)
  context.lineTo(to.x, to.y)
  context.stroke()
}

function toPicture(canvas: HTMLCanvasElement): Picture {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, SIZE, SIZE).data
  const values = Float32Array.from({ length: SIZE * SIZE }, (_, i) => (pixels?.[i * 4] ?? 0) / 255)
  return { width: SIZE, height: SIZE, values }
}

function pointOf(event: PointerEvent<HTMLCanvasElement>): Point {
  const box = event.currentTarget.getBoundingClientRect()
  return { x: ((event.clientX - box.left) / box.width) * SIZE, y: ((event.clientY - box.top) / box.height) * SIZE }
}

/** A slate to draw a digit on, with mouse, pen or finger. White on black, as MNIST is. */
export default function DrawPad({ onDraw, wipes }: Props): ReactElement {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<Point | null>(null)
  useEffect(() => wipe(canvas.current), [wipes])

  const stroke = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!last.current) return
    const to = pointOf(event)
    drawLine(event.currentTarget, last.current, to)
    last.current = to
    onDraw(toPicture(event.currentTarget))
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
          last.current = pointOf(event)
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
          wipe(canvas.current)
          onDraw(null)
        }}
      >
        {t('drawer.wipe')}
      </Button>
    </div>
  )
}
