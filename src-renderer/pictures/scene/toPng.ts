/** Most pixels along a side that browsers draw. */
const MOST_SIDE = 16_000

/** A picture that was written as SVG, as PNG at `scale` times its size; a huge one as large as can be drawn. */
export function toPng(
  svg: string,
  size: { readonly width: number; readonly height: number },
  scale = 2,
): Promise<Blob> {
  const factor = Math.min(scale, MOST_SIDE / size.width, MOST_SIDE / size.height)
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => {
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(size.width * factor)
      canvas.height = Math.round(size.height * factor)
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be encoded.'))),
        'image/png',
      )
    }
    image.onerror = () => reject(new Error('The picture could not be drawn.'))
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  })
}
