import { useEffect, useRef, type ReactElement } from 'react'

interface Props {
  /** `height × width × channels` values, row after row. */
  readonly values: readonly number[]
  readonly width: number
  readonly height: number
  readonly channels: number
  /** Largest value, drawn white. */
  readonly top?: number
  /** Smallest value, drawn black. */
  readonly bottom?: number
  /** Size on the screen, px. */
  readonly size: number
  readonly label: string
}

/** A small picture from numbers, each pixel a square. */
export default function PixelImage({
  values,
  width,
  height,
  channels,
  top = 1,
  bottom = 0,
  size,
  label,
}: Props): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || width === 0 || height === 0) return
    const image = context.createImageData(width, height)
    for (let i = 0; i < width * height; i++) {
      for (let c = 0; c < 3; c++)
        image.data[i * 4 + c] =
          (((values[i * channels + Math.min(c, channels - 1)] ?? 0) - bottom) / (top - bottom)) * 255
      image.data[i * 4 + 3] = 255
    }
    context.putImageData(image, 0, 0)
  }, [values, width, height, channels, top, bottom])
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      style={{
        width: size,
        height: (size * height) / Math.max(1, width),
        imageRendering: 'pixelated',
        borderRadius: 4,
        outline: '1px solid var(--line)',
      }}
    />
  )
}
