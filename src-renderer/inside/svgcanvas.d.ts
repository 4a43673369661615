declare module 'svgcanvas' {
  /** A drawing context that writes down as SVG what is drawn with it. */
  export const Context: new (options: {
    readonly width: number
    readonly height: number
  }) => CanvasRenderingContext2D & {
    getSvg(): SVGSVGElement
  }
}
